// What somebody in a gathering might ask next: mostly what makes sense there, sometimes anything at all. For tests
// only.
import type { PersonCommand } from '../src/gathering/commands.ts'
import { pieceWith, nextOf } from '../src/gathering/order.ts'
import type { GatheringState } from '../src/gathering/state.ts'
import type { Dice } from './dice.ts'
import { names } from './names.ts'
import { nameOf } from './circle.ts'
import { bowlNonsense, withTheBowl } from './bowl-choices.ts'
import { does, type Choice, type Weighted } from './weighted.ts'

export type { Choice } from './weighted.ts'

export function sensible(state: GatheringState, dice: Dice, people: readonly string[]): Choice | null {
  return dice.weighted([
    ...atTheDoor(state, dice, people),
    ...guiding(state, dice),
    ...withThePiece(state),
    ...members(state, dice),
  ])
}

function atTheDoor(state: GatheringState, dice: Dice, people: readonly string[]): Weighted[] {
  const outside = people.filter((who) => state.seats[who] === undefined)
  const who = dice.choose(outside)
  if (who === null) return []
  const odd = dice.choose(Object.values(names)) ?? ''
  const attendance = 'LMN'.includes(who) ? 'listening' : 'sharing'
  const place = state.waiting[who]
  const weight = place === undefined || place.admitted ? 2 : place.declined === null ? 0.4 : 2.5
  return [
    does(weight, who, { type: 'door.knock', name: nameOf(who), attendance }),
    does(0.6, who, { type: 'door.knock', name: odd, attendance }),
    does(0.1, who, { type: 'door.withdraw' }),
  ]
}

function guiding(state: GatheringState, dice: Dice): Weighted[] {
  const guide = dice.choose(
    state.seatOrder.filter((who) => state.seats[who]?.role !== 'member' && state.seats[who]?.presence.is === 'here'),
  )
  if (guide === null) return []
  const { turn } = state.piece
  const withPiece = pieceWith(state)
  const some = withPiece !== null && dice.chance(0.4) ? withPiece : (dice.choose(state.seatOrder) ?? guide)
  const other = dice.choose(state.order) ?? guide
  const waits = dice.choose(state.waitingOrder)
  const running = state.round !== null && !state.round.over
  const out = state.piece.at !== 'centre'
  const ofMode = state.mode === 'open' || state.mode === 'teaching'
  const choices: Weighted[] = [
    does(state.phase === 'before' ? 6 : 0, guide, { type: 'gathering.open' }),
    does(state.mode === 'round' && !running && !out ? 6 : 0.1, guide, { type: 'round.begin', prompt: 'What opened?' }),
    does(0.15, guide, { type: 'round.begin', prompt: '', anew: true }),
    does(running && !out ? 4 : 0.1, guide, { type: 'piece.go-on', turn }),
    does(ofMode && !out ? 3 : state.bowl?.toLay ? 1.2 : 0.5, guide, {
      type: 'piece.give',
      turn,
      to: (ofMode && state.hands[0]?.who) || other,
    }),
    does(out ? 0.3 : 0, guide, { type: 'piece.skip', turn }),
    does(out ? 0.4 : 0, guide, { type: 'piece.take-back', turn }),
    does(state.mode === 'round' ? 0.5 : 0.6, guide, {
      type: 'mode.set',
      mode:
        state.mode === 'round' ? (dice.choose(['open', 'open', 'teaching', 'together'] as const) ?? 'open') : 'round',
    }),
    does(out ? 0.2 : 0.05, guide, {
      type: 'mode.set',
      mode: dice.choose(['open', 'teaching', 'round'] as const) ?? 'open',
      now: true,
    }),
    does(state.rest === null ? 0.25 : 0, guide, { type: 'rest.pause' }),
    does(state.rest === null ? 0.25 : 0, guide, { type: 'rest.silence', minutes: 1 }),
    does(state.rest === null ? 0 : 1.5, guide, { type: 'rest.over' }),
    does(0.2, guide, { type: 'hold.hush', who: some, hushed: dice.chance(0.7) }),
    does(0.1, guide, { type: 'hold.hush-all' }),
    does(0.15, guide, { type: 'hold.camera', who: some, stopped: dice.chance(0.7) }),
    does(0.3, guide, { type: 'hold.to-listening', who: some }),
    does(0.4, guide, { type: 'hold.to-waiting', who: some }),
    does(0.4, guide, { type: 'hold.remove', who: some }),
    does(state.lastWritten === null ? 0 : 1.6, guide, { type: 'hold.remove', who: state.lastWritten?.by ?? '' }),
    does(0.6, guide, { type: 'order.move', who: other, before: dice.choose([...state.order, null]) }),
    does(0.25, guide, { type: state.order.includes(guide) ? 'order.step-out' : 'order.step-in' }),
    does(0.05, guide, { type: 'gathering.end' }),
    does(0.2, guide, { type: 'seat.leave' }),
    does(0.1, guide, { type: 'attendance.change', to: 'listening' }),
    does(0.05, guide, { type: 'door.say', text: `We begin soon ${dice.below(9)}` }),
  ]
  choices.push(...withTheBowl(state, dice, guide))
  if (state.pauseAsked[0] !== undefined)
    choices.push(does(0.4, guide, { type: 'rest.heard', who: state.pauseAsked[0] }))
  if (waits !== null)
    choices.push(
      does(2, guide, { type: 'door.admit', who: waits }),
      does(2, guide, { type: 'door.admit-all' }),
      does(1, guide, { type: 'door.decline', who: waits, how: dice.chance(0.5) ? 'not-now' : 'not-this-time' }),
      does(0.5, guide, { type: 'door.keep-apart', one: waits, other: some, apart: dice.chance(0.8) }),
    )
  return choices
}

function withThePiece(state: GatheringState): Weighted[] {
  const { piece } = state
  const { turn } = piece
  const next = nextOf(state)
  const ready =
    next === null || pieceWith(state) === null
      ? []
      : [does(1.5, next, { type: 'piece.ready', turn, ready: state.seats[next]?.ready === null })]
  if (piece.at === 'centre' || piece.at === 'note') return []
  if (piece.at === 'offered')
    return [
      ...ready,
      does(4, piece.to, { type: 'piece.take', turn }),
      does(2.5, piece.to, { type: 'piece.silence', turn }),
      does(1.5, piece.to, { type: 'piece.pass', turn }),
      does(0.4, piece.to, { type: 'piece.ahead', round: state.roundsBegun, ahead: true }),
      does(0.2, piece.to, { type: 'seat.leave' }),
      does(0.25, piece.to, { type: 'attendance.change', to: 'listening' }),
    ]
  return [
    ...ready,
    does(piece.silentUntil === null ? 4 : 1.5, piece.by, { type: 'piece.pass', turn }),
    // Whoever began to write often writes on.
    does(piece.written.length === 0 ? 0.6 : 7, piece.by, {
      type: 'piece.write',
      turn,
      text: `I left the key, ${turn} ${piece.written.length}.`,
    }),
    does(0.5, piece.by, { type: 'piece.minute', turn }),
    does(piece.silentUntil === null ? 0 : 1, piece.by, { type: 'piece.speak', turn }),
    does(0.2, piece.by, { type: 'seat.leave' }),
    does(0.2, piece.by, { type: 'attendance.change', to: 'listening' }),
  ]
}

function members(state: GatheringState, dice: Dice): Weighted[] {
  const listeners = state.seatOrder.filter((one) => state.seats[one]?.attendance === 'listening')
  const who = (dice.chance(0.3) ? dice.choose(listeners) : null) ?? dice.choose(state.seatOrder)
  const seat = who === null ? undefined : state.seats[who]
  if (who === null || seat === undefined) return []
  const hands = state.mode === 'open' || state.mode === 'teaching'
  const listens = seat.attendance === 'listening'
  const finished = state.round?.over === false && state.round.finished.includes(who)
  return [
    does(state.round?.over === false ? 1.6 : 0.05, who, {
      type: 'piece.ahead',
      round: state.roundsBegun || 1,
      ahead: !seat.passingAhead,
    }),
    does(hands ? 6 : 0.1, who, { type: 'hand.raise' }),
    does(hands ? 0.3 : 0.02, who, { type: 'hand.lower' }),
    does(listens ? 2 : finished ? 1 : 0.3, who, {
      type: 'attendance.change',
      to: listens ? 'sharing' : 'listening',
      once: listens && dice.chance(0.4),
    }),
    does(0.2, who, { type: 'rest.ask' }),
    does(0.1, who, { type: 'bowl.doubt' }),
    does(0.15, who, { type: 'seat.leave' }),
    does(0.15, who, { type: 'piece.take', turn: Math.max(0, state.piece.turn - 1 - dice.below(3)) }),
  ]
}

/** Anything by anybody: refused most of the time, and must be refused well. */
export function nonsense(state: GatheringState, dice: Dice, people: readonly string[]): Choice {
  const anybody = () => dice.choose([...people, 'nobody', '__proto__', 'constructor']) ?? ''
  const turn = dice.chance(0.5) ? state.piece.turn : dice.below(state.seq + 3)
  const text = dice.choose(['', 'words', '\u202e', 'x'.repeat(900)]) ?? ''
  const mode = dice.choose(['round', 'open', 'teaching', 'together'] as const) ?? 'round'
  const yes = dice.chance(0.5)
  const command = dice.choose<PersonCommand>([
    ...bowlNonsense(state, dice),
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
    { type: 'piece.ahead', round: 1 + dice.below(3), ahead: yes },
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
  const rare = command.type === 'gathering.end' && !dice.chance(0.1)
  return { who: dice.choose([...people, 'nobody']) ?? '', command: rare ? { type: 'rest.ask' } : command }
}
