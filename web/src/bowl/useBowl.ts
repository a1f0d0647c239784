// The bowl as a hook: feeds the engine from the gathering's store, and ends it with the visit or at Leave now. It
// decides nothing.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { onLeave } from '../leaving/leave.ts'
import { BowlEngine } from './bowl-engine.ts'
import { browserEnvironment } from './browser-env.ts'
import { feedEngine } from './feed-engine.ts'
import type { BowlClient, BowlSnapshot } from './bowl-client.ts'

const empty: BowlSnapshot = { readiness: 'preparing', words: null, notes: [] }
const noNews = () => () => undefined
const atRest: Omit<BowlClient, keyof BowlSnapshot> = {
  lay: () => 'shut',
  again: () => 'shut',
  withdraw: () => undefined,
  putAway: () => undefined,
}

/**
 * The engine lives for the whole visit, from the door to the goodbye, because the last mark of a note may come after
 * the room.
 */
export function useBowl(store: GatheringStore): BowlClient {
  const [engine, setEngine] = useState<BowlEngine | null>(null)
  useEffect(() => {
    const mine = new BowlEngine(
      store.gathering,
      browserEnvironment(store.gathering, {
        credential: store.credential,
        doubt: () => void store.send({ type: 'bowl.doubt' }),
      }),
    )
    const close = () => {
      offs.forEach((off) => off())
      mine.close()
    }
    const offs = [store.onChange(feedEngine(mine)), store.onTick((tick) => mine.tick(tick)), onLeave(() => close())]
    feedEngine(mine)(store.snapshot())
    setEngine(mine)
    return () => {
      close()
      setEngine(null)
    }
  }, [store])
  const known = useSyncExternalStore(engine?.onChange ?? noNews, engine?.snapshot ?? (() => empty))
  return { ...pick(engine ?? atRest), ...known }
}

const pick = ({ lay, again, withdraw, putAway }: Omit<BowlClient, keyof BowlSnapshot>) => ({
  lay,
  again,
  withdraw,
  putAway,
})
