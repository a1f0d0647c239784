// Hooks over a gathering's store: its snapshot, and the server's time in whole seconds. Components must use these and
// not the store.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { GatheringStore, GatheringSnapshot } from './gathering-store.ts'

export function useGathering(store: GatheringStore): GatheringSnapshot {
  return useSyncExternalStore(store.onChange, store.snapshot)
}

/** Outside a gathering no clock is measured. */
const wallClock = { serverNow: () => Date.now() }

/** The server's time, once a second on its whole seconds, so that every woman's screen steps together. */
export function useServerNow(store: Pick<GatheringStore, 'serverNow'> = wallClock): number {
  const [now, setNow] = useState(store.serverNow)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const step = () => {
      const at = store.serverNow()
      setNow(at)
      timer = setTimeout(step, 1_000 - (at % 1_000))
    }
    step()
    return () => clearTimeout(timer)
  }, [store])
  return now
}
