// Reach: her enrolment in the circle changes.
import { did, type Reach } from './reach.ts'

export const enrolmentReach = {
  'belongs-no-longer': {
    when: (step) => did(step, 'enrolment.change')?.role === null,
    then: (step) => {
      const { who } = did(step, 'enrolment.change')!
      const { seats, waiting, gone, order } = step.after
      return seats[who] === undefined && waiting[who] === undefined && gone[who] === 'removed' && !order.includes(who)
    },
  },
  'role-guides': {
    when: (step) => did(step, 'enrolment.change')?.role === 'co-facilitator' && step.before.seats[did(step, 'enrolment.change')!.who] !== undefined,
    then: (step) => {
      const seat = step.after.seats[did(step, 'enrolment.change')!.who]!
      return seat.role === 'co-facilitator' && seat.attendance === 'sharing' && !seat.once
        && step.after.piece.turn === step.before.piece.turn
    },
  },
  'role-member': {
    when: (step) => did(step, 'enrolment.change')?.role === 'member' && step.before.seats[did(step, 'enrolment.change')!.who] !== undefined,
    then: (step) => {
      const { who } = did(step, 'enrolment.change')!
      const { seats, order, phase, waiting } = step.after
      return phase === 'before' ? waiting[who] !== undefined : seats[who]!.role === 'member' && order.includes(who)
    },
  },
} satisfies Record<string, Reach>
