/* How near the room is seen: the whole ring on a wide screen, the arc on a phone, the arc beside the tray on a phone lying. */
import { useSyncExternalStore } from 'react'

export type Layout = 'wide' | 'narrow' | 'landscape'

/** `needs`: from which width the whole ring has room. */
export function layoutFor(width: number, height: number, needs = 640): Layout {
  if (height < 480 && width > 560) return 'landscape'
  return width < needs ? 'narrow' : 'wide'
}

function watch(changed: () => void): () => void {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** The desk beside the ring takes room of its own. */
export const useLayout = (desk: boolean): Layout =>
  useSyncExternalStore(watch, () => layoutFor(innerWidth, innerHeight, desk ? 1180 : 640))

export type RoomSheet =
  | 'hear'
  | 'about'
  | 'written'
  | 'check'
  | 'ring'
  | 'place'
  | 'desk'
  | 'bowl'
  | 'drawn'
  | 'cloth'
  | 'call'
  | 'sound'
  | null
