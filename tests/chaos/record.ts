// What the database holds of one gathering, opened with its key before it is erased: state, log, commands and notes.
// It reads and judges nothing.
import { gatheringsRepository } from '@circle/server/gatherings/gatherings.repository'
import { keysIn } from '@circle/server/gatherings/keys'
import { openEvent, openState } from '@circle/server/gatherings/record'
import { openNote, voiceOf } from '@circle/server/bowl/note-sealing'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { type GatheringState, newGathering } from '@circle/shared/gathering/state'
import type { Ack } from '@circle/shared/socket'
import type { NoteStatus } from '@circle/server/db/tables'
import type { Ground } from './ground.ts'

export type KeptCommand = { by: string; id: string; answer: Ack; first: number; last: number }
export type KeptNote = { id: string; tick: number; voice: string; seq: number; status: NoteStatus; words: { text: string; nonce: Uint8Array } | null }
export type GatheringRecord = {
  first: GatheringState
  state: GatheringState
  seqs: number[]
  events: GatheringEvent[]
  commands: KeptCommand[]
  notes: KeptNote[]
  voiceName: (pub: Uint8Array) => string
}

/** The state alone, in the middle of everything; null before the first event and after the erasure. */
export async function readState({ db, dataDir }: Ground, gathering: string): Promise<GatheringState | null> {
  const loaded = await gatheringsRepository(db).load(db, gathering, '', '')
  const key = await keysIn(dataDir).find(gathering)
  return loaded?.kept && key ? openState(loaded, key).state : null
}

/** Throws when there is nothing to read any more. */
export async function readRecord({ db, dataDir }: Ground, gathering: string): Promise<GatheringRecord> {
  const key = await keysIn(dataDir).find(gathering)
  return db.transaction().setIsolationLevel('repeatable read').execute(async (trx) => {
    const repository = gatheringsRepository(trx)
    const loaded = await repository.load(trx, gathering, '', '')
    if (!loaded?.kept || !key) throw new Error('Nothing of this gathering is there any more.')
    const kept = await repository.events(gathering)
    const commands = await trx.selectFrom('command').selectAll().where('gathering', '=', gathering).orderBy('first_seq').execute()
    const notes = await trx.selectFrom('note').selectAll().where('gathering', '=', gathering).execute()
    const { id, kind, topic, startsAt, endsAt, doorWords } = loaded.plan
    return {
      first: newGathering({ id, kind, topic, startsAt, endsAt, doorWords }),
      state: openState(loaded, key).state,
      seqs: kept.map(({ seq }) => seq),
      events: kept.map((each) => openEvent(key, gathering, each)),
      commands: commands.map((row) => ({ by: row.participant, id: row.id, answer: row.answer, first: row.first_seq, last: row.last_seq })),
      notes: notes.map(({ id: note, tick, voice, seq, status, sealed }) => ({
        id: note, tick, voice: voice.toString('hex'), seq, status, words: sealed ? openNote(key, gathering, note, sealed) : null,
      })),
      voiceName: (pub) => voiceOf(key, pub).toString('hex'),
    }
  })
}
