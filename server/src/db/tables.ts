// The shape of every table, as TypeScript sees it. The truth is in migrations/. It computes nothing.
import type { Generated } from 'kysely'
import type { GatheringKind, Phase, Role } from '@circle/shared/gathering/state'

/** `withdrawn` and `silenced`: only the voice and the number of the note are kept, so that a replay never enters again. */
export type NoteStatus = 'undrawn' | 'drawn' | 'aside' | 'laid' | 'withdrawn' | 'silenced'

export interface Tables {
  account: {
    id: string
    sign_in_name: string
    words_hash: string | null
    created_at: Generated<Date>
    alone_since: Generated<Date | null> // belongs to no circle since
  }
  session: {
    id: Buffer // SHA-256 of the id in the cookie
    public_id: string
    account: string
    expires_at: Date
    own_device: Generated<boolean>
    given_at: Generated<Date>
  }
  circle: { id: string; name: string; created_at: Generated<Date> }
  enrolment: {
    circle: string
    account: string
    role: Role
    since: Generated<Date>
    mark: Generated<Buffer | null> // sealed
    let_in: Generated<boolean> // ever, into a gathering of this circle
    name_digests: Generated<Buffer | null> // of one who guides, as she was last called
  }
  enrolment_change: { id: Generated<string>; gathering: string; participant: string }
  invitation: {
    token_hash: Buffer // SHA-256 of the token in the link
    circle: string
    role: Role
    account: string | null
    expires_at: Date
    spent_at: Date | null
    id: Generated<string>
    made_by: string | null // until it is spent; null: by whoever runs the server
    made_at: Generated<Date>
    ended_at: Generated<Date | null>
    mark: Generated<Buffer | null> // sealed
  }
  gathering: {
    id: string
    circle: string
    kind: Generated<GatheringKind>
    topic: string
    reading: string | null
    door_words: string | null
    starts_at: Date
    ends_at: Date
    phase: Generated<Phase>
    next_deadline: Date | null
    closed_at: Date | null
    cancelled_at: Generated<Date | null>
    attended: number | null
    created_by: string | null
    created_at: Generated<Date>
  }
  participant: { gathering: string; id: string; account: string; agreed_version: string | null }
  gathering_state: { gathering: string; seq: number; sealed: Buffer }
  command: { gathering: string; name: Buffer; sealed: Buffer }
  traces_owed: { id: Generated<string> }
  process_lease: { process: string; expires_at: Date }
  connection: { id: string; gathering: string; participant: string; process: string }
  gathering_owner: { gathering: string; process: string; expires_at: Date }
  note: {
    id: string
    gathering: string
    tick: number
    voice: Buffer
    seq: number
    status: NoteStatus
    sealed: Buffer | null
    mark: Buffer | null
  }
  note_mark: { id: string; gathering: string; tick: number; mark: Buffer; about: Buffer }
  act_log: { gathering: string; at: Generated<Date>; act: string; facilitator: string | null }
}
