// Reach: resting together, and the absence of whoever guides.
import type { CommandType } from '../../src/gathering/commands.ts'
import { view } from '../../src/gathering/view.ts'
import { rights } from '../../src/gathering/rights.ts'
import {
  asked,
  by,
  centre,
  code,
  did,
  guided,
  held,
  here,
  isDone,
  keptUntil,
  lies,
  offered,
  unchanged,
  type RowCheck,
} from './row-check.ts'

type Step = Parameters<RowCheck['when']>[0]

const resting = ({ before }: Step): boolean => before.rest !== null
const accepted = ({ answer }: Step): boolean => answer.ok
const muted = ({ after }: Step): boolean =>
  Object.entries(rights(after)).every(
    ([who, right]) => !right.mayPublishMicrophone || after.seats[who]?.role !== 'member',
  )
const begins = (step: Step, kind: string): boolean => step.before.rest === null && step.after.rest?.kind === kind

function refusesResting(...types: CommandType[]): RowCheck {
  return {
    when: (step) =>
      resting(step) &&
      types.some((type) => asked(step, type) !== null) &&
      here(step.before, by(step)) &&
      !['facilitator-only', 'unknown-command'].includes(code(step) ?? ''),
    then: (step) => code(step) === 'resting',
  }
}
const goesOn = (...types: CommandType[]): RowCheck => ({
  when: (step) => resting(step) && accepted(step) && types.some((type) => did(step, type) !== null),
  then: ({ before, after }) => after.phase === 'ended' || after.rest === null || unchanged(before.rest, after.rest),
})

export const restRowChecks = {
  'held-pause': {
    when: (step) => begins(step, 'paused') && held(step.before) !== null,
    then: (step) => unchanged(step.before.piece, step.after.piece) && muted(step),
  },
  'held-silence': {
    when: (step) => begins(step, 'silence') && held(step.before) !== null,
    then: (step) => unchanged(step.before.piece, step.after.piece) && muted(step),
  },
  'held-rest-over': {
    when: (step) =>
      resting(step) &&
      step.after.rest === null &&
      held(step.before) !== null &&
      held(step.before)?.turn === step.after.piece.turn &&
      step.command.type !== 'clock.step',
    then: ({ before, after, now }) =>
      held(after)!.softUntil - now === held(before)!.softUntil - before.rest!.since || now < before.rest!.since,
  },
  'rest-refuses-take': refusesResting('piece.take', 'piece.silence'),
  'rest-refuses-pass': refusesResting('piece.pass'),
  'rest-refuses-give': refusesResting('piece.give'),
  'rest-refuses-begin': refusesResting('round.begin'),
  'rest-leave': goesOn('seat.leave'),
  'rest-drop': {
    when: (step) => resting(step) && did(step, 'presence.drop') !== null,
    then: ({ before, after }) =>
      after.phase === 'ended' ||
      (unchanged(before.rest, after.rest) &&
        (held(before)?.keptUntil !== null ||
          keptUntil(after) === null ||
          held(after)!.keptUntil === before.rest!.since + 45_000)),
  },
  'rest-return': goesOn('presence.return'),
  'rest-attendance': goesOn('attendance.change'),
  'rest-hand': goesOn('hand.raise', 'hand.lower'),
  'rest-ahead': goesOn('piece.ahead'),
  'rest-notes': goesOn('note.draw', 'note.lay', 'note.set-aside', 'note.silence', 'note.to-cloth', 'bowl.announce'),
  'rest-kept': {
    when: ({ after, now }) => after.rest !== null && keptUntil(after) !== null && held(after)!.keptUntil! <= now,
    then: ({ after }) => held(after) !== null,
  },
  'pause-asked': {
    when: (step) => did(step, 'rest.ask') !== null,
    then: (step) => {
      const others = step.after.seatOrder.filter((who) => who !== by(step))
      return others.every((who) => {
        const [was, is] = [view(step.before, who), view(step.after, who)]
        const guides = step.after.seats[who]?.role !== 'member'
        return guides ? JSON.stringify(is).includes(by(step)) : unchanged(was, is)
      })
    },
  },
  'away-finish': {
    when: (step) =>
      !guided(step.before) &&
      !guided(step.after) &&
      !centre(step.before) &&
      step.before.piece.turn !== step.after.piece.turn &&
      (did(step, 'piece.pass') ?? did(step, 'offer.lapse') ?? did(step, 'hold.lapse') ?? did(step, 'silence.lapse')) !==
        null,
    then: ({ after }) => centre(after),
  },
  'away-admit': {
    when: ({ before, after }) => before.phase === 'open' && !guided(before) && !guided(after),
    then: ({ before, after }) => after.seatOrder.every((who) => before.seatOrder.includes(who)),
  },
  'away-holder': {
    when: (step) =>
      did(step, 'hold.lapse') !== null &&
      !guided(step.before) &&
      step.before.seats[held(step.before)!.by]?.role !== 'member',
    then: (step) => centre(step.after),
  },
  'away-rest': {
    when: (step) => did(step, 'away.rest') !== null,
    then: ({ before, after, now }) =>
      after.rest?.kind === 'facilitator-away' && before.awayUntil! <= now && (centre(before) || lies(before) !== null),
  },
  'away-return': {
    when: ({ before, after }) =>
      before.rest?.kind === 'facilitator-away' && guided(after) && !guided(before) && after.phase === 'open',
    then: ({ before, after }) =>
      after.rest === null &&
      after.awaySince === null &&
      (centre(after) || lies(after) !== null) &&
      after.piece.turn === before.piece.turn &&
      (before.round?.done ?? []).every((who) => isDone(after, who) || after.seats[who]?.role !== 'member'),
  },
  'away-end': {
    when: (step) => did(step, 'away.end') !== null,
    then: ({ before, after, now }) => after.phase === 'ended' && now >= before.awaySince! + 900_000,
  },
  'co-facilitator-there': {
    when: (step) =>
      step.before.seats[did(step, 'presence.drop')?.who ?? '']?.role === 'facilitator' &&
      guided(step.after) &&
      step.after.phase === 'open',
    then: ({ before, after }) => after.awaySince === null && unchanged(before.rest, after.rest),
  },
  'co-facilitator-acts': {
    when: (step) =>
      step.before.seats[by(step)]?.role === 'co-facilitator' &&
      here(step.before, by(step)) &&
      step.before.phase === 'open',
    then: (step) => {
      const overF = step.before.seats['F'] === undefined ? null : step.command
      if (overF?.type === 'hold.remove' && overF.who === 'F') return code(step) === 'facilitator-stays'
      if ((overF?.type === 'hold.hush' || overF?.type === 'hold.camera') && overF.who === 'F')
        return code(step) === 'facilitators-own'
      return code(step) !== 'facilitator-only'
    },
  },
  'empty-end': {
    when: (step) => did(step, 'empty.end') !== null,
    then: ({ before, after, now }) =>
      after.phase === 'ended' &&
      now >= before.emptySince! + 900_000 &&
      before.seatOrder.every((who) => !here(before, who)),
  },
} satisfies Record<string, RowCheck>

export const belowRowChecks = {
  'dropped-cannot-act': {
    when: ({ before, actor, command }) =>
      actor.kind === 'person' &&
      before.phase !== 'ended' &&
      before.seats[actor.who]?.presence.is === 'dropped' &&
      !command.type.startsWith('door.'),
    then: (step) => ['dropped', 'facilitator-only', 'unknown-command'].includes(code(step) ?? ''),
  },
  'leave-now': {
    when: (step) =>
      did(step, 'presence.drop') !== null &&
      step.after.seats[did(step, 'presence.drop')!.who]?.attendance === 'sharing' &&
      step.after.phase !== 'ended',
    then: (step) => {
      const { who } = did(step, 'presence.drop')!
      const looker = step.after.seatOrder.find((one) => one !== who && step.after.seats[one]?.role === 'member')
      const seen = looker === undefined ? null : view(step.after, looker)
      return seen === null || !('seats' in seen) || seen.seats.some((seat) => seat.id === who && seat.quiet)
    },
  },
  'order-move': {
    when: (step) => did(step, 'order.move') !== null,
    then: (step) => {
      const { who, before } = did(step, 'order.move')!
      const { order } = step.after
      return (
        (before === null ? order.at(-1) === who : order[order.indexOf(who) + 1] === before) &&
        order.length === step.before.order.length
      )
    },
  },
  'next-wraps': {
    when: ({ before, after }) =>
      after.mode === 'round' &&
      offered(after)?.by === 'ring' &&
      after.round?.number === before.round?.number &&
      before.piece.turn !== after.piece.turn &&
      before.round!.cursor !== null &&
      after.order.indexOf(offered(after)!.to) < before.order.indexOf(before.round!.cursor) &&
      unchanged(before.order, after.order),
    then: ({ after }) => !isDone(after, offered(after)!.to),
  },
  'cursor-gone': {
    when: ({ before, after }) =>
      (before.round?.cursor ?? null) !== null &&
      after.round?.number === before.round!.number &&
      !after.order.includes(before.round!.cursor!) &&
      after.order.length === before.order.length - 1 &&
      offered(after)?.by !== 'ring',
    then: ({ before, after }) => {
      const at = before.order.indexOf(before.round!.cursor!)
      const pred = before.order[(at - 1 + before.order.length) % before.order.length]
      return after.round!.cursor === (pred === before.round!.cursor ? null : pred)
    },
  },
  'stale-turn': {
    when: ({ before, command }) => 'turn' in command && command.turn !== before.piece.turn && before.phase === 'open',
    then: ({ before, after, answer }) => !answer.ok && before === after,
  },
  'listener-never-guides': {
    when: (step) =>
      step.before.phase === 'open' &&
      here(step.before, by(step)) &&
      step.before.seats[by(step)]!.role !== 'member' &&
      asked(step, 'attendance.change')?.to === 'listening',
    then: (step) => code(step) === 'facilitator-stays',
  },
} satisfies Record<string, RowCheck>
