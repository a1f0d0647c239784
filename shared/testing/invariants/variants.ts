// Noninterference: a variant differs from a state in one thing that some viewers may not know. The views of those viewers
// must be equal byte for byte. For tests only.
import { belowThreshold } from '../../src/gathering/bowl.ts'
import { nextOf } from '../../src/gathering/order.ts'
import type { GatheringState, ParticipantId, Round, Seat, WaitingPerson } from '../../src/gathering/state.ts'
import { patchSeat } from '../../src/gathering/evolve/seat-changes.ts'
import { view } from '../../src/gathering/view.ts'
import { bowlTwins } from './bowl-variants.ts'

export type Variant = { differsIn: string; state: GatheringState; mayKnow: (who: ParticipantId) => boolean }
/** `pick` chooses one of a list; null of an empty one. */
export type Choose = <T>(list: readonly T[]) => T | null

/** Everybody who could look: those inside, those waiting, those gone, and a stranger. */
export const viewers = (state: GatheringState): ParticipantId[] => [
  ...state.seatOrder,
  ...state.waitingOrder,
  ...Object.keys(state.gone),
  'a stranger',
]

/** Who can see a twin's difference and may not know it, in words. */
export function leaks(state: GatheringState, twin: Variant, lookers: readonly ParticipantId[]): string[] {
  return lookers
    .filter((who) => !twin.mayKnow(who) && JSON.stringify(view(state, who)) !== JSON.stringify(view(twin.state, who)))
    .map((who) => `${who} can see ${twin.differsIn}`)
}

export function variantsOf(state: GatheringState, pick: Choose): Variant[] {
  const guides = (who: ParticipantId) => (state.seats[who]?.role ?? 'member') !== 'member'
  const onlyGuides = { mayKnow: guides }
  const herself = (her: ParticipantId) => ({ mayKnow: (who: ParticipantId) => who === her || guides(who) })
  const nobody = { mayKnow: () => false }
  const list: Variant[] = []
  const add = (differsIn: string, twin: GatheringState | null, known: MayDiffer) => {
    const equal = twin !== null && nextOf(twin) === nextOf(state) && belowThreshold(twin) === belowThreshold(state)
    if (equal) list.push({ differsIn, state: twin, ...known })
  }

  const sharing = pick(state.order)
  const seated = pick(state.seatOrder)
  const listener = pick(state.seatOrder.filter((who) => state.seats[who]?.attendance === 'listening'))
  const late = state.round === null ? null : pick(state.round.late)
  const done =
    state.round === null
      ? null
      : pick(state.round.done.filter((who) => state.order.includes(who) && !state.round?.finished.includes(who)))
  const dropped = pick(state.seatOrder.filter((who) => state.seats[who]?.presence.is === 'dropped'))
  const next = nextOf(state)

  add('how much has happened', { ...state, seq: state.seq + 7 }, nobody)
  add('who waits last', oneMoreWaits(state), onlyGuides)
  add(
    'who waits at all',
    { ...state, waiting: {}, waitingOrder: [] },
    { mayKnow: (who) => guides(who) || who in state.waiting },
  )
  if (next !== null && state.piece.at !== 'centre') add('who is ready', toggleReady(state, next), herself(next))
  if (sharing !== null) add('who passes ahead', toggle(state, sharing, 'passingAhead'), herself(sharing))
  if (late !== null && state.round !== null) add('who is late', lateIsDone(state, state.round, late), herself(late))
  if (done !== null && state.round !== null) add('who is late', doneIsLate(state, state.round, done), herself(done))
  if (dropped !== null) add('a leave or a drop', droppedAt(state, dropped), nobody)
  if (listener !== null) add('whether a listener is connected', togglePresence(state, listener), onlyGuides)
  if (seated !== null) add('who is hushed', toggle(state, seated, 'hushed'), herself(seated))
  if (seated !== null) add('who shares just once', toggle(state, seated, 'once'), herself(seated))
  if (seated !== null)
    add(
      'who asked for a pause',
      {
        ...state,
        pauseAsked: state.pauseAsked.includes(seated)
          ? state.pauseAsked.filter((who) => who !== seated)
          : [...state.pauseAsked, seated],
      },
      herself(seated),
    )
  const insideOnly = { mayKnow: (who: ParticipantId) => who in state.seats || state.waiting[who]?.admitted === true }
  add('what those inside are called', renamed(state), insideOnly)
  if (listener !== null) add('how many listen', withoutListener(state, listener), insideOnly)
  const atDoor = pick(state.waitingOrder)
  const marked = { guidesMark: 'another mark' }
  if (atDoor !== null)
    add(
      'a mark at the door',
      { ...state, waiting: { ...state.waiting, [atDoor]: { ...state.waiting[atDoor]!, ...marked } } },
      onlyGuides,
    )
  if (seated !== null) add('a mark of one inside', patchSeat(state, seated, marked), nobody)
  add('who is kept apart', { ...state, apart: [...state.apart, ['one', 'other']] }, onlyGuides)
  add('who was here before', { ...state, gone: { ...state.gone, nemo: 'removed' } }, onlyGuides)
  add(
    'the words at the door',
    { ...state, doorWords: `${state.doorWords}.` },
    { mayKnow: (who) => guides(who) || who in state.waiting },
  )
  for (const { differsIn, state: twin, forGuides } of bowlTwins(state, seated))
    add(differsIn, twin, forGuides ? onlyGuides : nobody)
  return list
}

/** Every member inside under another name. */
export const renamed = (state: GatheringState): GatheringState => ({
  ...state,
  seats: Object.fromEntries(
    Object.entries(state.seats).map(([who, seat], at) => [
      who,
      seat.role !== 'member'
        ? seat
        : { ...seat, name: `Other ${at}`, skeleton: { folded: `other${at}`, seen: `other${at}` } },
    ]),
  ),
})

const withoutListener = (state: GatheringState, who: ParticipantId): GatheringState => {
  const { [who]: _gone, ...seats } = state.seats
  return { ...state, seats, seatOrder: without(state.seatOrder, who), pauseAsked: without(state.pauseAsked, who) }
}

type MayDiffer = Omit<Variant, 'differsIn' | 'state'>

const patch = (
  state: GatheringState,
  who: ParticipantId,
  change: (seat: Seat) => Partial<Seat>,
): GatheringState | null => {
  const seat = state.seats[who]
  return seat === undefined ? null : patchSeat(state, who, change(seat))
}

const toggle = (state: GatheringState, who: ParticipantId, key: 'passingAhead' | 'hushed' | 'once') =>
  patch(state, who, (seat) => ({ [key]: !seat[key] }))

const toggleReady = (state: GatheringState, who: ParticipantId) =>
  patch(state, who, (seat) => ({ ready: seat.ready === null ? state.piece.turn : null }))

const togglePresence = (state: GatheringState, who: ParticipantId) =>
  patch(state, who, ({ presence: { is, connection } }) => ({
    presence: is === 'here' ? { is: 'dropped', since: 1, connection } : { is: 'here', connection },
  }))

const droppedAt = (state: GatheringState, who: ParticipantId) =>
  patch(state, who, () => ({ presence: { is: 'dropped', since: 1, connection: 'another' } }))

const without = (list: readonly ParticipantId[], who: ParticipantId) => list.filter((one) => one !== who)

const lateIsDone = (state: GatheringState, round: Round, who: ParticipantId): GatheringState => ({
  ...state,
  round: { ...round, late: without(round.late, who), done: [...round.done, who] },
})

const doneIsLate = (state: GatheringState, round: Round, who: ParticipantId): GatheringState => ({
  ...state,
  round: { ...round, done: without(round.done, who), late: [...round.late, who] },
})

function oneMoreWaits(state: GatheringState): GatheringState {
  const place: WaitingPerson = {
    name: 'Nemo',
    skeleton: { folded: 'nemo', seen: 'nemo' },
    attendance: 'sharing',
    since: 1,
    presence: { is: 'here', connection: 'nemo' },
    keptUntil: null,
    admitted: false,
    declined: null,
  }
  return { ...state, waiting: { ...state.waiting, nemo: place }, waitingOrder: [...state.waitingOrder, 'nemo'] }
}
