/* How near the room is seen: the whole ring on a wide screen, the arc on a phone, the arc beside the tray on a phone lying. */
import { useSyncExternalStore } from 'react'

export type Near = 'wide' | 'near' | 'lying'

export function nearOf(width: number, height: number): Near {
  if (height < 480 && width > 560) return 'lying'
  return width < 640 ? 'near' : 'wide'
}

function watch(changed: () => void): () => void {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

export const useNear = (): Near => useSyncExternalStore(watch, () => nearOf(innerWidth, innerHeight))
