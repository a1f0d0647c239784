// What is always true of a gathering, as checks on one step: a command, its answer, the state before and after. For
// tests and for
// simulated trouble; nothing here decides anything. The six are those of the design of the talking order.
import type { Command } from '../src/gathering/commands.ts'
import { due, nextDeadline } from '../src/gathering/due.ts'
import { evolve } from '../src/gathering/evolve.ts'
import type { EventType, GatheringEvent } from '../src/gathering/events.ts'
import { bowlStateInvariants, bowlStepInvariants } from './invariants/bowl.ts'
import { expectedRights } from './invariants/expected-rights.ts'
import { looksAlike } from '../src/gathering/name-skeleton.ts'
import { nextOf } from '../src/gathering/order.ts'
import { isHere, seatOf } from '../src/gathering/people.ts'
import type { Step } from './invariants/step.ts'
import { rights } from '../src/gathering/rights.ts'
import { limits, type GatheringState } from '../src/gathering/state.ts'
import { fitsIn } from '../src/gathering/text.ts'

export type { Step }

type Check<T> = (of: T) => string | null

/**
 * Every violation in words; empty when all is well. A refusal leaves the very state it found, which was looked at
 * before.
 */
export function violations(step: Step): string[] {
  const changed = step.before !== step.after
  return [...broken(stepInvariants, step), ...(changed ? broken(stateInvariants, step.after) : [])]
}

function broken<T>(checks: Record<string, Check<T>>, of: T): string[] {
  return Object.entries(checks).flatMap(([name, check]) => {
    const wrong = check(of)
    return wrong === null ? [] : [`${name}: ${wrong}`]
  })
}

export const stepInvariants: Record<string, Check<Step>> = {
  '3 the order changes only by coming, going and the facilitator; nobody is left out, nobody twice': orderKeeps,
  '4 a refusal changes nothing; no gaps; the same events, the same state; JSON keeps it': replays,
  '5 ended absorbs; an old turn changes nothing': oldThingsDoNothing,
  '6 the turn counts where the piece came to, and nothing else': turnCountsPlaces,
  ...bowlStepInvariants,
}

export const stateInvariants: Record<string, Check<GatheringState>> = {
  '1 one holder, of the order; the offered is present and shares': onePiece,
  '2 a listener is never offered, never in the order, never published': listenersListen,
  '6 rights are the table': (state) => same(rights(state), expectedRights(state)),
  'names: no two inside look alike, and none like that of a guide who is out': namesDiffer,
  'time: nothing is due before the next deadline': deadlinesAgree,
  'lists name only people who are there': listsAgree,
  'a written share is bounded, and makes room for the next': writtenAgrees,
  ...bowlStateInvariants,
}

const events = ({ answer }: Step): GatheringEvent[] => (answer.ok ? answer.events : [])
const same = (one: unknown, other: unknown): string | null => {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)]
  return a === b ? null : `${a} is not ${b}`
}

function onePiece(state: GatheringState): string | null {
  const { piece } = state
  if (piece.at === 'centre' || piece.at === 'note') return null
  if (state.phase !== 'open') return 'the piece is out while the circle is not open'
  if (state.mode === 'together') return 'the piece is out while all speak together'
  const who = piece.at === 'held' ? piece.by : piece.to
  if (seatOf(state, who) === null) return `the piece is with ${who}, who is not here`
  if (state.mode === 'round' && !state.order.includes(who)) return `${who} has the piece and is not in the order`
  if (piece.at === 'offered' && !isHere(seatOf(state, who))) return `${who} is offered the piece and is not present`
  return nextOf(state) === who && !(piece.at === 'held' && !piece.counts) ? `${who} is next and has it` : null
}

function listenersListen(state: GatheringState): string | null {
  const granted = rights(state)
  for (const who of state.seatOrder) {
    const seat = seatOf(state, who)
    if (seat?.attendance !== 'listening') continue
    const right = granted[who]
    if (seat.role !== 'member') return `${who} guides and listens`
    if (state.order.includes(who) || state.hands.some((hand) => hand.who === who))
      return `${who} listens and stands in a list`
    if (state.piece.at === 'offered' && state.piece.to === who) return `${who} listens and is offered`
    if (right?.mayPublishMicrophone || right?.maySpeak || right?.mayPublishCamera || right?.hidden === false)
      return `${who} listens and may publish`
  }
  return null
}

const changesOrder = new Set<EventType>([
  'door.admitted',
  'door.guide-came',
  'seat.left',
  'seat.sent-back',
  'attendance.changed',
  'order.moved',
  'order.stepped-out',
  'order.stepped-in',
])

function orderKeeps(step: Step): string | null {
  const { before, after } = step
  if (new Set(after.order).size !== after.order.length) return `${after.order.join()} holds somebody twice`
  const changed = before.order.join() !== after.order.join()
  if (changed && !events(step).some(({ type }) => changesOrder.has(type))) return 'the order changed by itself'
  return twice(step) ?? leftOut(step)
}

/** The ring itself never offers to one who had her turn, and a hold that is not her turn leaves no mark. */
function twice(step: Step): string | null {
  let state = step.before
  for (const event of events(step)) {
    const again = event.type === 'piece.offered' && event.by === 'ring' && state.mode === 'round'
    if (again && state.round?.done.includes(event.to)) return `${event.to} is offered a second turn`
    const uncounted = state.piece.at === 'held' && !state.piece.counts
    if (event.type === 'piece.ended' && uncounted && event.result !== null)
      return `${event.who} is marked for a hold that was not her turn`
    state = evolve(state, event)
  }
  return null
}

/**
 * A round is over when everyone in the order is done; the facilitator closes it over the heads of those who dropped, of
 * nobody else.
 */
function leftOut(step: Step): string | null {
  const { before, command } = step
  const end = events(step).findIndex(({ type }) => type === 'round.ended')
  if (end < 0) return null
  // As it was in that moment: one who waited to guide may have come in since.
  const after = events(step)
    .slice(0, end + 1)
    .reduce(evolve, before)
  const owed = after.order.filter((who) => !after.round?.done.includes(who))
  const wrong = command.type === 'piece.go-on' ? owed.filter((who) => isHere(seatOf(after, who))) : owed
  return wrong.length === 0 ? null : `the round is over and ${wrong.join()} had no turn`
}

function replays(step: Step): string | null {
  const { before, command, answer, after } = step
  if (!answer.ok) return before === after ? null : 'a refusal changed the state'
  // A credential taken once more is granted again and changes nothing.
  if (answer.events.length === 0 && command.type !== 'credential.take') return 'an accepted command told nothing'
  if (after.seq !== before.seq + answer.events.length) return `seq went from ${before.seq} to ${after.seq}`
  const text = JSON.stringify(after)
  const trip = JSON.parse(JSON.stringify(before)) as GatheringState
  const told = JSON.parse(JSON.stringify(answer.events)) as GatheringEvent[]
  if (JSON.stringify(JSON.parse(text)) !== text) return 'the state does not survive JSON'
  return JSON.stringify(told.reduce(evolve, trip)) === text ? null : 'the same events gave another state'
}

const movesPiece = new Set<EventType>([
  'piece.offered',
  'piece.taken',
  'piece.ended',
  'note.laid',
  'note.lifted',
  'gathering.ended',
])

function turnCountsPlaces(step: Step): string | null {
  const places = events(step).filter(({ type }) => movesPiece.has(type)).length
  return step.after.piece.turn === step.before.piece.turn + places
    ? null
    : `${places} places, and the turn went from ${step.before.piece.turn} to ${step.after.piece.turn}`
}

function oldThingsDoNothing({ before, command, answer }: Step): string | null {
  if (!answer.ok)
    return before.phase === 'ended' && answer.code !== 'ended' && answer.code !== 'unknown-command'
      ? `ended says ${answer.code}`
      : null
  if (before.phase === 'ended') return `${command.type} was accepted after the end`
  if ('turn' in command && command.turn !== before.piece.turn) return `${command.type} was accepted for an old turn`
  return namesOldConnection(before, command) ? `${command.type} was accepted for an old connection` : null
}

/** '' is a connection not known yet. */
function namesOldConnection(state: GatheringState, command: Command): boolean {
  if (command.type !== 'presence.drop' && command.type !== 'seat.close' && command.type !== 'door.lapse') return false
  const current = (state.seats[command.who] ?? state.waiting[command.who])?.presence.connection ?? ''
  return current !== '' && current !== command.connection
}

function namesDiffer(state: GatheringState): string | null {
  const looks = state.seatOrder.map((who) => ({ who, skeleton: state.seats[who]!.skeleton }))
  const out = Object.entries(state.guideNames).filter(
    ([who]) => state.seats[who] === undefined && state.gone[who] !== 'removed',
  )
  const held = [...looks, ...out.map(([who, skeleton]) => ({ who, skeleton }))]
  for (const [at, one] of looks.entries()) {
    const like = held.slice(at + 1).find(({ skeleton }) => looksAlike(skeleton, one.skeleton))
    if (like !== undefined) return `${one.who} looks like ${like.who}`
  }
  return null
}

function deadlinesAgree(state: GatheringState): string | null {
  const next = nextDeadline(state)
  if (next === null)
    return due(state, Number.MAX_SAFE_INTEGER).length === 0 ? null : 'something is due and no deadline stands'
  if (!Number.isFinite(next)) return `the next deadline is ${next}`
  if (due(state, next - 1).length > 0) return 'something is due before the next deadline'
  return due(state, next).length > 0 ? null : 'nothing is due at the next deadline'
}

function writtenAgrees({ piece, lastWritten, gone, phase }: GatheringState): string | null {
  const held = piece.at === 'held' ? piece : null
  for (const texts of [held?.written ?? [], lastWritten?.texts ?? []]) {
    if (texts.length > limits.texts) return 'more texts than a turn has'
    if (texts.some((text) => text === '' || !fitsIn(text, limits.written))) return 'a text that may not stand there'
  }
  if (lastWritten === null) return null
  if (phase === 'ended') return 'written words stay after the end'
  if (lastWritten.texts.length === 0 || lastWritten.name === '') return 'nothing was written, or by nobody'
  if (gone[lastWritten.by] === 'removed') return 'words of one who was removed'
  const begun = held !== null && (held.written.length > 0 || (held.counts && held.silentUntil === null))
  return begun ? 'a share has begun and the last one stands' : null
}

function listsAgree(state: GatheringState): string | null {
  const { seats, seatOrder, waiting, waitingOrder, hands, round } = state
  if (same([...seatOrder].sort(), Object.keys(seats).sort()) !== null) return 'seatOrder and seats differ'
  if (same([...waitingOrder].sort(), Object.keys(waiting).sort()) !== null) return 'waitingOrder and waiting differ'
  if (waitingOrder.some((who) => seatOf(state, who) !== null)) return 'somebody sits and waits'
  if (hands.some((hand, place) => hand.at < (hands[place - 1]?.at ?? -Infinity))) return 'hands are not sorted by time'
  if (state.piece.at === 'held' && hands.some(({ who }) => state.piece.at === 'held' && who === state.piece.by))
    return 'the holder has a hand up'
  if (hands.some(({ who }) => !state.order.includes(who))) return 'a hand of one who does not share'
  if ((state.mode === 'round' || state.mode === 'together') && hands.length > 0) return 'hands where there are none'
  if (round?.late.some((who) => round.done.includes(who) || !state.order.includes(who)))
    return 'late and done, or late and gone'
  if (round && round.cursor !== null && !state.order.includes(round.cursor)) return 'the cursor is gone'
  if (state.bowl?.doubts.some((who) => seatOf(state, who) === null)) return 'one who is not here doubts the key'
  return state.order.some((who) => seatOf(state, who)?.attendance !== 'sharing')
    ? 'the order holds one who does not share'
    : null
}
