// Reach: her enrolment in the circle changes.
import type { Step } from '../invariants.ts'
import { presentGuide } from '../../src/gathering/people.ts'
import { view } from '../../src/gathering/view.ts'
import { did, type RowCheck } from './row-check.ts'

const roleBefore = (step: Step) => step.before.seats[did(step, 'enrolment.change')!.who]?.role

export const enrolmentRowChecks = {
  'belongs-no-longer': {
    when: (step) => did(step, 'enrolment.change')?.enrolment === null,
    then: (step) => {
      const { who } = did(step, 'enrolment.change')!
      const { seats, waiting, gone, order } = step.after
      return seats[who] === undefined && waiting[who] === undefined && gone[who] === 'removed' && !order.includes(who)
    },
  },
  'role-guides': {
    when: (step) =>
      did(step, 'enrolment.change')?.enrolment?.role === 'co-facilitator' && roleBefore(step) === 'member',
    then: (step) => {
      const seat = step.after.seats[did(step, 'enrolment.change')!.who]!
      return (
        seat.role === 'co-facilitator' &&
        seat.attendance === 'sharing' &&
        !seat.once &&
        step.after.piece.turn === step.before.piece.turn
      )
    },
  },
  'role-member': {
    when: (step) =>
      did(step, 'enrolment.change')?.enrolment?.role === 'member' && roleBefore(step) === 'co-facilitator',
    then: (step) => {
      const { who } = did(step, 'enrolment.change')!
      const { seats, order, phase, waiting } = step.after
      return phase === 'before' ? waiting[who] !== undefined : seats[who]!.role === 'member' && order.includes(who)
    },
  },
  'mark-at-door': {
    when: ({ after }) =>
      after.phase === 'open' &&
      presentGuide(after) !== null &&
      after.waitingOrder.some((who) => after.waiting[who]?.guidesMark),
    then: ({ after }) => {
      const seen = view(after, presentGuide(after))
      const marks = 'desk' in seen ? seen.desk?.waiting.map(({ mark }) => mark) : null
      return (
        JSON.stringify(marks) ===
        JSON.stringify(after.waitingOrder.map((who) => after.waiting[who]?.guidesMark ?? null))
      )
    },
  },
} satisfies Record<string, RowCheck>
