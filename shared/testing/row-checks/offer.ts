// Reach: an offer, being ready, passing ahead, coming into a round.
import { pieceWith } from '../../src/gathering/order.ts'
import { expectedNext } from '../invariants/expected-rights.ts'
import {
  asked,
  by,
  centre,
  code,
  did,
  had,
  held,
  inRound,
  isDone,
  isLate,
  lapsedOf,
  marked,
  offered,
  waits,
  wentOn,
  type RowCheck,
} from './row-check.ts'

type Step = Parameters<RowCheck['when']>[0]

const byRing = (step: Step): boolean => inRound(step.before) && offered(step.before)?.by === 'ring'
const lapses = (step: Step): boolean => {
  const who = offered(step.before)!.to
  const mark = lapsedOf(step, who)
  return wentOn(step, who, mark) && (step.after.seats[who]?.attendance === 'listening' || marked(step, who, mark))
}
const goes = (step: Step, who: string): boolean =>
  inRound(step.before) && who !== '' && offered(step.before)?.to === who
const isReady = ({ seats, piece }: Step['before'], who: string): boolean => seats[who]?.ready === piece.turn

export const offerRowChecks = {
  'offered-skip': { when: (step) => did(step, 'piece.skip') !== null && byRing(step), then: lapses },
  'offered-take-back': {
    when: (step) =>
      did(step, 'piece.take-back') !== null &&
      inRound(step.before) &&
      offered(step.before) !== null &&
      !waits(step.before),
    then: ({ before, after }) => centre(after) && JSON.stringify(before.round) === JSON.stringify(after.round),
  },
  'offered-give': {
    when: (step) =>
      did(step, 'piece.give') !== null &&
      inRound(step.before) &&
      offered(step.before) !== null &&
      !isDone(step.before, offered(step.before)!.to),
    then: (step) =>
      offered(step.after)?.to === did(step, 'piece.give')!.to && isLate(step.after, offered(step.before)!.to),
  },
  'offered-takes': {
    when: (step) => did(step, 'piece.take') !== null,
    then: ({ before, after, now }) =>
      held(after)?.by === offered(before)?.to &&
      held(after)?.softUntil === now + after.turnLength &&
      held(after)!.counts &&
      held(after)?.silentUntil === null,
  },
  'offered-silence': {
    when: (step) => did(step, 'piece.silence') !== null,
    then: ({ before, after, now }) =>
      held(after)?.by === offered(before)?.to && held(after)?.silentUntil === now + 60_000,
  },
  'offered-passes': {
    when: (step) => did(step, 'piece.pass') !== null && inRound(step.before) && offered(step.before)?.to === by(step),
    then: (step) => isDone(step.after, by(step)) && wentOn(step, by(step), 'done'),
  },
  'offered-ahead': {
    when: (step) =>
      did(step, 'piece.ahead')?.ahead === true && inRound(step.before) && offered(step.before)?.to === by(step),
    then: (step) => isDone(step.after, by(step)) && wentOn(step, by(step), 'done'),
  },
  'offered-lapses': { when: (step) => did(step, 'offer.lapse') !== null && byRing(step), then: lapses },
  'offered-drops': {
    when: (step) => did(step, 'presence.drop')?.who === (offered(step.before)?.to ?? '') && byRing(step),
    then: lapses,
  },
  'offered-twice': {
    when: (step) =>
      did(step, 'offer.lapse') !== null && byRing(step) && step.before.round!.lapsed.includes(offered(step.before)!.to),
    then: (step) => isDone(step.after, offered(step.before)!.to),
  },
  'offered-leaves': {
    when: (step) => did(step, 'seat.leave') !== null && goes(step, by(step)),
    then: (step) => wentOn(step, by(step), 'gone') && !step.after.order.includes(by(step)),
  },
  'offered-listens': {
    when: (step) =>
      goes(
        step,
        did(step, 'hold.to-listening')?.who ?? (did(step, 'attendance.change')?.to === 'listening' ? by(step) : ''),
      ),
    then: (step) => wentOn(step, offered(step.before)!.to, 'gone'),
  },
  'offered-removed': {
    when: (step) => goes(step, did(step, 'hold.remove')?.who ?? ''),
    then: (step) => wentOn(step, offered(step.before)!.to, 'gone'),
  },
  'offered-order-moved': {
    when: (step) => did(step, 'order.move') !== null && offered(step.before) !== null,
    then: ({ before, after }) => JSON.stringify(before.piece) === JSON.stringify(after.piece),
  },
  'take-in-time': {
    when: (step) =>
      asked(step, 'piece.take')?.turn === step.before.piece.turn &&
      offered(step.before)?.to === by(step) &&
      step.before.rest === null &&
      offered(step.before)!.until <= step.now,
    then: ({ after, actor }) => actor.kind === 'person' && held(after)?.by === actor.who,
  },
  'take-too-late': {
    when: (step) =>
      asked(step, 'piece.take') !== null &&
      asked(step, 'piece.take')!.turn < step.before.piece.turn &&
      step.before.phase === 'open' &&
      step.before.rest === null &&
      step.before.seats[by(step)]?.presence.is === 'here',
    then: (step) => code(step) === 'offer-moved-on',
  },
  'ready-withdrawn': {
    when: (step) =>
      step.before.order.some((who) => isReady(step.before, who)) &&
      step.before.piece.turn === step.after.piece.turn &&
      expectedNext(step.before) !== expectedNext(step.after),
    then: ({ after }) => after.order.every((who) => after.seats[who]?.ready === null),
  },
  'ready-ends': {
    when: ({ before, after }) =>
      before.order.some((who) => isReady(before, who)) && before.piece.turn !== after.piece.turn,
    then: ({ before, after }) =>
      after.order.every(
        (who) =>
          after.seats[who]?.ready === null ||
          (offered(before) !== null && held(after)?.by === offered(before)?.to && isReady(after, who)),
      ),
  },
  'ahead-reached': {
    when: (step) => reached(step).length > 0,
    then: (step) => reached(step).every((who) => isDone(step.after, who)),
  },
  'ahead-undone': {
    when: (step) => did(step, 'piece.ahead')?.ahead === false,
    then: (step) => step.after.seats[by(step)]?.passingAhead === false && !isDone(step.after, by(step)),
  },
  'ahead-ends': {
    when: ({ before, after }) =>
      before.order.some((who) => before.seats[who]?.passingAhead) &&
      (after.round?.number !== before.round?.number || (after.round?.over === true && before.round?.over === false)),
    then: ({ after }) => Object.values(after.seats).every((seat) => !seat.passingAhead),
  },
  'ahead-all': {
    when: (step) =>
      did(step, 'piece.pass') !== null &&
      inRound(step.before) &&
      step.before.modeNext === null &&
      !waits(step.before) &&
      held(step.before)?.counts === true &&
      step.before.order.some((who) => step.before.seats[who]?.passingAhead) &&
      step.before.order.every(
        (who) => who === by(step) || isDone(step.before, who) || step.before.seats[who]?.passingAhead,
      ),
    then: ({ after }) => centre(after) && after.round?.over === true,
  },
  'joins-admitted': {
    when: (step) =>
      step.answer.ok &&
      inRound(step.before) &&
      step.answer.events.some(({ type }) => type === 'door.admitted') &&
      newInOrder(step).length > 0,
    then: (step) =>
      atTheEnd(step) && newInOrder(step).every((who) => isDone(step.after, who) === had(step.before, who)),
  },
  'joins-sharing': {
    when: (step) =>
      did(step, 'attendance.change')?.to === 'sharing' &&
      inRound(step.before) &&
      newInOrder(step).length > 0 &&
      !had(step.before, by(step)),
    then: (step) => atTheEnd(step) && !isDone(step.after, by(step)) && !isLate(step.after, by(step)),
  },
  'joins-finished': {
    when: (step) =>
      did(step, 'attendance.change')?.to === 'sharing' &&
      inRound(step.before) &&
      newInOrder(step).length > 0 &&
      had(step.before, by(step)),
    then: (step) => isDone(step.after, by(step)),
  },
  once: {
    when: (step) => step.before.seats[by(step)]?.once === true && did(step, 'piece.pass') !== null,
    then: (step) => step.after.seats[by(step)]?.attendance === 'listening' && !step.after.order.includes(by(step)),
  },
} satisfies Record<string, RowCheck>

/** Passing ahead, and the ring went by her to another in this step. Whose own turn ended in it has her mark from that turn. */
function reached({ before, after, answer }: Step): string[] {
  if (!inRound(before) || !answer.ok) return []
  const offer = answer.events.find((event) => event.type === 'piece.offered')
  if (offer?.type !== 'piece.offered' || offer.by !== 'ring' || after.round?.number !== before.round?.number) return []
  const { order } = after
  const from = order.indexOf(before.round?.cursor ?? '')
  const to = order.indexOf(offer.to)
  if (isLate(before, offer.to) || from < 0 || to < 0 || before.order.join() !== order.join()) return []
  const length = (to - from + order.length) % order.length
  return order.filter(
    (who, place) =>
      before.seats[who]?.passingAhead &&
      !isLate(before, who) &&
      pieceWith(before) !== who &&
      (place - from + order.length) % order.length < length &&
      place !== from,
  )
}

const newInOrder = ({ before, after }: Step): string[] => after.order.filter((who) => !before.order.includes(who))

function atTheEnd(step: Step): boolean {
  const fresh = newInOrder(step).filter((who) => step.after.seats[who]?.role === 'member')
  return step.after.order.slice(step.after.order.length - fresh.length).join() === fresh.join()
}
