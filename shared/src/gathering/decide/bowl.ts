// The rules of the bowl: its moments, its ticks, its channel key and who may take a credential. They cannot know who wrote a note.
import { levelOf, mayTakeCredential, slotOf, takesNotes } from '../bowl.ts'
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import type { EventType } from '../events.ts'
import { pieceWith, unfinishedRound } from '../order.ts'
import { seatOf } from '../people.ts'
import { durations, type GatheringState } from '../state.ts'
import { emit, type Draft, type Rules } from './draft.ts'

type BowlCommands = Extract<CommandType, `bowl.${string}` | `credential.${string}`>

const steering = { by: 'facilitator', early: false, rest: true } as const
const bySystem = { by: 'system', early: true, rest: true } as const

export const bowlRules: Rules<BowlCommands> = {
  'bowl.announce': { ...steering, act: announce },
  'bowl.close': {
    ...steering,
    act: (draft) => {
      if ((draft.state.bowl?.moment ?? 'none') === 'none') return 'already-so'
      emit(draft, { type: 'bowl.closed' })
    },
  },
  'bowl.doubt': {
    by: 'seated',
    early: false,
    rest: true,
    act: (draft) => {
      const { bowl } = draft.state
      if (bowl === null) return 'bowl-shut'
      if (bowl.doubts.includes(draft.who)) return 'already-so'
      emit(draft, { type: 'bowl.doubted', who: draft.who })
    },
  },
  'bowl.tick': { ...bySystem, act: tick },
  'credential.take': { ...bySystem, act: takeCredential },
}

/** When there is nothing to wait for, "after this" is now. */
function announce(draft: Draft, { when }: CommandOf<'bowl.announce'>): RefusalCode | void {
  const { bowl } = draft.state
  if (bowl === null) return 'bowl-shut'
  if (bowl.moment === 'open' || bowl.moment === when) return 'already-so'
  if (when === 'now' || isReached(draft.state, when)) emit(draft, { type: 'bowl.opened' })
  else emit(draft, { type: 'bowl.announced', moment: when })
}

/** A round that lies under another mode still counts: it is over when the facilitator closes it. */
const isReached = (state: GatheringState, moment: 'after-turn' | 'after-round'): boolean =>
  moment === 'after-turn' ? pieceWith(state) === null : unfinishedRound(state) === null

function tick(draft: Draft, command: CommandOf<'bowl.tick'>): RefusalCode | void {
  const { now, state, bowlContext } = draft
  const { bowl } = state
  if (bowl === null || command.tick !== bowl.tick + 1 || now < bowl.tickAt) return 'already-so'
  // A tick that comes late, after an outage, does not make up for the missed ones.
  const tickAt = bowl.tickAt + durations.tick > now ? bowl.tickAt + durations.tick : now + durations.tick
  emit(draft, { type: 'bowl.ticked', tick: command.tick, tickAt, marks: bowlContext.marks, entered: takesNotes(state) })
  if (bowl.toCloth.length > 0) emit(draft, { type: 'cloth.grown', ids: bowl.toCloth.map(({ id }) => id) })
}

/**
 * The same element is granted again without an event: a lost reply costs no credential. Those who guide can neither allow one
 * more nor see who took how many: a press that only a writer needs would reveal her.
 */
function takeCredential(draft: Draft, { who, element }: CommandOf<'credential.take'>): RefusalCode | void {
  const { bowl } = draft.state
  if (draft.state.phase === 'before') return 'not-open'
  if (bowl === null) return 'bowl-shut'
  if (seatOf(draft.state, who) === null) return 'not-admitted'
  if (slotOf(bowl, who)?.elements.includes(element)) return
  if (!mayTakeCredential(bowl, who)) return 'credential-later'
  emit(draft, { type: 'credential.taken', who, element })
}

/** At the opening. A circle of two has no bowl: with one member no note is anonymous. */
export function prepareBowl(draft: Draft): void {
  if (draft.state.kind === 'one-to-one') return
  const { publicKey, channelKey } = draft.bowlContext
  emit(draft, { type: 'bowl.prepared', publicKey, channelKey, tickAt: draft.now + durations.tick })
}

/** Just before the end: every author gets her final mark. */
export function finishBowl(draft: Draft): void {
  if (draft.state.bowl !== null) emit(draft, { type: 'bowl.finished', marks: draft.bowlContext.marks })
}

const goings: readonly EventType[] = ['seat.left', 'seat.sent-back']
const happened = (draft: Draft, ...types: EventType[]) => draft.events.some(({ type }) => types.includes(type))

/** What follows by itself: a new channel key after a leave, the announced moment, and the level on the desk after a turn. */
export function settleBowl(draft: Draft): void {
  if (draft.state.bowl === null) return
  if (happened(draft, ...goings))
    emit(draft, { type: 'bowl.channel-key-changed', channelKey: draft.bowlContext.channelKey })
  const { moment } = draft.state.bowl
  const waits = moment === 'after-turn' || moment === 'after-round'
  if (waits && isReached(draft.state, moment)) emit(draft, { type: 'bowl.opened' })
  const level = levelOf(draft.bowlContext.undrawn)
  const looks = happened(draft, 'piece.ended', 'bowl.opened')
  if (looks && level !== draft.state.bowl.level) emit(draft, { type: 'bowl.looked', level })
}
