// What the database holds of one gathering, opened with its key before it is erased, and what its processes told of: state,
// commands with their events, and notes. It reads and judges nothing.
import { gatheringsRepository } from '@circle/server/gatherings/gatherings.repository'
import { keysIn } from '@circle/server/gatherings/keys'
import { openCommand, openState } from '@circle/server/gatherings/record'
import { nameOfCommand } from '@circle/server/gatherings/sealing'
import { openNote, voiceOf } from '@circle/server/bowl/note-sealing'
import type { Command } from '@circle/shared/gathering/commands'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { type GatheringState, newGathering } from '@circle/shared/gathering/state'
import type { Ack } from '@circle/shared/socket'
import type { NoteStatus } from '@circle/server/db/tables'
import type { Environment } from './environment.ts'

/** `row`: what its row answers; null: it has none. */
export type KeptCommand = {
  by: string
  id: string
  command: Command
  answer: Ack
  row: Ack | null
  first: number
  last: number
}
export type KeptNote = {
  id: string
  tick: number
  voice: string
  seq: number
  status: NoteStatus
  words: { text: string; nonce: Uint8Array } | null
}
export type GatheringRecord = {
  first: GatheringState
  state: GatheringState
  events: GatheringEvent[]
  commands: KeptCommand[]
  /** Rows of commands that nobody told of. */
  strangers: number
  notes: KeptNote[]
  voiceName: (pub: Uint8Array) => string
}

/** The state alone, in the middle of everything; null before the first event and after the erasure. */
export async function readState({ db, dataDir }: Environment, gathering: string): Promise<GatheringState | null> {
  const loaded = await gatheringsRepository(db).load(db, gathering)
  const key = await keysIn(dataDir).find(gathering)
  return loaded?.kept && key ? openState(loaded, key).state : null
}

/** Throws when there is nothing to read any more. */
export async function readRecord({ db, dataDir, happened }: Environment, gathering: string): Promise<GatheringRecord> {
  const key = await keysIn(dataDir).find(gathering)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const repository = gatheringsRepository(trx)
      const loaded = await repository.load(trx, gathering)
      if (!loaded?.kept || !key) throw new Error('Nothing of this gathering is there any more.')
      const { state } = openState(loaded, key)
      const rows = new Map(
        (await trx.selectFrom('command').selectAll().where('gathering', '=', gathering).execute()).map((row) => [
          row.name.toString('hex'),
          openCommand(key, gathering, row).answer,
        ]),
      )
      const told = happened(gathering).filter(({ after }) => after < state.seq)
      const commands = told.map(({ by, id, command, answer, after, events }) => ({
        by,
        id,
        command,
        answer,
        row: rows.get(nameOfCommand(key, by, id).toString('hex')) ?? null,
        first: after + 1,
        last: after + events.length,
      }))
      const notes = await trx.selectFrom('note').selectAll().where('gathering', '=', gathering).execute()
      const { id, kind, topic, startsAt, endsAt, doorWords } = loaded.plan
      return {
        first: newGathering({ id, kind, topic, startsAt, endsAt, doorWords }),
        state,
        events: told.flatMap(({ events }) => events),
        commands,
        strangers: rows.size - commands.filter(({ row }) => row !== null).length,
        notes: notes.map(({ id: note, tick, voice, seq, status, sealed }) => ({
          id: note,
          tick,
          voice: voice.toString('hex'),
          seq,
          status,
          words: sealed ? openNote(key, gathering, note, sealed) : null,
        })),
        voiceName: (pub) => voiceOf(key, pub).toString('hex'),
      }
    })
}
