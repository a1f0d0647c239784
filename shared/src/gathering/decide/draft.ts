// One command being decided: the state as it becomes while events are emitted, one after another. It lives only inside `decide`.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import type { GatheringEvent, UntimedEvent } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { GatheringState, MediaId, Note, ParticipantId, Role } from '../state.ts'

/**
 * `role`: of her enrolment in the circle. `letInBefore`: she was let into a gathering of the circle before; a guide who never
 * was waits for the facilitator. `guidesMark`: what those who guide wrote to recognize her by, needed at the door only.
 */
export type Actor =
  | { kind: 'system' }
  | { kind: 'person'; who: ParticipantId; role: Role; letInBefore: boolean; guidesMark?: string | null }

/**
 * What the server knows of the bowl besides the state: a fresh random `channelKey`, the public key, the number of undrawn
 * notes, one of them at random for *draw*, the marks for a tick or for the end.
 */
export type BowlContext = { channelKey: string; publicKey: string; undrawn: number; pick: Note | null; marks: string[] }

/**
 * `now` in ms since 1970. `fresh`: 128 random bits, base64url. `reserved`: the name in this command belongs to another
 * woman who guides this circle, as the server remembers it.
 */
export type DecisionContext = {
  actor: Actor
  now: number
  fresh: string
  bowl: BowlContext
  reserved?: boolean
}

export type Draft = {
  state: GatheringState
  readonly events: GatheringEvent[]
  readonly now: number
  readonly who: ParticipantId // the acting person; '' for the system
  readonly role: Role
  readonly letInBefore: boolean
  readonly guidesMark: string | null
  readonly fresh: string
  readonly reserved: boolean
  readonly bowlContext: BowlContext
  joins: number
}

export function startDraft(state: GatheringState, context: DecisionContext): Draft {
  const { actor, now, fresh, bowl, reserved = false } = context
  const {
    who,
    role,
    letInBefore,
    guidesMark = null,
  } = actor.kind === 'person' ? actor : { who: '', role: 'member' as const, letInBefore: false }
  return { state, events: [], now, who, role, letInBefore, guidesMark, fresh, reserved, bowlContext: bowl, joins: 0 }
}

export function emit(draft: Draft, untimed: UntimedEvent): void {
  const event: GatheringEvent = { ...untimed, at: draft.now }
  draft.state = evolve(draft.state, event)
  draft.events.push(event)
}

/** The identity of the next media join this command makes. */
export function newMediaId(draft: Draft): MediaId {
  draft.joins += 1
  return `${draft.fresh}${draft.joins}`
}

/**
 * Who may send a command and when, checked before the rule itself. `seated`: present in the room.
 * `rest: false`: refused while the circle rests; `early: true`: also before the circle is open.
 */
export type Rule<T extends CommandType> = {
  by: 'system' | 'anyone' | 'seated' | 'facilitator'
  early: boolean
  rest: boolean
  /** Emits events, or refuses. A refusal discards the events emitted before it. */
  act(draft: Draft, command: CommandOf<T>): RefusalCode | void
}

export type Rules<T extends CommandType> = { [K in T]: Rule<K> }
