// How a rest changes the state: it freezes what lies under it, and its end gives every deadline the frozen time back.
// Decides nothing.
import type { EventType, Evolvers } from '../events.ts'
import type { GatheringState, Piece } from '../state.ts'
import { without } from './seat-changes.ts'

type RestEvents = Extract<EventType, `rest.${string}` | `pause.${string}`>

export const restEvolvers = {
  'rest.began': (state, event) => ({
    ...state,
    rest: { kind: event.kind, since: event.at, until: event.until },
    pauseAsked: event.kind === 'facilitator-away' ? state.pauseAsked : [], // the requests are met
  }),
  'rest.ended': (state, event) => {
    if (state.rest === null) return state
    const by = Math.max(0, event.at - state.rest.since)
    return { ...state, rest: null, piece: shiftPiece(state.piece, by), awayUntil: shiftInstant(state.awayUntil, by) }
  },
  'pause.asked': (state, event) => ({ ...state, pauseAsked: [...state.pauseAsked, event.who] }),
  'pause.heard': (state, event) => ({ ...state, pauseAsked: without(state.pauseAsked, event.who) }),
} satisfies Evolvers<RestEvents>

export const shiftInstant = (instant: GatheringState['awayUntil'], by: number): number | null =>
  instant === null ? null : instant + by

export function shiftPiece(piece: Piece, by: number): Piece {
  switch (piece.at) {
    case 'centre':
    case 'note':
      return piece
    case 'offered':
      return { ...piece, until: piece.until + by }
    case 'held':
      return {
        ...piece,
        softUntil: piece.softUntil + by,
        silentUntil: shiftInstant(piece.silentUntil, by),
        keptUntil: shiftInstant(piece.keptUntil, by),
      }
    default:
      return piece satisfies never
  }
}
