// The bowl itself: its moments, its ticks, its channel key and who may write into it. Of no note it knows who wrote it.
import { levelOf, mayTake, slotOf, takesNotes } from '../bowl.ts'
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import type { EventType } from '../events.ts'
import { pieceWith, unfinishedRound } from '../order.ts'
import { seatOf } from '../people.ts'
import { lengths, type GatheringState } from '../state.ts'
import { tell, type Play, type Rules } from './play.ts'

type BowlCommands = Extract<CommandType, `bowl.${string}` | `credential.${string}`>

const steering = { by: 'facilitator', early: false, rest: true } as const
const bySystem = { by: 'system', early: true, rest: true } as const

export const bowlRules: Rules<BowlCommands> = {
  'bowl.announce': { ...steering, act: announce },
  'bowl.close': {
    ...steering,
    act: (play) => {
      if ((play.state.bowl?.moment ?? 'none') === 'none') return 'already-so'
      tell(play, { type: 'bowl.closed' })
    },
  },
  'bowl.doubt': {
    by: 'seated',
    early: false,
    rest: true,
    act: (play) => {
      const { bowl } = play.state
      if (bowl === null) return 'bowl-shut'
      if (bowl.doubts.includes(play.who)) return 'already-so'
      tell(play, { type: 'bowl.doubted', who: play.who })
    },
  },
  'bowl.tick': { ...bySystem, act: tick },
  'credential.take': { ...bySystem, act: takeCredential },
}

/** With nothing to wait for, "after this" is now. */
function announce(play: Play, { when }: CommandOf<'bowl.announce'>): RefusalCode | void {
  const { bowl } = play.state
  if (bowl === null) return 'bowl-shut'
  if (bowl.moment === 'open' || bowl.moment === when) return 'already-so'
  if (when === 'now' || isReached(play.state, when)) tell(play, { type: 'bowl.opened' })
  else tell(play, { type: 'bowl.announced', moment: when })
}

/** A round that lies under another way of speaking is waited for: it is over when the facilitator closes it. */
const isReached = (state: GatheringState, moment: 'after-turn' | 'after-round'): boolean =>
  moment === 'after-turn' ? pieceWith(state) === null : unfinishedRound(state) === null

function tick(play: Play, command: CommandOf<'bowl.tick'>): RefusalCode | void {
  const { now, state, given } = play
  const { bowl } = state
  if (bowl === null || command.tick !== bowl.tick + 1 || now < bowl.tickAt) return 'already-so'
  // One that came late, after an outage, does not call up those that were missed.
  const tickAt = bowl.tickAt + lengths.tick > now ? bowl.tickAt + lengths.tick : now + lengths.tick
  tell(play, { type: 'bowl.ticked', tick: command.tick, tickAt, marks: given.marks, entered: takesNotes(state) })
  if (bowl.toCloth.length > 0) tell(play, { type: 'cloth.grown', ids: bowl.toCloth.map(({ id }) => id) })
}

/**
 * The same element again is granted and tells nothing: a reply that was lost burns no credential. Nobody who guides can
 * allow one more, nor see who took how many: a press that only a writer needs would tell who she is.
 */
function takeCredential(play: Play, { who, element }: CommandOf<'credential.take'>): RefusalCode | void {
  const { bowl } = play.state
  if (play.state.phase === 'before') return 'not-open'
  if (bowl === null) return 'bowl-shut'
  if (seatOf(play.state, who) === null) return 'not-admitted'
  if (slotOf(bowl, who)?.elements.includes(element)) return
  if (!mayTake(bowl, who)) return 'credential-later'
  tell(play, { type: 'credential.taken', who, element })
}

/** With the opening. A circle of two has none: with one member no note is anonymous. */
export function prepareBowl(play: Play): void {
  if (play.state.kind === 'one-to-one') return
  const { publicKey, channelKey } = play.given
  tell(play, { type: 'bowl.prepared', publicKey, channelKey, tickAt: play.now + lengths.tick })
}

/** Just before the end: every author has her final mark by then. */
export function finishBowl(play: Play): void {
  if (play.state.bowl !== null) tell(play, { type: 'bowl.finished', marks: play.given.marks })
}

const goings: readonly EventType[] = ['seat.left', 'seat.sent-back']
const happened = (play: Play, ...types: EventType[]) => play.events.some(({ type }) => types.includes(type))

/** What follows by itself: a new channel key after a leave, the announced moment, and the word on the desk when a turn ends. */
export function settleBowl(play: Play): void {
  if (play.state.bowl === null) return
  if (happened(play, ...goings)) tell(play, { type: 'bowl.channel-key-changed', channelKey: play.given.channelKey })
  const { moment } = play.state.bowl
  const waits = moment === 'after-turn' || moment === 'after-round'
  if (waits && isReached(play.state, moment)) tell(play, { type: 'bowl.opened' })
  const level = levelOf(play.given.undrawn)
  const looks = happened(play, 'piece.ended', 'bowl.opened')
  if (looks && level !== play.state.bowl.level) tell(play, { type: 'bowl.looked', level })
}
