// What somebody in a gathering might ask next: mostly what makes sense there, sometimes anything at all. For tests
// only.
import type { PersonCommand } from '../src/gathering/commands.ts'
import { pieceWith, nextOf } from '../src/gathering/order.ts'
import type { GatheringState } from '../src/gathering/state.ts'
import type { SeededRandom } from './seeded-random.ts'
import { sampleNames } from './sample-names.ts'
import { nameOf } from './circle.ts'
import { nonsenseBowlCommands, bowlChoices } from './bowl-choices.ts'
import { weightedChoice, type Choice, type WeightedChoice } from './weighted-choice.ts'

export type { Choice } from './weighted-choice.ts'

export function sensibleChoice(state: GatheringState, random: SeededRandom, people: readonly string[]): Choice | null {
  return random.weighted([
    ...atTheDoor(state, random, people),
    ...guiding(state, random),
    ...withThePiece(state),
    ...members(state, random),
  ])
}

function atTheDoor(state: GatheringState, random: SeededRandom, people: readonly string[]): WeightedChoice[] {
  const outside = people.filter((who) => state.seats[who] === undefined)
  const who = random.choose(outside)
  if (who === null) return []
  const odd = random.choose(Object.values(sampleNames)) ?? ''
  const attendance = 'LMN'.includes(who) ? 'listening' : 'sharing'
  const place = state.waiting[who]
  const weight = place === undefined || place.admitted ? 2 : place.declined === null ? 0.4 : 2.5
  return [
    weightedChoice(weight, who, { type: 'door.knock', name: nameOf(who), attendance }),
    weightedChoice(0.6, who, { type: 'door.knock', name: odd, attendance }),
    weightedChoice(0.1, who, { type: 'door.withdraw' }),
  ]
}

function guiding(state: GatheringState, random: SeededRandom): WeightedChoice[] {
  const guide = random.choose(
    state.seatOrder.filter((who) => state.seats[who]?.role !== 'member' && state.seats[who]?.presence.is === 'here'),
  )
  if (guide === null) return []
  const { turn } = state.piece
  const withPiece = pieceWith(state)
  const some = withPiece !== null && random.chance(0.4) ? withPiece : (random.choose(state.seatOrder) ?? guide)
  const other = random.choose(state.order) ?? guide
  const waits = random.choose(state.waitingOrder)
  const running = state.round !== null && !state.round.over
  const out = state.piece.at !== 'centre'
  const ofMode = state.mode === 'open' || state.mode === 'teaching'
  const choices: WeightedChoice[] = [
    weightedChoice(state.phase === 'before' ? 6 : 0, guide, { type: 'gathering.open' }),
    weightedChoice(state.mode === 'round' && !running && !out ? 6 : 0.1, guide, {
      type: 'round.begin',
      prompt: 'What opened?',
    }),
    weightedChoice(0.15, guide, { type: 'round.begin', prompt: '', anew: true }),
    weightedChoice(running && !out ? 4 : 0.1, guide, { type: 'piece.go-on', turn }),
    weightedChoice(ofMode && !out ? 3 : state.bowl?.toLay ? 1.2 : 0.5, guide, {
      type: 'piece.give',
      turn,
      to: (ofMode && state.hands[0]?.who) || other,
    }),
    weightedChoice(out ? 0.3 : 0, guide, { type: 'piece.skip', turn }),
    weightedChoice(out ? 0.4 : 0, guide, { type: 'piece.take-back', turn }),
    weightedChoice(state.mode === 'round' ? 0.5 : 0.6, guide, {
      type: 'mode.set',
      mode:
        state.mode === 'round' ? (random.choose(['open', 'open', 'teaching', 'together'] as const) ?? 'open') : 'round',
    }),
    weightedChoice(out ? 0.2 : 0.05, guide, {
      type: 'mode.set',
      mode: random.choose(['open', 'teaching', 'round'] as const) ?? 'open',
      now: true,
    }),
    weightedChoice(state.rest === null ? 0.25 : 0, guide, { type: 'rest.pause' }),
    weightedChoice(state.rest === null ? 0.25 : 0, guide, { type: 'rest.silence', minutes: 1 }),
    weightedChoice(state.rest === null ? 0 : 1.5, guide, { type: 'rest.over' }),
    weightedChoice(0.2, guide, { type: 'hold.hush', who: some, hushed: random.chance(0.7) }),
    weightedChoice(0.1, guide, { type: 'hold.hush-all' }),
    weightedChoice(0.15, guide, { type: 'hold.camera', who: some, stopped: random.chance(0.7) }),
    weightedChoice(0.3, guide, { type: 'hold.to-listening', who: some }),
    weightedChoice(0.4, guide, { type: 'hold.to-waiting', who: some }),
    weightedChoice(0.4, guide, { type: 'hold.remove', who: some }),
    weightedChoice(state.lastWritten === null ? 0 : 1.6, guide, {
      type: 'hold.remove',
      who: state.lastWritten?.by ?? '',
    }),
    weightedChoice(0.6, guide, { type: 'order.move', who: other, before: random.choose([...state.order, null]) }),
    weightedChoice(0.25, guide, { type: state.order.includes(guide) ? 'order.step-out' : 'order.step-in' }),
    weightedChoice(0.05, guide, { type: 'gathering.end' }),
    weightedChoice(0.2, guide, { type: 'seat.leave' }),
    weightedChoice(0.1, guide, { type: 'attendance.change', to: 'listening' }),
    weightedChoice(0.05, guide, { type: 'door.say', text: `We begin soon ${random.below(9)}` }),
  ]
  choices.push(...bowlChoices(state, random, guide))
  if (state.pauseAsked[0] !== undefined)
    choices.push(weightedChoice(0.4, guide, { type: 'rest.heard', who: state.pauseAsked[0] }))
  if (waits !== null)
    choices.push(
      weightedChoice(2, guide, { type: 'door.admit', who: waits }),
      weightedChoice(2, guide, { type: 'door.admit-all' }),
      weightedChoice(1, guide, {
        type: 'door.decline',
        who: waits,
        how: random.chance(0.5) ? 'not-now' : 'not-this-time',
      }),
      weightedChoice(0.5, guide, { type: 'door.keep-apart', one: waits, other: some, apart: random.chance(0.8) }),
    )
  return choices
}

function withThePiece(state: GatheringState): WeightedChoice[] {
  const { piece } = state
  const { turn } = piece
  const next = nextOf(state)
  const ready =
    next === null || pieceWith(state) === null
      ? []
      : [weightedChoice(1.5, next, { type: 'piece.ready', turn, ready: state.seats[next]?.ready === null })]
  if (piece.at === 'centre' || piece.at === 'note') return []
  if (piece.at === 'offered')
    return [
      ...ready,
      weightedChoice(4, piece.to, { type: 'piece.take', turn }),
      weightedChoice(2.5, piece.to, { type: 'piece.silence', turn }),
      weightedChoice(1.5, piece.to, { type: 'piece.pass', turn }),
      weightedChoice(0.4, piece.to, { type: 'piece.ahead', round: state.roundsBegun, ahead: true }),
      weightedChoice(0.2, piece.to, { type: 'seat.leave' }),
      weightedChoice(0.25, piece.to, { type: 'attendance.change', to: 'listening' }),
    ]
  return [
    ...ready,
    weightedChoice(piece.silentUntil === null ? 4 : 1.5, piece.by, { type: 'piece.pass', turn }),
    // Whoever began to write often writes on.
    weightedChoice(piece.written.length === 0 ? 0.6 : 7, piece.by, {
      type: 'piece.write',
      turn,
      text: `I left the key, ${turn} ${piece.written.length}.`,
    }),
    weightedChoice(0.5, piece.by, { type: 'piece.minute', turn }),
    weightedChoice(piece.silentUntil === null ? 0 : 1, piece.by, { type: 'piece.speak', turn }),
    weightedChoice(0.2, piece.by, { type: 'seat.leave' }),
    weightedChoice(0.2, piece.by, { type: 'attendance.change', to: 'listening' }),
  ]
}

function members(state: GatheringState, random: SeededRandom): WeightedChoice[] {
  const listeners = state.seatOrder.filter((one) => state.seats[one]?.attendance === 'listening')
  const who = (random.chance(0.3) ? random.choose(listeners) : null) ?? random.choose(state.seatOrder)
  const seat = who === null ? undefined : state.seats[who]
  if (who === null || seat === undefined) return []
  const hands = state.mode === 'open' || state.mode === 'teaching'
  const listens = seat.attendance === 'listening'
  const finished = state.round?.over === false && state.round.finished.includes(who)
  return [
    weightedChoice(state.round?.over === false ? 1.6 : 0.05, who, {
      type: 'piece.ahead',
      round: state.roundsBegun || 1,
      ahead: !seat.passingAhead,
    }),
    weightedChoice(hands ? 6 : 0.1, who, { type: 'hand.raise' }),
    weightedChoice(hands ? 0.3 : 0.02, who, { type: 'hand.lower' }),
    weightedChoice(listens ? 2 : finished ? 1 : 0.3, who, {
      type: 'attendance.change',
      to: listens ? 'sharing' : 'listening',
      once: listens && random.chance(0.4),
    }),
    weightedChoice(0.2, who, { type: 'rest.ask' }),
    weightedChoice(0.1, who, { type: 'bowl.doubt' }),
    weightedChoice(0.15, who, { type: 'seat.leave' }),
    weightedChoice(0.15, who, { type: 'piece.take', turn: Math.max(0, state.piece.turn - 1 - random.below(3)) }),
  ]
}

/** Anything by anybody: refused most of the time, and must be refused well. */
export function nonsenseChoice(state: GatheringState, random: SeededRandom, people: readonly string[]): Choice {
  const anybody = () => random.choose([...people, 'nobody', '__proto__', 'constructor']) ?? ''
  const turn = random.chance(0.5) ? state.piece.turn : random.below(state.seq + 3)
  const text = random.choose(['', 'words', '\u202e', 'x'.repeat(900)]) ?? ''
  const mode = random.choose(['round', 'open', 'teaching', 'together'] as const) ?? 'round'
  const yes = random.chance(0.5)
  const command = random.choose<PersonCommand>([
    ...nonsenseBowlCommands(state, random),
    { type: 'door.knock', name: `${text}?`, attendance: 'sharing' },
    { type: 'door.withdraw' },
    { type: 'door.admit', who: anybody() },
    { type: 'door.admit-all' },
    { type: 'door.decline', who: anybody(), how: yes ? 'not-now' : 'not-this-time' },
    { type: 'door.say', text: `${text} at the door` },
    { type: 'door.keep-apart', one: anybody(), other: anybody(), apart: yes },
    { type: 'gathering.open' },
    { type: 'gathering.end' },
    { type: 'attendance.change', to: yes ? 'sharing' : 'listening' },
    { type: 'order.move', who: anybody(), before: yes ? null : anybody() },
    { type: 'order.step-out' },
    { type: 'order.step-in' },
    { type: 'round.begin', prompt: text, anew: yes },
    { type: 'mode.set', mode, now: yes },
    { type: 'piece.take', turn },
    { type: 'piece.silence', turn },
    { type: 'piece.speak', turn },
    { type: 'piece.pass', turn },
    { type: 'piece.ready', turn, ready: yes },
    { type: 'piece.ahead', round: 1 + random.below(3), ahead: yes },
    { type: 'piece.write', turn, text },
    { type: 'piece.minute', turn },
    { type: 'piece.go-on', turn },
    { type: 'piece.give', turn, to: anybody() },
    { type: 'piece.skip', turn },
    { type: 'piece.take-back', turn },
    { type: 'hand.raise' },
    { type: 'hand.lower', who: anybody() },
    { type: 'rest.pause' },
    { type: 'rest.silence' },
    { type: 'rest.over' },
    { type: 'rest.ask' },
    { type: 'rest.heard', who: anybody() },
    { type: 'hold.hush', who: anybody(), hushed: yes },
    { type: 'hold.hush-all' },
    { type: 'hold.camera', who: anybody(), stopped: yes },
    { type: 'hold.to-listening', who: anybody() },
    { type: 'hold.to-waiting', who: anybody() },
    { type: 'hold.remove', who: anybody() },
  ]) ?? { type: 'rest.ask' }
  const rare = command.type === 'gathering.end' && !random.chance(0.1)
  return { who: random.choose([...people, 'nobody']) ?? '', command: rare ? { type: 'rest.ask' } : command }
}
