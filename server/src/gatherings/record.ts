// What is stored of a gathering, sealed: its state with the instant of its last event, and the answers to its commands. Events
// are not stored: nothing would read them. It must not decide anything, nor read the clock.
import type { KeyObject } from 'node:crypto'
import { type GatheringState, newGathering } from '@circle/shared/gathering/state'
import { readStoredState } from '@circle/shared/gathering/stored-state'
import type { Ack } from '@circle/shared/socket'
import type { SealedState, Loaded, PlannedGathering } from './gatherings.repository.ts'
import { placeOfCommand, placeOfState, seal, unseal } from './sealing.ts'

/** In bytes. A full hour of 25 women takes 21,944 (record.test.ts). */
const STATE_BLOCK = 32_768
const COMMAND_BLOCK = 256

/** A state with the instant of its last event. */
export type Dated = { at: number; state: GatheringState }

export const sealState = (key: KeyObject, { at, state }: Dated): SealedState => ({
  seq: state.seq,
  sealed: seal(key, placeOfState(state.id, state.seq), { at, state }, STATE_BLOCK),
})

/** `digest`: of the command that was answered. */
export type CommandAnswer = { digest: string; answer: Ack }
export type SealedCommand = { name: Buffer; sealed: Buffer }

export const sealCommand = (
  key: KeyObject,
  gathering: string,
  name: Buffer,
  answered: CommandAnswer,
): SealedCommand => ({
  name,
  sealed: seal(key, placeOfCommand(gathering, name), answered, COMMAND_BLOCK),
})

export const openCommand = (key: KeyObject, gathering: string, { name, sealed }: SealedCommand): CommandAnswer =>
  unseal(key, placeOfCommand(gathering, name), sealed) as CommandAnswer

/**
 * The state as the database has it. Nothing is stored before a gathering begins to live, and after it was erased. Throws when
 * the words are there and their key is not: that is a lost volume, and never the ordinary end.
 */
export function openState({ plan, kept }: Pick<Loaded, 'plan' | 'kept'>, key: KeyObject | null): Dated {
  if (kept && key) {
    const { at, state } = unseal(key, placeOfState(plan.id, kept.seq), kept.sealed) as Dated
    return { at, state: readStoredState(state) }
  }
  if (!kept || plan.phase === 'ended') return { at: 0, state: firstState(plan) }
  throw new Error('The key of a living gathering is missing: is the keys folder the one of this database?')
}

function firstState({
  id,
  kind,
  topic,
  startsAt,
  endsAt,
  doorWords,
  phase,
  closedAt,
  cancelled,
}: PlannedGathering): GatheringState {
  const fresh = newGathering({ id, kind, topic, startsAt, endsAt, doorWords })
  return phase === 'ended' ? { ...fresh, phase, endedAt: closedAt, cancelled } : fresh
}
