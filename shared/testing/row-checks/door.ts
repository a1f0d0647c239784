// Reach: the door and names.
import type { RefusalCode } from '../../src/errors.ts'
import type { GatheringState } from '../../src/gathering/state.ts'
import { view } from '../../src/gathering/view.ts'
import { looksAlike, skeletonOf } from '../../src/gathering/name-skeleton.ts'
import { isAskedForAnotherName } from '../../src/gathering/name-taken.ts'
import { checkName } from '../../src/gathering/names.ts'
import { sampleNames } from '../sample-names.ts'
import { asked, by, code, did, dropped, guided, here, row, type RowCheck } from './row-check.ts'

type Step = Parameters<RowCheck['when']>[0]

const open = (state: GatheringState): boolean => state.phase === 'open'

/** She stands nowhere and nothing keeps her from knocking. */
const free = (step: Step): boolean =>
  asked(step, 'door.knock') !== null &&
  step.before.phase !== 'ended' &&
  step.before.seats[by(step)] === undefined &&
  step.before.waiting[by(step)] === undefined &&
  (step.before.gone[by(step)] ?? 'left') === 'left'
const named = (name: string, refusal: RefusalCode): RowCheck => ({
  when: (step) => free(step) && asked(step, 'door.knock')!.name === name,
  then: (step) => code(step) === refusal,
})
const standing = (state: GatheringState, who: string): string => {
  const seen = view(state, who)
  return 'standing' in seen ? `${seen.audience} ${seen.standing}` : seen.audience
}

export const doorRowChecks = {
  'door-drop-kept': {
    when: (step) =>
      step.before.waiting[did(step, 'presence.return')?.who ?? '']?.presence.is === 'dropped' &&
      step.after.waiting[did(step, 'presence.return')!.who] !== undefined,
    then: ({ before, after }) => before.waitingOrder.join() === after.waitingOrder.join(),
  },
  'door-drop-lost': {
    when: (step) => did(step, 'door.lapse') !== null,
    then: (step) =>
      step.after.waiting[did(step, 'door.lapse')!.who] === undefined &&
      step.now >= step.before.waiting[did(step, 'door.lapse')!.who]!.keptUntil!,
  },
  'door-not-now': {
    when: (step) =>
      asked(step, 'door.knock') !== null &&
      step.before.phase !== 'ended' &&
      step.before.waiting[by(step)]?.declined?.how === 'not-now' &&
      step.before.waiting[by(step)]!.presence.is === 'here',
    then: (step) => {
      const { declined } = step.before.waiting[by(step)]!
      return declined?.how !== 'not-now' || step.now < declined.knockFrom === (code(step) === 'knock-later')
    },
  },
  'door-not-this-time': {
    when: (step) =>
      asked(step, 'door.knock') !== null &&
      step.before.phase !== 'ended' &&
      step.before.waiting[by(step)]?.presence.is !== 'dropped' &&
      (step.before.gone[by(step)] === 'not-this-time' ||
        step.before.waiting[by(step)]?.declined?.how === 'not-this-time'),
    then: (step) => code(step) === 'not-this-time' && standing(step.after, by(step)).endsWith('not-this-time'),
  },
  'door-admitted-offline': {
    when: (step) =>
      step.before.waiting[did(step, 'presence.return')?.who ?? '']?.admitted === true && guided(step.before),
    then: (step) =>
      here(step.after, did(step, 'presence.return')!.who) ||
      isAskedForAnotherName(step.after, did(step, 'presence.return')!.who),
  },
  'door-admitted-offline-lost': {
    when: (step) => step.before.waiting[did(step, 'door.lapse')?.who ?? '']?.admitted === true,
    then: (step) =>
      standing(step.after, did(step, 'door.lapse')!.who) === 'stranger may-knock' ||
      step.after.gone[did(step, 'door.lapse')!.who] !== undefined,
  },
  'door-short-drop': {
    when: (step) => dropped(step.before, did(step, 'presence.return')?.who ?? ''),
    then: (step) => {
      const { who } = did(step, 'presence.return')!
      return (
        here(step.after, who) &&
        step.after.seats[who]!.mediaId === step.before.seats[who]!.mediaId &&
        step.before.order.indexOf(who) ===
          step.after.order.filter((one) => step.before.order.includes(one)).indexOf(who)
      )
    },
  },
  'door-after-leave': {
    when: (step) => did(step, 'seat.leave') !== null,
    then: (step) => standing(step.after, by(step)) === 'stranger left',
  },
  'door-after-closed': {
    when: (step) =>
      did(step, 'door.knock') !== null &&
      step.before.gone[by(step)] === 'left' &&
      step.actor.kind === 'person' &&
      step.actor.role === 'member' &&
      !step.before.waiting[by(step)]?.admitted,
    then: (step) => step.after.waiting[by(step)] !== undefined && step.after.seats[by(step)] === undefined,
  },
  'door-removed': {
    when: (step) =>
      asked(step, 'door.knock') !== null && step.before.gone[by(step)] === 'removed' && step.before.phase !== 'ended',
    then: (step) => code(step) === 'removed' && standing(step.after, by(step)) === 'stranger removed',
  },
  'door-before-hour': {
    when: ({ after }) => after.phase === 'before' && after.waitingOrder.length > 0,
    then: ({ after }) => {
      const seen = view(after, after.waitingOrder[0]!)
      return (
        seen.phase === 'before' &&
        seen.gathering.startsAt === after.startsAt &&
        after.seatOrder.every((who) => after.seats[who]!.role !== 'member')
      )
    },
  },
  'door-nobody-to-admit': {
    when: ({ after }) => after.phase === 'open' && after.waitingOrder.length > 0 && !guided(after),
    then: ({ after }) => {
      const seen = view(after, after.waitingOrder[0]!)
      return seen.audience === 'waiting' && seen.facilitator === null
    },
  },
  'door-kept-apart': {
    when: (step) =>
      asked(step, 'door.admit') !== null &&
      here(step.before, by(step)) &&
      step.before.seats[by(step)]!.role !== 'member' &&
      step.before.phase === 'open' &&
      step.before.waiting[asked(step, 'door.admit')!.who]?.admitted === false &&
      step.before.apart.some(
        (pair) =>
          pair.includes(asked(step, 'door.admit')!.who) && pair.some((who) => step.before.seats[who] !== undefined),
      ),
    // One who guides is let in by a facilitator alone: that is said first.
    then: (step) =>
      code(step) === 'kept-apart' ||
      (step.before.waiting[asked(step, 'door.admit')!.who]!.role !== undefined && code(step) === 'lead-only'),
  },
  'door-names-heard': row(
    (state) => open(state) && state.seatOrder.length > 1 && state.namesShown === 'names',
    (state) =>
      state.seatOrder.slice(-1).every((who) => {
        const seen = view(state, who)
        return 'canHear' in seen && seen.canHear.names?.length === state.seatOrder.length
      }),
  ),
  'door-count-only': row(
    (state) => open(state) && state.namesShown === 'count-only' && state.seatOrder.length > 1,
    (state) =>
      state.seatOrder.slice(-1).every((who) => {
        const seen = view(state, who)
        return 'canHear' in seen && seen.canHear.names === null && seen.canHear.count === state.seatOrder.length
      }),
  ),
  'door-guide': {
    when: (step) =>
      did(step, 'door.knock') !== null && step.actor.kind === 'person' && step.actor.role === 'facilitator',
    then: ({ after }) => after.order[0] === 'F' && after.seats['F']?.attendance === 'sharing',
  },
  'door-guide-waits': {
    when: (step) =>
      did(step, 'door.knock') !== null &&
      step.actor.kind === 'person' &&
      step.actor.role !== 'member' &&
      !step.actor.letInBefore &&
      step.before.seats['F'] !== undefined &&
      !step.before.waiting[by(step)]?.admitted,
    then: (step) => step.after.waiting[by(step)]?.role === 'co-facilitator' && step.after.seats[by(step)] === undefined,
  },
  'door-guide-let-in': {
    when: (step) => step.before.waiting[did(step, 'door.admit')?.who ?? '']?.role !== undefined,
    then: (step) => {
      const { who } = did(step, 'door.admit')!
      return (
        by(step) === 'F' &&
        (step.after.seats[who]?.role === 'co-facilitator' || step.after.waiting[who]?.admitted === true)
      )
    },
  },
  'door-guide-unwaited': {
    when: ({ before, after }) =>
      after.phase !== 'ended' &&
      before.seats['F'] !== undefined &&
      after.seats['F'] === undefined &&
      before.waiting['K']?.role !== undefined &&
      before.waiting['K'].declined === null &&
      before.waiting['K'].presence.is === 'here',
    then: ({ after }) => after.seats['K']?.role === 'co-facilitator' || isAskedForAnotherName(after, 'K'),
  },
  'name-long': named(sampleNames.tooLong, 'name-too-long'),
  'name-nfc': {
    when: (step) =>
      did(step, 'door.knock')?.name === sampleNames.decomposed && step.before.seats[by(step)] === undefined,
    then: (step) =>
      (step.after.waiting[by(step)] ?? step.after.seats[by(step)])?.name === sampleNames.decomposed.normalize('NFC'),
  },
  'name-hidden': named(sampleNames.hidden, 'name-not-allowed'),
  'name-joined': {
    when: (step) => did(step, 'door.knock')?.name === sampleNames.joined,
    then: (step) => (step.after.waiting[by(step)] ?? step.after.seats[by(step)])?.name === sampleNames.joined,
  },
  'name-mixed': named(sampleNames.mixed, 'name-mixed'),
  'name-of-a-role': named(sampleNames.ofARole, 'name-of-a-role'),
  'name-alike': row(
    (state) => open(state) && state.seatOrder.length > 1,
    (state) =>
      state.seatOrder.every((who, at) =>
        state.seatOrder
          .slice(at + 1)
          .every((other) => !looksAlike(state.seats[who]!.skeleton, state.seats[other]!.skeleton)),
      ),
  ),
  'name-untold': {
    when: (step) =>
      free(step) &&
      step.actor.kind === 'person' &&
      step.actor.role === 'member' &&
      checkName(asked(step, 'door.knock')!.name).ok &&
      Object.values(step.before.seats).some(({ skeleton }) =>
        looksAlike(skeleton, skeletonOf(asked(step, 'door.knock')!.name)),
      ),
    then: (step) => code(step) === null && standing(step.after, by(step)) === 'waiting waiting',
  },
  'name-asked': {
    when: (step) => did(step, 'door.knock') !== null && standing(step.before, by(step)) === 'waiting another-name',
    then: (step) => here(step.after, by(step)) || !guided(step.after),
  },
  'name-of-a-guide': {
    when: ({ after }) =>
      after.phase === 'open' &&
      after.seats['F'] === undefined &&
      after.guideNames['F'] !== undefined &&
      Object.values(after.seats).some(({ role }) => role !== 'facilitator'),
    then: ({ after }) =>
      Object.values(after.seats).every(({ skeleton }) => !looksAlike(skeleton, after.guideNames['F']!)),
  },
  'name-mark': named(sampleNames.marked, 'name-not-allowed'),
} satisfies Record<string, RowCheck>
