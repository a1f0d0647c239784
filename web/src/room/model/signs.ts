/* The one word and the rim of each seat, chosen from the view. Pure. */
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import { SIGNS } from '../../words/room.ts'
import { goingRound, pieceWith } from './people.ts'

export interface SeatSign {
  word: string | null
  holds: boolean
  offered: boolean
  rim: 'next' | 'then' | null
  /** Her connection has gone quiet. */
  kept: boolean
  mark: 'hand' | 'ok' | null
}

const hasWord = (view: RoomView, id: string | null): string => (id === view.you.id ? SIGNS.have : SIGNS.has)

export function signOf(view: RoomView, seat: SeatView): SeatSign {
  const { piece } = view
  // In a silence together the piece lies in the centre for everyone.
  const hasIt = pieceWith(view) === seat.id && view.rest?.kind !== 'silence'
  const offered = hasIt && piece.at === 'offered'
  const round = goingRound(view)
  const passing = round && seat.id === view.you.id && view.you.passingAhead && !hasIt
  const next = round && view.next === seat.id && !passing
  const then = round && view.afterNext === seat.id && !passing
  const place = view.mode === 'round' ? -1 : view.hands.indexOf(seat.id)
  const rim = next || place === 0 ? 'next' : then || place === 1 ? 'then' : null
  const ready = next && (seat.id === view.you.id ? view.you.ready : view.desk?.ready === seat.id)
  const word = seat.quiet
    ? hasIt
      ? SIGNS.kept
      : SIGNS.away
    : offered
      ? SIGNS.offered
      : hasIt
        ? hasWord(view, seat.id)
        : passing
          ? SIGNS.passing
          : next
            ? SIGNS.next
            : then
              ? SIGNS.then
              : (SIGNS.places[place] ?? (seat.role !== 'member' && seat.id !== view.you.id ? SIGNS.guiding : null))
  return {
    word,
    holds: hasIt && !seat.quiet,
    offered,
    rim: hasIt ? null : rim,
    kept: seat.quiet,
    mark: place >= 0 ? 'hand' : ready ? 'ok' : null,
  }
}
