// What a change of a woman's enrolment in the circle does to a gathering under way: she is out of it at once, or her seat has
// the new role. The circle's service decides who may change an enrolment, never this file.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { goneOf, isGuiding, seatOf, waitingOf } from '../people.ts'
import type { ParticipantId, Role, Seat } from '../state.ts'
import { newMediaId, emit, type Draft, type Rules } from './draft.ts'
import { leaveRing, sendToDoor } from './ring.ts'

type EnrolmentCommands = Extract<CommandType, `enrolment.${string}`>

export const enrolmentRules: Rules<EnrolmentCommands> = {
  'enrolment.change': { by: 'system', early: true, rest: true, act: change },
}

function change(draft: Draft, { who, enrolment }: CommandOf<'enrolment.change'>): RefusalCode | void {
  if (enrolment === null) return noLongerBelongs(draft, who)
  const { seat, place } = { seat: seatOf(draft.state, who), place: waitingOf(draft.state, who) }
  if (seat === null && place === null) return 'not-here'
  const sameMark = ((seat ?? place)?.guidesMark ?? null) === enrolment.guidesMark
  const sameRole = ((seat ?? place)?.role ?? 'member') === enrolment.role
  if (sameMark && sameRole) return 'already-so'
  if (!sameMark) emit(draft, { type: 'mark.changed', who, guidesMark: enrolment.guidesMark })
  if (sameRole) return
  // A waiting woman is let in with her new role: a guide by a facilitator, by her name.
  if (seat === null) emit(draft, { type: 'role.changed', who, role: enrolment.role })
  else changeRole(draft, who, seat, enrolment.role)
}

/** She is out of the room, off the door, or never comes: like a removal, which here reaches the facilitator too. */
function noLongerBelongs(draft: Draft, who: ParticipantId): RefusalCode | void {
  if (seatOf(draft.state, who) !== null)
    return leaveRing(draft, who, () => emit(draft, { type: 'seat.left', who, how: 'removed' }))
  if (waitingOf(draft.state, who) === null && goneOf(draft.state, who) === 'removed') return 'already-so'
  emit(draft, { type: 'door.removed', who })
}

function changeRole(draft: Draft, who: ParticipantId, seat: Seat, role: Role): void {
  const guides = role !== 'member'
  // Before the opening only guides are inside.
  if (!guides && draft.state.phase === 'before') return sendToDoor(draft, who)
  // A facilitator is never listening, and a member who shares stands in the order.
  if (guides && seat.attendance === 'listening') {
    emit(draft, { type: 'attendance.changed', who, to: 'sharing', once: false, mediaId: newMediaId(draft) })
  } else if (guides && seat.once) emit(draft, { type: 'attendance.once', who, once: false })
  emit(draft, { type: 'role.changed', who, role })
  if (!guides && isGuiding(seat) && !draft.state.order.includes(who)) emit(draft, { type: 'order.stepped-in', who })
}
