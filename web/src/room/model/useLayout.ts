/* What the room shows of itself: the layout for this screen, and the sheet that lies over it. wide: the whole ring;
   narrow: the arc of a phone; landscape: the arc beside the tray, on a phone in landscape. */
import { useSyncExternalStore } from 'react'

export type Layout = 'wide' | 'narrow' | 'landscape'

/** `needs`: the width that the whole ring needs. */
export function layoutFor(width: number, height: number, needs = 640): Layout {
  if (height < 480 && width > 560) return 'landscape'
  return width < needs ? 'narrow' : 'wide'
}

function watch(changed: () => void): () => void {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** The desk beside the ring needs room of its own. */
export const useLayout = (desk: boolean): Layout =>
  useSyncExternalStore(watch, () => layoutFor(innerWidth, innerHeight, desk ? 1180 : 640))

export type RoomSheet =
  | 'hear'
  | 'about'
  | 'written'
  | 'check'
  | 'ring'
  | 'seat'
  | 'desk'
  | 'bowl'
  | 'drawn'
  | 'cloth'
  | 'call'
  | 'sound'
  | null
