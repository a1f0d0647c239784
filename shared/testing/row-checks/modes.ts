// Reach: hands, open talk, teaching, changing the way of speaking.
import {
  asked,
  by,
  centre,
  code,
  did,
  guided,
  had,
  held,
  here,
  inRound,
  isLate,
  lies,
  offered,
  unchanged,
  waits,
  type RowCheck,
} from './row-check.ts'

type Step = Parameters<RowCheck['when']>[0]

const byHands = ({ before }: Step): boolean => before.mode === 'open' || before.mode === 'teaching'
const hand = ({ hands }: Step['before'], who: string) => hands.find((one) => one.who === who)
const firstHand = ({ before, after }: Step, but: string): string | null =>
  before.hands.find(({ who }) => who !== but && here(after, who))?.who ?? null
const passes = (step: Step): boolean =>
  did(step, 'piece.pass') !== null &&
  step.before.mode === 'open' &&
  held(step.before) !== null &&
  step.before.modeNext === null &&
  guided(step.before) &&
  !waits(step.before)
const silentInOpen = (step: Step): boolean => did(step, 'offer.lapse') !== null && byHands(step)

export const modeRowChecks = {
  'hand-sharing-only': {
    when: (step) =>
      asked(step, 'hand.raise') !== null &&
      byHands(step) &&
      step.before.phase === 'open' &&
      here(step.before, by(step)) &&
      step.before.seats[by(step)]?.attendance === 'listening',
    then: (step) => code(step) === 'not-sharing',
  },
  'hand-kept': {
    when: (step) =>
      did(step, 'presence.drop') !== null &&
      byHands(step) &&
      offered(step.before)?.to !== did(step, 'presence.drop')!.who &&
      hand(step.before, did(step, 'presence.drop')!.who) !== undefined,
    then: (step) =>
      unchanged(hand(step.before, did(step, 'presence.drop')!.who), hand(step.after, did(step, 'presence.drop')!.who)),
  },
  'hand-gone': {
    when: (step) =>
      hand(step.before, by(step)) !== undefined &&
      (did(step, 'piece.take') ?? did(step, 'seat.leave') ?? did(step, 'attendance.change')) !== null,
    then: (step) => hand(step.after, by(step)) === undefined || did(step, 'attendance.change')?.to === 'sharing',
  },
  'hand-not-in-round': {
    when: (step) =>
      asked(step, 'hand.raise') !== null &&
      step.before.mode === 'round' &&
      step.before.phase === 'open' &&
      here(step.before, by(step)),
    then: (step) => code(step) === 'no-hands-in-round' && step.after.hands.length === 0,
  },
  'open-passed-on': {
    when: (step) => passes(step) && firstHand(step, by(step)) !== null,
    then: (step) => offered(step.after)?.to === firstHand(step, by(step)),
  },
  'open-silent-last': {
    when: (step) => silentInOpen(step) && hand(step.before, offered(step.before)!.to)?.last === false,
    then: (step) => step.after.hands.at(-1)?.who === offered(step.before)!.to && step.after.hands.at(-1)?.last === true,
  },
  'open-silent-lowered': {
    when: (step) => silentInOpen(step) && hand(step.before, offered(step.before)!.to)?.last === true,
    then: (step) => hand(step.after, offered(step.before)!.to) === undefined,
  },
  'open-no-hands': {
    when: (step) => passes(step) && firstHand(step, by(step)) === null,
    then: ({ after }) => centre(after),
  },
  'open-lost': {
    when: (step) => did(step, 'hold.lapse') !== null && step.before.mode === 'open' && !waits(step.before),
    then: ({ after }) => centre(after),
  },
  'hand-offered': {
    when: (step) =>
      byHands(step) &&
      centre(step.before) &&
      did(step, 'piece.give') !== null &&
      hand(step.before, did(step, 'piece.give')!.to) !== undefined,
    then: (step) => offered(step.after)?.to === did(step, 'piece.give')!.to,
  },
  'mode-after-share': {
    when: (step) =>
      step.before.modeNext !== null &&
      held(step.before)?.by === by(step) &&
      did(step, 'piece.pass') !== null &&
      !waits(step.before),
    then: ({ before, after }) => after.mode === before.modeNext && after.modeNext === null && centre(after),
  },
  'mode-now': {
    when: (step) =>
      did(step, 'mode.set')?.now === true &&
      inRound(step.before) &&
      held(step.before)?.counts === true &&
      !had(step.before, held(step.before)!.by) &&
      !waits(step.before),
    then: (step) =>
      step.after.mode === did(step, 'mode.set')!.mode &&
      centre(step.after) &&
      isLate(step.after, held(step.before)!.by),
  },
  'mode-round-returns': {
    when: (step) =>
      did(step, 'mode.set')?.mode === 'round' &&
      step.before.mode !== 'round' &&
      step.after.mode === 'round' &&
      step.before.round?.over === false &&
      lies(step.before) === null &&
      !waits(step.before),
    then: ({ before, after }) => unchanged(before.round, after.round) && centre(after),
  },
  'offered-mode': {
    when: (step) =>
      did(step, 'mode.set') !== null && inRound(step.before) && offered(step.before) !== null && !waits(step.before),
    then: ({ before, after }) => centre(after) && unchanged(before.round, after.round) && after.mode !== before.mode,
  },
} satisfies Record<string, RowCheck>
