// The ring of the sharing women: who stands where, who shares and who listens, who leaves.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { moved } from '../order.ts'
import { isGuiding, isHere, seatOf } from '../people.ts'
import { lengths, type ParticipantId } from '../state.ts'
import { newMediaId, tell, type Play, type Rules } from './play.ts'
import { endTurnOf, goOn } from './turn.ts'

type RingCommands = Extract<CommandType, 'seat.leave' | 'attendance.change' | `order.${string}`>

export const ringRules: Rules<RingCommands> = {
  'seat.leave': {
    by: 'seated',
    early: true,
    rest: true,
    act: (play) => {
      outOfRing(play, play.who, () => tell(play, { type: 'seat.left', who: play.who, how: 'left' }))
    },
  },
  'attendance.change': { by: 'seated', early: true, rest: true, act: changeAttendance },
  'order.move': { by: 'facilitator', early: true, rest: true, act: moveInOrder },
  'order.step-out': {
    by: 'facilitator',
    early: true,
    rest: true,
    act: (play) => {
      if (!play.state.order.includes(play.who)) return 'not-in-order'
      outOfRing(play, play.who, () => tell(play, { type: 'order.stepped-out', who: play.who }))
    },
  },
  'order.step-in': {
    by: 'facilitator',
    early: true,
    rest: true,
    act: (play) => {
      if (play.state.order.includes(play.who)) return 'already-so'
      tell(play, { type: 'order.stepped-in', who: play.who })
    },
  },
}

/** Whoever goes out of the ring: her turn is over first, then she goes, then the piece goes on. */
export function outOfRing(play: Play, who: ParticipantId, goes: () => void): void {
  const hadPiece = endTurnOf(play, who)
  goes()
  if (hadPiece) goOn(play)
}

/** To the waiting room, with the name she has. */
export function sendBack(play: Play, who: ParticipantId): void {
  const keptUntil = isHere(seatOf(play.state, who)) ? null : play.now + lengths.waitingPlace
  outOfRing(play, who, () => tell(play, { type: 'seat.sent-back', who, keptUntil, by: play.who || null }))
}

/** By herself, or by one who guides: then she is told by whom. */
export function toListening(play: Play, who: ParticipantId): void {
  const by = play.who === who ? {} : { by: play.who }
  outOfRing(play, who, () => {
    tell(play, { type: 'attendance.changed', who, to: 'listening', once: false, mediaId: newMediaId(play), ...by })
  })
}

function changeAttendance(play: Play, command: CommandOf<'attendance.change'>): RefusalCode | void {
  const { to, once = false } = command
  const { who } = play
  const seat = seatOf(play.state, who)
  if (seat === null) return 'not-admitted'
  if (isGuiding(seat)) return to === 'listening' ? 'facilitator-stays' : 'already-so'
  if (to === 'listening') return seat.attendance === to ? 'already-so' : toListening(play, who)
  if (seat.attendance === 'listening') {
    tell(play, { type: 'attendance.changed', who, to, once, mediaId: newMediaId(play) })
    return
  }
  if (seat.once === once) return 'already-so'
  tell(play, { type: 'attendance.once', who, once })
}

function moveInOrder(play: Play, { who, before }: CommandOf<'order.move'>): RefusalCode | void {
  const { order } = play.state
  if (!order.includes(who) || (before !== null && !order.includes(before))) return 'not-in-order'
  if (who === before || moved(order, who, before).every((one, place) => one === order[place])) return 'already-so'
  tell(play, { type: 'order.moved', who, before })
}
