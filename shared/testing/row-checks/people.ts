// Reach: dropping for good, moving to another device, ending.
import { nextDeadline } from '../../src/gathering/due.ts'
import { rights } from '../../src/gathering/rights.ts'
import { centre, did, type RowCheck } from './row-check.ts'

export const peopleRowChecks = {
  'dropped-ten-minutes': {
    when: (step) => did(step, 'seat.close') !== null,
    then: (step) => {
      const { who } = did(step, 'seat.close')!
      return (
        step.after.seats[who] === undefined &&
        step.after.gone[who] === 'left' &&
        !step.after.order.includes(who) &&
        step.now >= (step.before.seats[who]!.presence as { since: number }).since + 600_000
      )
    },
  },
  'second-device': {
    when: (step) => step.before.seats[did(step, 'presence.move')?.who ?? ''] !== undefined,
    then: (step) => {
      const { who, connection } = did(step, 'presence.move')!
      const seat = step.after.seats[who]!
      return (
        seat.presence.connection === connection &&
        seat.mediaId !== step.before.seats[who]!.mediaId &&
        step.after.piece.turn === step.before.piece.turn
      )
    },
  },
  end: {
    when: (step) => did(step, 'gathering.end') !== null,
    then: ({ after }) =>
      after.phase === 'ended' &&
      nextDeadline(after) === null &&
      centre(after) &&
      Object.keys(rights(after)).length === 0,
  },
} satisfies Record<string, RowCheck>
