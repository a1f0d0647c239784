/* What stands on the stage, chosen from the view: its kind, the caption, the share in writing. Pure. Of a camera it
   says only what this page knows: a woman who hides the pictures for herself is told nothing of them. */
import type { RoomView, SeatView } from '@circle/shared/gathering/view.types'
import { lead, nameAsTitle, pieceWith, seatOf } from './people.ts'
import { STAGE } from '../../words/room.ts'
import type { OwnMedia } from '../../media/own-media.ts'
import type { RoomMedia } from '../../media/room-media.ts'
import { softLeft } from '../../words/time.ts'

export type StageKind =
  | { is: 'picture'; seat: SeatView; ember: boolean }
  | { is: 'question'; question: string; to: SeatView | null }
  | { is: 'written'; share: WrittenShare }
  | { is: 'note'; id: string; text: string }
  | { is: 'kept'; until: number }
  | { is: 'paused' | 'silence' | 'away' | 'reconnecting' | 'before' | 'between' | 'open' | 'together' }

export function stageKindFor(view: RoomView, link: 'here' | 'away'): StageKind {
  if (link === 'away') return { is: 'reconnecting' }
  if (view.phase === 'before') return { is: 'before' }
  if (view.rest) return { is: view.rest.kind === 'facilitator-away' ? 'away' : view.rest.kind }
  const { piece } = view
  if (piece.at === 'note') return { is: 'note', id: piece.id, text: piece.text }
  const share = writtenShare(view)
  if (share?.now || (share && mayLie(view))) return { is: 'written', share }
  const seat = seatOf(view, pieceWith(view))
  if (piece.at === 'offered')
    return { is: 'question', question: view.mode === 'round' ? (view.round?.prompt ?? '') : '', to: seat }
  if (piece.at === 'held' && seat) {
    if (piece.keptUntil !== null) return { is: 'kept', until: piece.keptUntil }
    return { is: 'picture', seat, ember: true }
  }
  return inCentre(view)
}

/** An earlier share in writing lies on the stage while nothing else does. Otherwise a press opens it. */
const mayLie = ({ piece, mode, you }: RoomView): boolean =>
  (piece.at === 'offered' && piece.to !== you.id) || (piece.at === 'centre' && (mode === 'round' || mode === 'open'))

function inCentre(view: RoomView): StageKind {
  switch (view.mode) {
    case 'open':
      return { is: 'open' }
    case 'teaching': {
      const who = lead(view)
      return who ? { is: 'picture', seat: who, ember: false } : { is: 'between' }
    }
    case 'together': {
      const other = view.gathering.kind === 'one-to-one' ? view.seats.find((s) => s.id !== view.you.id) : undefined
      return other ? { is: 'picture', seat: other, ember: false } : { is: 'together' }
    }
    case 'round':
      return { is: 'between' }
    default:
      return view.mode satisfies never
  }
}

/** The height that top bar, arc, tray and tools need together, pixels. */
const REST = 600

/**
 * The height of the stage over an arc, as a CSS length. It is the same whatever stands there, so that the arc keeps
 * its place. A wide screen gives the stage what the others leave.
 */
export const stageHeight = (width: number): string =>
  width < 640
    ? `${Math.min(236, (width - 24) * 0.64).toFixed(1)}px`
    : `clamp(200px, 100dvh - ${REST}px, ${Math.min(440, width * 0.56).toFixed(1)}px)`

export interface WrittenShare {
  /** While she writes: her name. Afterwards: the sentence that says who wrote. */
  title: string
  texts: readonly string[]
  /** She still has the piece. */
  now: boolean
}

export function writtenShare({ piece, lastWritten, ...view }: RoomView): WrittenShare | null {
  if (piece.at === 'held' && piece.written.length > 0) {
    return { title: nameAsTitle({ piece, lastWritten, ...view }, piece.by), texts: piece.written, now: true }
  }
  if (lastWritten === null) return null
  return {
    title: lastWritten.by === view.you.id ? STAGE.youWrote : STAGE.wrote(lastWritten.name),
    texts: lastWritten.texts,
    now: false,
  }
}

interface Middle {
  seat: Pick<SeatView, 'id' | 'mediaId'>
  media: Pick<RoomMedia, 'joins' | 'pictures'>
}

export function captionOf(view: RoomView, now: number, own: OwnMedia, { seat, media }: Middle): string | null {
  const { piece } = view
  if (piece.at === 'held' && piece.silent) return STAGE.silent
  if (seat.id === view.you.id) return ofMine(own)
  if (view.audience === 'facilitator' && piece.at === 'held') return STAGE.left(softLeft(piece.softUntil - now))
  // Without her connection, or the connection of this page, nobody can say what her camera does.
  const known = own.connection === 'here' && media.joins.has(seat.mediaId)
  return known && !media.pictures.has(seat.mediaId) ? STAGE.cameraClosed : null
}

function ofMine({ camera, seen }: OwnMedia): string {
  if (camera === 'closed') return STAGE.cameraClosed
  if (camera === 'opening') return STAGE.cameraOpening
  return STAGE.mine[seen]
}
