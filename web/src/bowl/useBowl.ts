// Her bowl as a hook: feeds the engine from the gathering's store, and drops it with the visit or at leave-now. Nothing is decided here.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { onLeave } from '../ui/leave.ts'
import { BowlEngine } from './bowl-engine.ts'
import { ofTheBrowser } from './browser.ts'
import { feeding } from './feeding.ts'
import type { HerBowl, Known } from './her-bowl.ts'

const empty: Known = { standing: 'preparing', words: null, notes: [] }
const noNews = () => () => undefined
const atRest: Omit<HerBowl, keyof Known> = {
  lay: () => 'shut',
  again: () => 'shut',
  withdraw: () => undefined,
  putAway: () => undefined,
}

/** For the whole visit, from the door to the goodbye: a note may outlast the room by its last mark. */
export function useBowl(store: GatheringStore): HerBowl {
  const [engine, setEngine] = useState<BowlEngine | null>(null)
  useEffect(() => {
    const mine = new BowlEngine(
      store.gathering,
      ofTheBrowser(store.gathering, {
        credential: (blinded) => store.credential(blinded),
        doubt: () => void store.send({ type: 'bowl.doubt' }),
      }),
    )
    const close = () => {
      offs.forEach((off) => off())
      mine.close()
    }
    const offs = [store.onChange(feeding(mine)), store.onTick((tick) => mine.tick(tick)), onLeave(() => close())]
    feeding(mine)(store.known())
    setEngine(mine)
    return () => {
      close()
      setEngine(null)
    }
  }, [store])
  const known = useSyncExternalStore(engine?.onChange ?? noNews, engine?.known ?? (() => empty))
  return { ...pick(engine ?? atRest), ...known }
}

const pick = ({ lay, again, withdraw, putAway }: Omit<HerBowl, keyof Known>) => ({ lay, again, withdraw, putAway })
