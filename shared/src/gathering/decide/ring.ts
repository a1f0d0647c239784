// The rules of the ring: the order, sharing and listening, leaving.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { withMoved } from '../order.ts'
import { isGuiding, isHere, seatOf } from '../people.ts'
import { durations, type ParticipantId } from '../state.ts'
import { newMediaId, emit, type Draft, type Rules } from './draft.ts'
import { endTurnOf, goOn } from './turn.ts'

type RingCommands = Extract<CommandType, 'seat.leave' | 'attendance.change' | `order.${string}`>

export const ringRules: Rules<RingCommands> = {
  'seat.leave': {
    by: 'seated',
    early: true,
    rest: true,
    act: (draft) => {
      leaveRing(draft, draft.who, () => emit(draft, { type: 'seat.left', who: draft.who, how: 'left' }))
    },
  },
  'attendance.change': { by: 'seated', early: true, rest: true, act: changeAttendance },
  'order.move': { by: 'facilitator', early: true, rest: true, act: moveInOrder },
  'order.step-out': {
    by: 'facilitator',
    early: true,
    rest: true,
    act: (draft) => {
      if (!draft.state.order.includes(draft.who)) return 'not-in-order'
      leaveRing(draft, draft.who, () => emit(draft, { type: 'order.stepped-out', who: draft.who }))
    },
  },
  'order.step-in': {
    by: 'facilitator',
    early: true,
    rest: true,
    act: (draft) => {
      if (draft.state.order.includes(draft.who)) return 'already-so'
      emit(draft, { type: 'order.stepped-in', who: draft.who })
    },
  },
}

/** Somebody leaves the ring: first her turn ends, then she goes, then the piece goes on. */
export function leaveRing(draft: Draft, who: ParticipantId, goes: () => void): void {
  const hadPiece = endTurnOf(draft, who)
  goes()
  if (hadPiece) goOn(draft)
}

/** Back to the waiting room, under the same name. */
export function sendToDoor(draft: Draft, who: ParticipantId): void {
  const keptUntil = isHere(seatOf(draft.state, who)) ? null : draft.now + durations.waitingPlace
  leaveRing(draft, who, () => emit(draft, { type: 'seat.sent-back', who, keptUntil, by: draft.who || null }))
}

/** By herself, or by a guide: then she is told by whom. */
export function moveToListening(draft: Draft, who: ParticipantId): void {
  const by = draft.who === who ? {} : { by: draft.who }
  leaveRing(draft, who, () => {
    emit(draft, { type: 'attendance.changed', who, to: 'listening', once: false, mediaId: newMediaId(draft), ...by })
  })
}

function changeAttendance(draft: Draft, command: CommandOf<'attendance.change'>): RefusalCode | void {
  const { to, once = false } = command
  const { who } = draft
  const seat = seatOf(draft.state, who)
  if (seat === null) return 'not-admitted'
  if (isGuiding(seat)) return to === 'listening' ? 'facilitator-stays' : 'already-so'
  if (to === 'listening') return seat.attendance === to ? 'already-so' : moveToListening(draft, who)
  if (seat.attendance === 'listening') {
    emit(draft, { type: 'attendance.changed', who, to, once, mediaId: newMediaId(draft) })
    return
  }
  if (seat.once === once) return 'already-so'
  emit(draft, { type: 'attendance.once', who, once })
}

function moveInOrder(draft: Draft, { who, before }: CommandOf<'order.move'>): RefusalCode | void {
  const { order } = draft.state
  if (!order.includes(who) || (before !== null && !order.includes(before))) return 'not-in-order'
  if (who === before || withMoved(order, who, before).every((one, place) => one === order[place])) return 'already-so'
  emit(draft, { type: 'order.moved', who, before })
}
