// Reach: beginning a round, and what the holder and the facilitator do with the piece in it.
import { expectedNext } from '../invariants/expected-rights.ts'
import { nextDeadline } from '../../src/gathering/due.ts'
import { rights } from '../../src/gathering/rights.ts'
import type { GatheringState } from '../../src/gathering/state.ts'
import { normalizeText } from '../../src/gathering/normalize-text.ts'
import {
  asked,
  by,
  centre,
  code,
  did,
  dropped,
  guided,
  had,
  held,
  here,
  herTurn,
  inRound,
  isDone,
  isLate,
  keptUntil,
  lapsedOf,
  lies,
  marked,
  offered,
  silent,
  unchanged,
  waits,
  wentOn,
  type RowCheck,
} from './row-check.ts'

/** She holds it as her own turn and not in silence. */
const shares = (state: GatheringState): boolean => held(state)?.counts === true && silent(state) === null
const wrote = (state: GatheringState) => (held(state)?.written.length ? held(state)!.by : null)
const first = (order: string[], present: (who: string) => boolean) => order.find(present) ?? ''

export const roundRowChecks = {
  'nothing-begun': {
    when: ({ after }) => after.phase === 'open' && after.round === null && after.mode === 'round',
    then: ({ after }) =>
      (centre(after) || lies(after) !== null) &&
      Object.entries(rights(after)).every(
        ([who, right]) => !right.mayPublishMicrophone || after.seats[who]?.role !== 'member',
      ),
  },
  'begin-facilitator-first': {
    when: (step) =>
      did(step, 'round.begin') !== null &&
      step.before.seats[first(step.before.order, (who) => here(step.before, who))]?.role === 'facilitator',
    then: ({ after }) => after.seats[held(after)?.by ?? '']?.role === 'facilitator',
  },
  'begin-other-first': {
    when: (step) => {
      const who = first(step.before.order, (one) => here(step.before, one))
      return did(step, 'round.begin') !== null && who !== by(step) && step.before.seats[who]?.role !== 'facilitator'
    },
    then: ({ before, after }) => offered(after)?.to === first(before.order, (who) => here(before, who)),
  },
  'begin-nobody': {
    when: (step) =>
      asked(step, 'round.begin') !== null &&
      (code(step) === null || code(step) === 'nobody-to-offer') &&
      !step.before.order.some((who) => here(step.before, who)),
    then: (step) => code(step) === 'nobody-to-offer',
  },
  'begin-running': {
    when: (step) =>
      asked(step, 'round.begin')?.anew !== true &&
      asked(step, 'round.begin') !== null &&
      inRound(step.before) &&
      lies(step.before) === null &&
      step.before.phase === 'open' &&
      step.before.rest === null &&
      here(step.before, by(step)) &&
      step.before.seats[by(step)]?.role !== 'member',
    then: (step) => code(step) === 'round-running',
  },
  'begin-anew': {
    when: (step) => did(step, 'round.begin')?.anew === true && inRound(step.before),
    then: ({ before, after }) =>
      after.round?.number === before.roundsBegun + 1 && after.round.done.length === 0 && !after.round.over,
  },
  'held-passes': {
    when: (step) =>
      did(step, 'piece.pass') !== null &&
      herTurn(step) &&
      held(step.before)?.counts === true &&
      silent(step.before) === null,
    then: (step) => isDone(step.after, by(step)) && wentOn(step, by(step), 'done'),
  },
  'held-passes-nobody-owed': {
    when: (step) =>
      did(step, 'piece.pass') !== null &&
      herTurn(step) &&
      held(step.before)!.counts &&
      step.before.modeNext === null &&
      !waits(step.before) &&
      step.before.order.every((who) => who === by(step) || isDone(step.before, who)),
    then: ({ after }) => centre(after) && after.round?.over === true,
  },
  'held-drops': {
    when: (step) =>
      did(step, 'presence.drop')?.who === held(step.before)?.by &&
      silent(step.before) === null &&
      step.before.rest === null &&
      held(step.before) !== null,
    then: ({ before, after, now }) =>
      held(after)?.turn === before.piece.turn &&
      held(after)?.keptUntil === now + 45_000 &&
      held(after)?.softUntil === held(before)?.softUntil,
  },
  'held-back': {
    when: (step) =>
      did(step, 'presence.return') !== null &&
      keptUntil(step.before) !== null &&
      did(step, 'presence.return')?.who === held(step.before)?.by &&
      step.before.rest === null,
    then: ({ before, after, now }) =>
      held(after)?.turn === before.piece.turn &&
      held(after)?.keptUntil === null &&
      held(after)!.softUntil === held(before)!.softUntil + Math.max(0, now + 45_000 - held(before)!.keptUntil!),
  },
  'held-lost': {
    when: (step) => did(step, 'hold.lapse') !== null && inRound(step.before) && held(step.before)!.counts,
    then: (step) => {
      const { by: who } = held(step.before)!
      const mark = lapsedOf(step, who)
      return wentOn(step, who, mark) && (step.after.seats[who]?.attendance === 'listening' || marked(step, who, mark))
    },
  },
  'held-leaves': goes('seat.leave', (step) => by(step)),
  'held-removed': goes('hold.remove', (step) => did(step, 'hold.remove')?.who ?? ''),
  'held-listens': {
    when: (step) =>
      inRound(step.before) &&
      held(step.before) !== null &&
      held(step.before)?.by ===
        (did(step, 'hold.to-listening')?.who ?? (did(step, 'attendance.change')?.to === 'listening' ? by(step) : '')),
    then: (step) => gone(step, held(step.before)!.by),
  },
  'held-sent-back': goes('hold.to-waiting', (step) => did(step, 'hold.to-waiting')?.who ?? ''),
  'held-soft-over': {
    when: ({ after, now }) => held(after) !== null && held(after)!.softUntil <= now,
    then: ({ after }) => nextDeadline({ ...after, bowl: null }) !== held(after)!.softUntil || deadlineOfAnother(after),
  },
  'held-minute': {
    when: (step) => did(step, 'piece.minute') !== null,
    then: ({ before, after, now }) => held(after)!.softUntil === Math.max(now, held(before)!.softUntil) + 60_000,
  },
  'held-writes': {
    when: (step) => did(step, 'piece.write') !== null,
    then: ({ before, after, command }) =>
      held(after)?.turn === before.piece.turn &&
      command.type === 'piece.write' &&
      unchanged([...held(before)!.written, normalizeText(command.text)], held(after)?.written),
  },
  'held-writes-full': {
    when: (step) =>
      asked(step, 'piece.write')?.turn === step.before.piece.turn &&
      held(step.before)?.by === by(step) &&
      held(step.before)?.written.length === 3 &&
      step.before.rest === null &&
      here(step.before, by(step)),
    then: (step) => code(step) === 'already-written',
  },
  'written-stays': {
    when: ({ before, after }) =>
      (held(before)?.written.length ?? 0) > 0 &&
      (centre(after) || offered(after) !== null) &&
      after.phase === 'open' &&
      after.gone[held(before)!.by] !== 'removed',
    then: ({ before, after }) =>
      unchanged(after.lastWritten, {
        by: held(before)!.by,
        name: before.seats[held(before)!.by]?.name,
        texts: held(before)!.written,
      }),
  },
  'written-goes': {
    when: ({ before, after }) =>
      before.lastWritten !== null && (held(after)?.written.length ?? 0) + Number(shares(after)) > 0,
    then: ({ after }) => after.lastWritten === null,
  },
  'written-waits': {
    when: ({ before, after }) =>
      before.lastWritten !== null &&
      held(after) !== null &&
      !shares(after) &&
      held(after)?.written.length === 0 &&
      after.gone[before.lastWritten.by] !== 'removed',
    then: ({ before, after }) => unchanged(before.lastWritten, after.lastWritten),
  },
  'written-removed': {
    when: (step) =>
      did(step, 'hold.remove') !== null &&
      did(step, 'hold.remove')!.who === (step.before.lastWritten?.by ?? wrote(step.before)),
    then: ({ after }) => after.lastWritten === null,
  },
  'silent-over': {
    when: (step) =>
      did(step, 'silence.lapse') !== null && inRound(step.before) && here(step.before, held(step.before)!.by),
    then: (step) => wentOn(step, held(step.before)!.by, 'done') && isDone(step.after, held(step.before)!.by),
  },
  'silent-passes': {
    when: (step) => did(step, 'piece.pass') !== null && inRound(step.before) && silent(step.before) !== null,
    then: (step) => wentOn(step, by(step), 'done') && isDone(step.after, by(step)),
  },
  'silent-speaks': {
    when: (step) => did(step, 'piece.speak') !== null,
    then: ({ after, now }) => held(after)?.silentUntil === null && held(after)?.softUntil === now + after.turnLength,
  },
  'silent-drops': {
    when: (step) =>
      did(step, 'silence.lapse') !== null && inRound(step.before) && dropped(step.before, held(step.before)!.by),
    then: (step) => held(step.before)!.keptUntil === null && isDone(step.after, held(step.before)!.by),
  },
  'held-skip': {
    when: (step) => did(step, 'piece.skip') !== null && inRound(step.before) && held(step.before)?.counts === true,
    then: (step) => isDone(step.after, held(step.before)!.by) && wentOn(step, held(step.before)!.by, 'done'),
  },
  'held-take-back': {
    when: (step) =>
      did(step, 'piece.take-back') !== null &&
      inRound(step.before) &&
      held(step.before)?.counts === true &&
      step.before.modeNext === null &&
      !waits(step.before) &&
      step.before.order.includes(by(step)) &&
      !had(step.before, held(step.before)!.by),
    then: (step) =>
      held(step.after)?.by === by(step) &&
      held(step.after)?.counts === false &&
      isLate(step.after, held(step.before)!.by),
  },
  'held-give': {
    when: (step) =>
      did(step, 'piece.give') !== null &&
      inRound(step.before) &&
      held(step.before)?.counts === true &&
      step.before.modeNext === null &&
      !had(step.before, held(step.before)!.by),
    then: (step) =>
      offered(step.after)?.to === did(step, 'piece.give')!.to &&
      isLate(step.after, held(step.before)!.by) &&
      step.after.round?.cursor === step.before.round?.cursor,
  },
  'given-silent': {
    when: (step) => did(step, 'offer.lapse') !== null && offered(step.before)?.by === 'hand' && !waits(step.before),
    then: ({ after }) => centre(after),
  },
  'centre-go-on': {
    when: (step) => did(step, 'piece.go-on') !== null && inRound(step.before) && expectedNext(step.before) !== null,
    then: ({ before, after }) =>
      offered(after)?.to === expectedNext(before) && after.round?.cursor === expectedNext(before),
  },
  'centre-close': {
    when: (step) => did(step, 'piece.go-on') !== null && inRound(step.before) && expectedNext(step.before) === null,
    then: ({ after }) => centre(after) && after.round?.over === true,
  },
  'centre-stays': {
    when: ({ before, actor }) => inRound(before) && centre(before) && actor.kind === 'system',
    then: ({ before, after }) =>
      centre(after) && (after.phase === 'ended' || unchanged(before.round?.over, after.round?.over)),
  },
} satisfies Record<string, RowCheck>

type Step = Parameters<RowCheck['when']>[0]

function gone(step: Step, who: string): boolean {
  return (
    !step.after.order.includes(who) &&
    !isLate(step.after, who) &&
    (!guided(step.after) ? centre(step.after) : wentOn(step, who, 'gone'))
  )
}

function goes(type: 'seat.leave' | 'hold.remove' | 'hold.to-waiting', who: (step: Step) => string): RowCheck {
  return {
    when: (step) =>
      did(step, type) !== null &&
      inRound(step.before) &&
      held(step.before) !== null &&
      held(step.before)?.by === who(step),
    then: (step) => gone(step, who(step)),
  }
}

/** Another deadline may stand at the same instant by chance. */
const deadlineOfAnother = (state: Step['after']): boolean =>
  held(state)!.keptUntil !== null ||
  held(state)!.silentUntil !== null ||
  state.awaySince !== null ||
  state.rest !== null
