// What a change of her enrolment in the circle does to a gathering under way: she is out of it at once, or her seat has her
// new role. Who may change an enrolment is the circle's own rule, never this file's.
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
  // Whoever waits is let in with her new role: one who guides by a facilitator, by her name.
  if (seat === null) emit(draft, { type: 'role.changed', who, role: enrolment.role })
  else changeRole(draft, who, seat, enrolment.role)
}

/** From the room, from the door, or before she came: like a removal, and also of the facilitator. */
function noLongerBelongs(draft: Draft, who: ParticipantId): RefusalCode | void {
  if (seatOf(draft.state, who) !== null)
    return leaveRing(draft, who, () => emit(draft, { type: 'seat.left', who, how: 'removed' }))
  if (waitingOf(draft.state, who) === null && goneOf(draft.state, who) === 'removed') return 'already-so'
  emit(draft, { type: 'door.removed', who })
}

function changeRole(draft: Draft, who: ParticipantId, seat: Seat, role: Role): void {
  const guides = role !== 'member'
  // Before the opening only those who guide are inside.
  if (!guides && draft.state.phase === 'before') return sendToDoor(draft, who)
  // A facilitator is never listening, and a member who shares stands in the order.
  if (guides && seat.attendance === 'listening') {
    emit(draft, { type: 'attendance.changed', who, to: 'sharing', once: false, mediaId: newMediaId(draft) })
  } else if (guides && seat.once) emit(draft, { type: 'attendance.once', who, once: false })
  emit(draft, { type: 'role.changed', who, role })
  if (!guides && isGuiding(seat) && !draft.state.order.includes(who)) emit(draft, { type: 'order.stepped-in', who })
}
