// Reach: what becomes of a drawn note, and what may happen while it lies in the centre.
import { locationOfNote } from '../../src/gathering/bowl.ts'
import { nextDeadline } from '../../src/gathering/due.ts'
import { expectedNext } from '../invariants/expected-rights.ts'
import { notesOf } from '../invariants/bowl.ts'
import type { GatheringState } from '../../src/gathering/state.ts'
import { view } from '../../src/gathering/view.ts'
import {
  asked,
  by,
  centre,
  code,
  did,
  guided,
  here,
  inRound,
  isLate,
  lies,
  offered,
  unchanged,
  type RowCheck,
} from './row-check.ts'

type Step = Parameters<RowCheck['when']>[0]

const toLay = ({ bowl }: GatheringState) => bowl?.toLay?.id ?? null
const out = ({ piece }: GatheringState): boolean => piece.at === 'held' || piece.at === 'offered'
const place = ({ bowl }: GatheringState, id: string) => (bowl === null ? null : locationOfNote(bowl, id))
/** She may ask, and nothing else stands in the way. */
const guides = ({ before, actor }: Step): boolean =>
  actor.kind === 'person' &&
  before.phase === 'open' &&
  here(before, actor.who) &&
  before.seats[actor.who]?.role !== 'member'
const ended = ({ answer }: Step): boolean => answer.ok && answer.events.some(({ type }) => type === 'piece.ended')
/** A turn for whose end a note waits is over, and not by an act that begins another at once. */
const turnOver = (step: Step): boolean =>
  toLay(step.before) !== null &&
  ended(step) &&
  step.after.phase === 'open' &&
  did(step, 'piece.give') === null &&
  did(step, 'round.begin') === null &&
  toLay(step.after) === null
const members = ({ before, after }: Step): boolean =>
  after.seatOrder
    .filter((who) => after.seats[who]?.role === 'member' && before.seats[who] !== undefined)
    .every((who) => unchanged(view(before, who), view(after, who)))

export const noteRowChecks = {
  'note-drawn': {
    when: (step) => did(step, 'note.draw') !== null,
    then: (step) =>
      members(step) &&
      step.after.bowl?.inHand !== null &&
      step.before.bowl?.moment === 'open' &&
      JSON.stringify(view(step.after, by(step))).includes(step.after.bowl!.inHand!.text),
  },
  'note-survives': {
    when: (step) =>
      (step.before.bowl?.inHand ?? null) !== null &&
      (did(step, 'seat.leave') !== null
        ? step.before.seats[by(step)]?.role !== 'member'
        : step.before.seats[did(step, 'presence.drop')?.who ?? 'nobody']?.role === 'facilitator'),
    then: ({ before, after }) => unchanged(before.bowl?.inHand, after.bowl?.inHand),
  },
  'note-second': {
    when: (step) =>
      asked(step, 'note.draw') !== null &&
      guides(step) &&
      step.before.bowl?.moment === 'open' &&
      step.before.bowl.inHand !== null,
    then: (step) => code(step) === 'note-in-hand',
  },
  'note-planned': {
    when: (step) => did(step, 'note.lay') !== null && out(step.before),
    then: (step) =>
      toLay(step.after) === did(step, 'note.lay')!.id &&
      unchanged(step.before.piece, step.after.piece) &&
      members(step),
  },
  'note-at-once': {
    when: (step) => did(step, 'note.lay') !== null && centre(step.before),
    then: (step) =>
      lies(step.after)?.id === did(step, 'note.lay')!.id && lies(step.after)!.turn > step.before.piece.turn,
  },
  'note-after-turn': {
    when: (step) => turnOver(step) && guided(step.after),
    then: ({ before, after }) => lies(after)?.id === toLay(before) && place(after, toLay(before)!) === 'cloth',
  },
  'note-given': {
    when: (step) =>
      toLay(step.before) !== null &&
      (did(step, 'piece.give') !== null || did(step, 'round.begin') !== null) &&
      step.before.modeNext === null,
    then: ({ before, after }) => out(after) && toLay(after) === toLay(before),
  },
  'note-mode': {
    when: (step) => turnOver(step) && guided(step.after) && step.before.mode !== step.after.mode,
    then: ({ before, after }) => lies(after)?.id === toLay(before) && after.modeNext === null,
  },
  'note-unguided': {
    when: (step) => turnOver(step) && !guided(step.after),
    then: ({ before, after }) => centre(after) && place(after, toLay(before)!) === 'aside',
  },
  'note-stays': {
    when: (step) =>
      lies(step.before) !== null &&
      guides(step) &&
      (asked(step, 'note.lay') !== null
        ? ['in-hand', 'aside', 'to-cloth'].includes(place(step.before, asked(step, 'note.lay')!.id) ?? '')
        : step.before.rest === null &&
          (asked(step, 'round.begin') !== null ||
            [
              asked(step, 'piece.go-on'),
              asked(step, 'piece.give'),
              asked(step, 'piece.skip'),
              asked(step, 'piece.take-back'),
            ].some((command) => command?.turn === step.before.piece.turn))),
    then: (step) => code(step) === 'note-lies',
  },
  'note-mode-set': {
    when: (step) => lies(step.before) !== null && did(step, 'mode.set') !== null,
    then: ({ before, after }) =>
      unchanged(before.piece, after.piece) && after.mode !== before.mode && after.modeNext === null,
  },
  'note-lift': {
    when: (step) => did(step, 'note.lift') !== null && inRound(step.before) && expectedNext(step.before) !== null,
    then: ({ before, after }) =>
      offered(after)?.to === expectedNext(before) &&
      after.round?.cursor === expectedNext(before) &&
      !isLate(after, expectedNext(before)!) === !isLate(before, expectedNext(before)!),
  },
  'note-lift-over': {
    when: (step) =>
      did(step, 'note.lift') !== null &&
      inRound(step.before) &&
      step.before.order.every((who) => step.before.round!.done.includes(who) || step.before.seats[who]?.passingAhead),
    then: ({ after }) => centre(after) && after.round?.over === true,
  },
  'note-lift-hands': {
    when: (step) => did(step, 'note.lift') !== null && step.before.mode !== 'round',
    then: ({ before, after }) => {
      const hand = before.mode === 'open' ? before.hands.find(({ who }) => here(before, who)) : undefined
      return hand === undefined ? centre(after) : offered(after)?.to === hand.who
    },
  },
  'note-lift-rest': {
    when: (step) => asked(step, 'note.lift') !== null && step.before.rest !== null && guides(step),
    then: (step) => code(step) === 'resting',
  },
  'note-away': {
    when: (step) =>
      lies(step.before) !== null && (did(step, 'away.rest') !== null || (!guided(step.before) && guided(step.after))),
    then: (step) =>
      unchanged(step.before.piece, step.after.piece) &&
      (step.after.rest?.kind === 'facilitator-away') === !guided(step.after),
  },
  'note-end': {
    when: (step) =>
      asked(step, 'gathering.end') !== null && guides(step) && (step.before.bowl?.inHand ?? null) !== null,
    then: (step) =>
      asked(step, 'gathering.end')?.unread !== true
        ? code(step) === 'bowl-not-read'
        : nextDeadline(step.after) === null && notesOf(step.after.bowl!).length === 0 && centre(step.after),
  },
  'note-silenced': {
    when: (step) => did(step, 'note.silence') !== null,
    then: (step) => place(step.after, did(step, 'note.silence')!.id) === null && members(step),
  },
} satisfies Record<string, RowCheck>
