/* How near the room is seen: the whole ring on a wide screen, the arc on a phone, the arc beside the tray on a phone lying. */
import { useSyncExternalStore } from 'react'

export type Near = 'wide' | 'near' | 'lying'

/** `needs`: from which width the whole ring has room. */
export function nearOf(width: number, height: number, needs = 640): Near {
  if (height < 480 && width > 560) return 'lying'
  return width < needs ? 'near' : 'wide'
}

function watch(changed: () => void): () => void {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** The desk beside the ring takes room of its own. */
export const useNear = (desk: boolean): Near =>
  useSyncExternalStore(watch, () => nearOf(innerWidth, innerHeight, desk ? 1180 : 640))
