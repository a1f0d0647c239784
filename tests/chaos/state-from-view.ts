// A state of the gathering guessed from one view of a woman: enough of a state to choose from what might be asked
// next (testing/choices.ts). People are called by their labels in it. What she cannot see is as in the beginning.
import {
  newGathering,
  type GatheringState,
  type Piece,
  type Seat,
  type WaitingPerson,
} from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'

export type Naming = (who: string) => string

const nobody = { folded: '', seen: '' }

export function stateFromView(view: RoomView, nameOf: Naming): GatheringState {
  const { round, you, desk, piece } = view
  const seats = seatsOf(view, nameOf)
  const done = (desk?.done ?? (you.finished ? [you.id] : [])).map(nameOf)
  const has = piece.at === 'held' ? piece.by : piece.at === 'offered' ? piece.to : null
  return {
    ...newGathering(view.gathering),
    phase: view.phase,
    mode: view.mode,
    modeNext: view.modeNext,
    rest: view.rest,
    piece: pieceOf(view, nameOf),
    order: view.order.map(nameOf),
    round: round && {
      number: round.number,
      prompt: round.prompt,
      over: round.over,
      cursor: has && nameOf(has),
      done,
      finished: done,
      late: (desk?.late ?? []).map(nameOf),
      lapsed: [],
    },
    roundsBegun: round?.number ?? 0,
    seats,
    seatOrder: Object.keys(seats),
    hands: view.hands.map((who) => ({ who: nameOf(who), at: 0, last: false })),
    pauseAsked: (desk?.pauseAsked ?? []).map(nameOf),
    ...waitingOf(view, nameOf),
    bowl: bowlOf(view, nameOf),
  }
}

function seatsOf({ seats, you, desk, piece }: RoomView, nameOf: Naming): Record<string, Seat> {
  const all: Record<string, Seat> = {}
  const seat = (given: Pick<Seat, 'name' | 'role' | 'attendance'> & { id: string; quiet: boolean }): void => {
    const mine = given.id === you.id
    all[nameOf(given.id)] = {
      name: given.name,
      skeleton: nobody,
      role: given.role,
      attendance: given.attendance,
      once: false,
      hushed: false,
      presence: given.quiet ? { is: 'dropped', since: 0, connection: '' } : { is: 'here', connection: '' },
      ready: (mine ? you.ready : desk?.ready === given.id) ? piece.turn : null,
      passingAhead: mine ? you.passingAhead : (desk?.passingAhead.includes(given.id) ?? false),
      cameraStopped: false,
      returns: 0,
      mediaId: '',
    }
  }
  for (const one of seats) seat({ ...one, attendance: 'sharing' })
  for (const one of desk?.listeners ?? []) seat({ ...one, role: 'member', attendance: 'listening' })
  if (all[nameOf(you.id)] === undefined) seat({ ...you, quiet: false })
  return all
}

function pieceOf({ piece }: RoomView, nameOf: Naming): Piece {
  switch (piece.at) {
    case 'centre':
    case 'note':
      return piece
    case 'offered':
      return { ...piece, to: nameOf(piece.to), by: 'ring' }
    case 'held':
      return { ...piece, by: nameOf(piece.by), counts: true }
    default:
      return piece satisfies never
  }
}

function waitingOf({ desk }: RoomView, nameOf: Naming): Pick<GatheringState, 'waiting' | 'waitingOrder'> {
  const waiting: Record<string, WaitingPerson> = {}
  for (const { id, name, attendance, since, declined } of desk?.waiting ?? []) {
    waiting[nameOf(id)] = {
      name,
      skeleton: nobody,
      attendance,
      since,
      presence: { is: 'here', connection: '' },
      keptUntil: null,
      admitted: false,
      declined: declined ? { how: 'not-now', knockFrom: 0 } : null,
    }
  }
  return { waiting, waitingOrder: Object.keys(waiting) }
}

function bowlOf({ bowl, desk }: RoomView, nameOf: Naming): GatheringState['bowl'] {
  if (bowl === null) return null
  const { publicKey, channelKey, tick, moment, cloth, clothOpen } = bowl
  const { level = 'empty', inHand = null, toLay = null, aside = [], toCloth = [], doubts = [] } = desk?.bowl ?? {}
  return {
    publicKey,
    channelKey,
    tick,
    tickAt: 0,
    membershipChanged: false,
    deferredTicks: 0,
    marks: [],
    slots: {},
    moment,
    level,
    inHand,
    toLay,
    aside,
    toCloth,
    cloth,
    clothOpen,
    doubts: doubts.map(nameOf),
  }
}
