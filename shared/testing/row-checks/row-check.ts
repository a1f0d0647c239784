// One row of the rules as a check on a step: `when` the row applies, and `then` the outcome that must follow. The cases
// prove each row by one example; these checks prove it in every state the walks reach. For tests only.
import type { Step } from '../invariants.ts'
import { expectedNext } from '../invariants/expected-rights.ts'
import type { CommandOf, CommandType } from '../../src/gathering/commands.ts'
import type { RefusalCode } from '../../src/errors.ts'
import type { GatheringState, ParticipantId, Piece } from '../../src/gathering/state.ts'

/** `then` is asked only when `when` holds; false means that the row is broken. */
export type RowCheck = { when(step: Step): boolean; then(step: Step): boolean }

export const offered = (state: GatheringState) => (state.piece.at === 'offered' ? state.piece : null)
export const held = (state: GatheringState) => (state.piece.at === 'held' ? state.piece : null)
export const silent = (state: GatheringState) => ((held(state)?.silentUntil ?? null) === null ? null : held(state))
export const keptUntil = (state: GatheringState): number | null => held(state)?.keptUntil ?? null
export const lies = (state: GatheringState) => (state.piece.at === 'note' ? state.piece : null)
/** Something was promised for the end of this turn: a note, or the bowl. */
export const waits = ({ bowl }: GatheringState): boolean =>
  bowl !== null && (bowl.toLay !== null || bowl.moment === 'after-turn')
export const centre = (state: GatheringState): boolean => state.piece.at === 'centre'
export const inRound = (state: GatheringState): boolean =>
  state.mode === 'round' && state.round !== null && !state.round.over
export const guided = (state: GatheringState): boolean =>
  Object.values(state.seats).some((seat) => seat.role !== 'member' && seat.presence.is === 'here')
export const here = (state: GatheringState, who: ParticipantId): boolean => state.seats[who]?.presence.is === 'here'
export const dropped = (state: GatheringState, who: ParticipantId): boolean =>
  state.seats[who]?.presence.is === 'dropped'

/** The command when it is of this type and was accepted. */
export const did = <T extends CommandType>({ command, answer }: Step, type: T): CommandOf<T> | null =>
  answer.ok && command.type === type ? (command as CommandOf<T>) : null
export const asked = <T extends CommandType>({ command }: Step, type: T): CommandOf<T> | null =>
  command.type === type ? (command as CommandOf<T>) : null
export const by = ({ actor }: Step): ParticipantId => (actor.kind === 'person' ? actor.who : '')
export const code = ({ answer }: Step): RefusalCode | null => (answer.ok ? null : answer.code)

/** In a round, held as her own turn by her who acts, and neither a lapse nor a mode is waiting. */
export const herTurn = (step: Step): boolean => inRound(step.before) && held(step.before)?.by === by(step)

export const isDone = ({ round }: GatheringState, who: ParticipantId): boolean => round?.done.includes(who) ?? false
export const isLate = ({ round }: GatheringState, who: ParticipantId): boolean => round?.late.includes(who) ?? false
export const had = ({ round }: GatheringState, who: ParticipantId): boolean => round?.finished.includes(who) ?? false

/**
 * After `who` was marked, the piece went where the definition of next sends it; to the note that waited; without a
 * guide, with a planned mode or for the bowl to the centre.
 */
export function wentOn({ before, after }: Step, who: ParticipantId, mark: 'done' | 'late' | 'gone'): boolean {
  const { round } = before
  if (round === null) return false
  if (before.modeNext !== null && after.mode !== before.modeNext) return false
  // Nobody guided when it could have gone on: one who waited to guide is seated only then.
  const cameToGuide = Object.keys(after.seats).some((one) => before.seats[one] === undefined)
  if (!guided(after)) return centre(after)
  if (cameToGuide) return centre(after) || lies(after) !== null
  const toLay = before.bowl?.toLay ?? null
  if (toLay !== null) return lies(after)?.id === toLay.id
  if (before.modeNext !== null || waits(before)) return centre(after)
  const late = round.late.filter((one) => one !== who)
  const marked: GatheringState = {
    ...before,
    modeNext: null,
    piece: { at: 'centre', turn: 0 } satisfies Piece,
    seats: {
      ...before.seats,
      [who]: after.seats[who] ?? { ...before.seats[who]!, presence: { is: 'dropped', since: 0, connection: '' } },
    },
    round: {
      ...round,
      late: mark === 'late' ? [...late, who] : late,
      done: mark === 'late' ? round.done : [...round.done, who],
    },
  }
  const next = expectedNext(marked)
  return next === null ? centre(after) : offered(after)?.to === next && after.piece.turn > before.piece.turn
}

/** Silent or lost: late once, done the second time; unless she had her turn already. */
export function lapsedOf({ before }: Step, who: ParticipantId): 'done' | 'late' {
  const again = before.round?.lapsed.includes(who) || before.round?.done.includes(who)
  return again ? 'done' : 'late'
}

export function marked({ after }: Step, who: ParticipantId, mark: 'done' | 'late'): boolean {
  return mark === 'done' ? isDone(after, who) && !isLate(after, who) : isLate(after, who) && !isDone(after, who)
}

/** What others see of nothing having happened. */
export const unchanged = (before: unknown, after: unknown): boolean => JSON.stringify(before) === JSON.stringify(after)

/** A row that is a state, whatever led to it. */
export const row = (when: (state: GatheringState) => boolean, then: (state: GatheringState) => boolean): RowCheck => ({
  when: ({ after }) => when(after),
  then: ({ after }) => then(after),
})
