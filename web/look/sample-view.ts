/* One sample view for each state of the room. Development only; the product's views come from the server. */
import type { DeskView, NextStep, PieceView, RoomView, SeatView } from '@circle/shared/gathering/view.types'
import type { PromptState } from '../src/room/tray/prompt.ts'
import { sampleBowl, sampleDeskBowl, noteText } from './sample-bowl.ts'
import { castOf, memberSeat } from './cast.ts'
import type { Looked } from './states.ts'

export const NOW = Date.UTC(2026, 10, 24, 19, 40, 0)
const PROMPT = 'What did your body know this week, before you did?'
const WRITTEN =
  'I have been thinking about the waiting.\nHow my shoulders go up when a car slows outside. This week I noticed it while it was happening, and I put the kettle on.\nThat is all. That was new.'

/** The seat that has the piece, counted from her own seat. */
const FROM_YOU: Partial<Record<PromptState, number>> = {
  next: -1,
  ready: -1,
  offered: 0,
  hold: 0,
  'hold-closed': 0,
  'hold-unheard': 0,
  soon: 0,
  wrote: 0,
  'silent-hold': 0,
  passed: -1,
}
// The longest text that is allowed.
const LONG_WRITTEN = WRITTEN.repeat(5).slice(0, 800).trim()

export function sampleView(looked: Looked): RoomView {
  const state = looked.state as PromptState
  const { n, role } = looked
  const names = castOf(n, looked.names === 'long')
  const seats = names.map((name, i): SeatView => ({
    id: `p${i}`,
    name,
    role: i === 0 ? 'facilitator' : 'member',
    mediaId: `m${i}`,
    quiet: false,
    cameraStopped: false,
  }))
  const you = role === 'listener' ? -1 : role === 'facilitator' ? 0 : memberSeat(n)
  const id = (i: number) => `p${((i % n) + n) % n}`
  const spot =
    you < 0
      ? 3
      : state in FROM_YOU
        ? you + (FROM_YOU[state] ?? 0)
        : role === 'facilitator'
          ? 3
          : state === 'open'
            ? 6
            : you - 2
  const at = ((spot % n) + n) % n
  const skip = state === 'passed' ? 1 : 0
  const next = id(at + 1 + skip)
  const after = id(at + 2 + skip)
  const place = you < 0 ? null : (((you - at) % n) + n) % n || null
  const view: RoomView = {
    audience: role === 'listener' ? 'listening' : role === 'facilitator' ? 'facilitator' : 'sharing',
    gathering: {
      id: 'g',
      kind: 'circle',
      topic: 'The waiting',
      startsAt: NOW - 40 * 60_000,
      endsAt: NOW + 50 * 60_000,
    },
    phase: 'open',
    mode: 'round',
    modeNext: null,
    rest: null,
    you: {
      id: you < 0 ? 'listener' : id(you),
      name: you < 0 ? 'Noor' : (names[you] ?? ''),
      role: role === 'facilitator' ? 'facilitator' : 'member',
      attendance: role === 'listener' ? 'listening' : 'sharing',
      mediaId: you < 0 ? 'mL' : `m${you}`,
      inOrder: you >= 0,
      once: false,
      ready: state === 'ready',
      passingAhead: state === 'passed',
      finished: false,
      late: false,
      hushed: false,
      cameraStopped: false,
      returns: 0,
      hand: null,
      mayPublishMicrophone: false,
      maySpeak: role === 'facilitator',
      mayPublishCamera: role !== 'listener',
      pauseAsked: false,
      movedBy: null,
    },
    piece: {
      at: 'held',
      by: id(at),
      turn: 40,
      silent: false,
      silentUntil: null,
      softUntil: NOW + 100_000,
      keptUntil: null,
      written: [],
    },
    lastWritten: looked.wrote
      ? { by: 'p1', name: names[1] ?? 'Adaeze', texts: looked.names === 'long' ? [WRITTEN, LONG_WRITTEN] : [WRITTEN] }
      : null,
    seats,
    order: seats.map((s) => s.id),
    round: { number: 1, prompt: PROMPT, over: false, begins: 'p0' },
    next: n > 1 ? next : null,
    afterNext: n > 2 ? after : null,
    yourPlace: place,
    turnLength: 180_000,
    hands: [],
    heard: [`m${at}`],
    speaking: 'holder',
    canHear: { count: n + 6, names: [...names, 'Amara', 'Bea', 'Chipo', 'Dunja', 'Esther', 'Farida'] },
    listening: n > 3 ? 6 : 1,
    facilitatorAway: false,
    bowl: sampleBowl(looked),
    desk: null,
  }
  shape(view, state, looked)
  if (role === 'facilitator') view.desk = sampleDesk(view, looked)
  return view
}

const held = (view: RoomView, change: Partial<Extract<PieceView, { at: 'held' }>>) => {
  if (view.piece.at === 'held') view.piece = { ...view.piece, ...change }
}

function shape(view: RoomView, state: PromptState, looked: Looked): void {
  const { role, n } = looked
  const centre = () => {
    view.piece = { at: 'centre', turn: 40 }
  }
  const holder = view.piece.at === 'held' ? view.piece.by : 'p0'
  const quiet = (id: string) => {
    view.seats = view.seats.map((s) => (s.id === id ? { ...s, quiet: true } : s))
  }
  switch (state) {
    case 'before':
      view.phase = 'before'
      view.bowl = null
      centre()
      view.round = null
      view.next = view.afterNext = null
      break
    case 'away':
      view.facilitatorAway = true
      quiet('p0')
      break
    case 'away-rest':
      view.rest = { kind: 'facilitator-away', since: NOW - 60_000, until: null }
      view.facilitatorAway = true
      quiet('p0')
      centre()
      break
    case 'paused':
      view.rest = { kind: 'paused', since: NOW - 60_000, until: null }
      break
    case 'silence':
      view.rest = { kind: 'silence', since: NOW - 3_700, until: NOW + 120_000 }
      break
    case 'offered':
    case 'offered-other':
      view.piece = { at: 'offered', to: holder, turn: 40, until: NOW + 25_000 }
      break
    case 'hold':
    case 'hold-closed':
    case 'hold-unheard':
      held(view, { softUntil: NOW + 170_000 })
      view.you.maySpeak = true
      break
    case 'soon':
      held(view, { softUntil: NOW + 12_000 })
      view.you.maySpeak = true
      break
    case 'wrote':
    case 'other-wrote':
      held(view, { written: looked.names === 'long' ? [WRITTEN, LONG_WRITTEN, LONG_WRITTEN] : [WRITTEN] })
      break
    case 'silent-hold':
    case 'other-silent':
      held(view, { silent: true, silentUntil: NOW + 50_000 })
      break
    case 'kept':
      held(view, { keptUntil: NOW + 40_000 })
      quiet(holder)
      break
    case 'open':
    case 'teaching':
      view.mode = state
      view.round = null
      view.next = view.afterNext = view.yourPlace = null
      view.hands = ['p7', 'p4', 'p2'].filter((id) => Number(id.slice(1)) < n && id !== holder)
      view.you.hand = role === 'member' ? view.hands.indexOf(view.you.id) + 1 || null : null
      if (state === 'teaching') centre()
      break
    case 'together':
      view.mode = 'together'
      centre()
      view.round = null
      view.next = view.afterNext = null
      view.you.maySpeak = role !== 'listener'
      break
    case 'between':
      centre()
      view.round = { number: 1, prompt: PROMPT, over: true, begins: 'p0' }
      view.next = view.afterNext = null
      break
    case 'centre':
      centre()
      break
    case 'note':
      view.piece = { at: 'note', turn: 40, id: 'n1', text: noteText(looked) }
      break
    default:
  }
}

const atTheDoor = {
  mark: null,
  role: 'member',
  attendance: 'sharing',
  quiet: false,
  declined: false,
  again: false,
  taken: null,
  letIn: false,
} as const

/** At the door: a new co-facilitator, and names that are taken, before and after they are let in. */
const inDoubt: DeskView['waiting'] = [
  { ...atTheDoor, id: 'w3', name: 'Ruth', role: 'co-facilitator', since: NOW - 20_000 },
  { ...atTheDoor, id: 'w4', name: 'Ines', since: NOW - 15_000, taken: 'inside' },
  { ...atTheDoor, id: 'w5', name: 'amara', since: NOW - 10_000, taken: 'door' },
  { ...atTheDoor, id: 'w6', name: 'Marisol', since: NOW - 5_000, taken: 'inside', letIn: true },
]

function sampleDesk(view: RoomView, looked: Looked): DeskView {
  return {
    waiting: [
      { ...atTheDoor, id: 'w1', name: 'Amara', mark: 'yellow scarf', since: NOW - 90_000 },
      { ...atTheDoor, id: 'w2', name: 'Lien', attendance: 'listening', since: NOW - 30_000, again: true },
      ...(looked.names === 'long' ? inDoubt : []),
    ],
    doorWords: '',
    apart: [],
    pauseAsked: view.seats[5] ? ['p5'] : [],
    ready: view.next,
    passingAhead: [],
    late: [],
    done: [],
    hushed: [],
    listeners: [
      { id: 'l1', name: 'Bea', quiet: false, once: false },
      { id: 'l2', name: 'Chipo', quiet: true, once: false },
    ],
    step: stepFor(view),
    bowl: view.bowl && sampleDeskBowl(looked),
  }
}

function stepFor(view: RoomView): NextStep {
  const { turn } = view.piece
  if (view.phase === 'before') return { does: 'open' }
  if (view.rest) return { does: 'end-rest' }
  if (view.piece.at === 'offered')
    return view.piece.to === view.you.id ? { does: 'take', turn } : { does: 'wait', for: 'offered' }
  if (view.piece.at === 'held')
    return view.piece.by === view.you.id ? { does: 'pass-on', to: view.next, turn } : { does: 'wait', for: 'holder' }
  if (view.piece.at === 'note') return { does: 'lift', turn, to: view.next }
  if (view.round?.over) return { does: 'begin-round', number: 2, first: 'p0', yourself: true }
  if (view.mode !== 'round')
    return view.hands[0] ? { does: 'offer', to: view.hands[0], turn } : { does: 'wait', for: 'hands' }
  return view.next ? { does: 'offer', to: view.next, turn } : { does: 'close-round', turn }
}
