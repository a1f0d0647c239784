// What a change of her enrolment in the circle does to a gathering under way: she is out of it at once, or her seat has her
// new role. Who may change an enrolment is the circle's own rule, never this file's.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { goneOf, isGuiding, seatOf, waitingOf } from '../people.ts'
import type { ParticipantId, Role, Seat } from '../state.ts'
import { newMediaId, tell, type Play, type Rules } from './play.ts'
import { outOfRing, sendBack } from './ring.ts'

type EnrolmentCommands = Extract<CommandType, `enrolment.${string}`>

export const enrolmentRules: Rules<EnrolmentCommands> = {
  'enrolment.change': { by: 'system', early: true, rest: true, act: change },
}

function change(play: Play, { who, enrolment }: CommandOf<'enrolment.change'>): RefusalCode | void {
  if (enrolment === null) return noLongerBelongs(play, who)
  const { seat, place } = { seat: seatOf(play.state, who), place: waitingOf(play.state, who) }
  if (seat === null && place === null) return 'not-here'
  const sameMark = ((seat ?? place)?.guidesMark ?? null) === enrolment.guidesMark
  const sameRole = ((seat ?? place)?.role ?? 'member') === enrolment.role
  if (sameMark && sameRole) return 'already-so'
  if (!sameMark) tell(play, { type: 'mark.changed', who, guidesMark: enrolment.guidesMark })
  if (sameRole) return
  // Whoever waits is let in with her new role: one who guides by a facilitator, by her name.
  if (seat === null) tell(play, { type: 'role.changed', who, role: enrolment.role })
  else changeRole(play, who, seat, enrolment.role)
}

/** From the room, from the door, or before she came: like a removal, and also of the facilitator. */
function noLongerBelongs(play: Play, who: ParticipantId): RefusalCode | void {
  if (seatOf(play.state, who) !== null)
    return outOfRing(play, who, () => tell(play, { type: 'seat.left', who, how: 'removed' }))
  if (waitingOf(play.state, who) === null && goneOf(play.state, who) === 'removed') return 'already-so'
  tell(play, { type: 'door.removed', who })
}

function changeRole(play: Play, who: ParticipantId, seat: Seat, role: Role): void {
  const guides = role !== 'member'
  // Before the opening only those who guide are inside.
  if (!guides && play.state.phase === 'before') return sendBack(play, who)
  // A facilitator is never listening, and a member who shares stands in the order.
  if (guides && seat.attendance === 'listening') {
    tell(play, { type: 'attendance.changed', who, to: 'sharing', once: false, mediaId: newMediaId(play) })
  } else if (guides && seat.once) tell(play, { type: 'attendance.once', who, once: false })
  tell(play, { type: 'role.changed', who, role })
  if (!guides && isGuiding(seat) && !play.state.order.includes(who)) tell(play, { type: 'order.stepped-in', who })
}
