// Reach: the moments, the channel key, the ticks, the cloth and the credentials of the bowl.
import { belowThreshold, periodOf, locationOfNote, takesNotes } from '../../src/gathering/bowl.ts'
import type { EventType } from '../../src/gathering/events.ts'
import type { Bowl, GatheringState } from '../../src/gathering/state.ts'
import { view } from '../../src/gathering/view.ts'
import { asked, by, centre, code, did, held, here, lies, offered, row, unchanged, type RowCheck } from './row-check.ts'

type Step = Parameters<RowCheck['when']>[0]

const guides = ({ before, actor }: Step): boolean =>
  actor.kind === 'person' &&
  before.phase === 'open' &&
  here(before, actor.who) &&
  before.seats[actor.who]?.role !== 'member'
const out = (state: GatheringState): boolean => held(state) !== null || offered(state) !== null
const running = ({ round }: GatheringState): boolean => round !== null && !round.over
const moment = ({ bowl }: GatheringState): Bowl['moment'] => bowl?.moment ?? 'none'
const told = ({ answer }: Step, ...types: EventType[]): boolean =>
  answer.ok && answer.events.some(({ type }) => types.includes(type))
const lives = ({ before, after, answer }: Step): boolean => answer.ok && before.bowl !== null && after.phase === 'open'
const slot = ({ bowl }: GatheringState, who: string) => bowl?.slots[who] ?? null
const takes = (step: Step) => {
  const command = asked(step, 'credential.take')
  return command !== null &&
    step.before.phase === 'open' &&
    step.before.bowl !== null &&
    step.before.seats[command.who] !== undefined
    ? command
    : null
}
const had = (step: Step): string[] => slot(step.before, takes(step)?.who ?? '')?.elements ?? []
/** A new one, asked for in the time in which she took her last. */
const inHerTime = (step: Step): boolean =>
  takes(step) !== null &&
  !had(step).includes(takes(step)!.element) &&
  slot(step.before, takes(step)!.who)?.period === periodOf(step.before.bowl!.tick)
const tooMany = (step: Step): boolean => inHerTime(step) && slot(step.before, takes(step)!.who)!.took >= 3

export const bowlRowChecks = {
  'bowl-shut': {
    when: (step) => asked(step, 'note.draw') !== null && guides(step) && moment(step.before) !== 'open',
    then: (step) => code(step) === 'bowl-shut',
  },
  'bowl-empty': {
    when: (step) =>
      asked(step, 'note.draw') !== null &&
      guides(step) &&
      moment(step.before) === 'open' &&
      step.before.bowl!.inHand === null &&
      code(step) !== null,
    then: (step) => code(step) === 'bowl-empty',
  },
  'bowl-now': {
    when: (step) =>
      did(step, 'bowl.announce') !== null &&
      did(step, 'bowl.announce')!.when !== 'now' &&
      (did(step, 'bowl.announce')!.when === 'after-turn' ? !out(step.before) : !running(step.before)),
    then: ({ after }) => moment(after) === 'open',
  },
  'bowl-after-turn': {
    when: (step) =>
      moment(step.before) === 'after-turn' &&
      told(step, 'piece.ended') &&
      step.after.phase === 'open' &&
      did(step, 'piece.give') === null &&
      did(step, 'round.begin') === null,
    then: (step) =>
      moment(step.after) === 'open' &&
      (step.before.bowl!.toLay === null ? centre(step.after) : centre(step.after) || lies(step.after) !== null),
  },
  'bowl-after-round': {
    when: ({ before, after }) =>
      moment(before) === 'after-round' && running(before) && !running(after) && after.phase === 'open',
    then: ({ after }) => moment(after) === 'open',
  },
  'bowl-waits': {
    when: (step) =>
      lives(step) &&
      step.command.type !== 'bowl.announce' &&
      step.command.type !== 'bowl.close' &&
      (moment(step.before) === 'after-turn'
        ? out(step.before) && !told(step, 'piece.ended')
        : moment(step.before) === 'after-round' && running(step.after)),
    then: ({ before, after }) => moment(after) === moment(before),
  },
  'bowl-level': {
    when: (step) => lives(step),
    then: (step) => step.after.bowl!.level === step.before.bowl!.level || told(step, 'piece.ended', 'bowl.opened'),
  },
  'bowl-channel-key': {
    when: (step) => lives(step) && told(step, 'seat.left', 'seat.sent-back'),
    then: ({ before, after }) =>
      after.bowl!.channelKey !== before.bowl!.channelKey &&
      [...before.seatOrder, 'a stranger']
        .filter((who) => after.seats[who] === undefined)
        .every((who) => !JSON.stringify(view(after, who)).includes(after.bowl!.channelKey)),
  },
  'bowl-channel-key-kept': {
    when: (step) =>
      lives(step) &&
      told(step, 'presence.dropped', 'door.admitted', 'attendance.changed') &&
      !told(step, 'seat.left', 'seat.sent-back'),
    then: ({ before, after }) => after.bowl!.channelKey === before.bowl!.channelKey,
  },
  'bowl-tick': {
    when: (step) => did(step, 'bowl.tick') !== null,
    then: ({ before, after, now }) =>
      now >= before.bowl!.tickAt &&
      after.bowl!.tickAt > now &&
      after.bowl!.tickAt <= now + 30_000 &&
      !unchanged(before.bowl!.marks, after.bowl!.marks) &&
      unchanged(before.piece, after.piece),
  },
  'bowl-tick-stale': {
    when: (step) =>
      asked(step, 'bowl.tick') !== null &&
      step.before.bowl !== null &&
      step.before.phase === 'open' &&
      asked(step, 'bowl.tick')!.tick !== step.before.bowl.tick + 1,
    then: (step) => code(step) === 'already-so',
  },
  'bowl-put-off': {
    when: (step) => did(step, 'bowl.tick') !== null && step.before.bowl!.membershipChanged,
    then: ({ before, after }) =>
      !after.bowl!.membershipChanged &&
      (before.bowl!.deferredTicks === 4 || belowThreshold(before)
        ? after.bowl!.deferredTicks === 0
        : !takesNotes(before) && after.bowl!.deferredTicks === before.bowl!.deferredTicks + 1),
  },
  'bowl-below-threshold': row(
    ({ bowl, phase }) => bowl !== null && phase === 'open',
    (state) => {
      const holders = state.seatOrder.filter(
        (who) => here(state, who) && state.seats[who]!.role === 'member' && slot(state, who) !== null,
      ).length
      return (
        belowThreshold(state) === holders < state.bowlThreshold &&
        (holders >= state.bowlThreshold || !takesNotes(state))
      )
    },
  ),
  'cloth-next-tick': {
    when: (step) => did(step, 'bowl.tick') !== null && step.before.bowl!.toCloth.length > 0,
    then: ({ before, after }) => before.bowl!.toCloth.every(({ id }) => locationOfNote(after.bowl!, id) === 'cloth'),
  },
  'cloth-shut': {
    when: (step) =>
      asked(step, 'note.to-cloth') !== null &&
      guides(step) &&
      step.before.bowl?.clothOpen === false &&
      ['in-hand', 'aside', 'to-lay'].includes(locationOfNote(step.before.bowl, asked(step, 'note.to-cloth')!.id) ?? ''),
    then: (step) => code(step) === 'cloth-shut',
  },
  'cloth-folded': {
    when: (step) => did(step, 'cloth.open')?.open === false && step.before.bowl!.toCloth.length > 0,
    then: ({ before, after }) => before.bowl!.toCloth.every(({ id }) => locationOfNote(after.bowl!, id) === 'aside'),
  },
  'credential-taken': {
    when: (step) => takes(step) !== null && !tooMany(step) && !had(step).includes(takes(step)!.element),
    then: (step) => slot(step.after, takes(step)!.who)?.elements.at(-1) === takes(step)!.element,
  },
  'credential-again': {
    when: (step) => takes(step) !== null && had(step).includes(takes(step)!.element),
    then: ({ answer, before, after }) => answer.ok && before === after,
  },
  'credential-later': { when: tooMany, then: (step) => code(step) === 'credential-later' },
  'credential-period': {
    when: (step) =>
      takes(step) !== null && !had(step).includes(takes(step)!.element) && had(step).length > 0 && !inHerTime(step),
    then: (step) =>
      slot(step.after, takes(step)!.who)?.took === 1 &&
      slot(step.after, takes(step)!.who)?.elements.at(-1) === takes(step)!.element,
  },
  doubt: {
    when: (step) => did(step, 'bowl.doubt') !== null,
    then: (step) =>
      step.after.bowl!.doubts.includes(by(step)) &&
      step.after.seatOrder
        .filter((who) => step.after.seats[who]?.role === 'member')
        .every((who) => unchanged(view(step.before, who), view(step.after, who))),
  },
} satisfies Record<string, RowCheck>
