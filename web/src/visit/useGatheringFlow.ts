// What lives as long as a visit: the gathering's store with its socket,
// sound and picture, and what she has not sent yet. Leave-now ends both at once.
import { useCallback, useDeferredValue, useEffect, useState } from 'react'
import { Drafts } from '../gathering/drafts.ts'
import { type GatheringStore, openGathering } from '../gathering/gathering-store.ts'
import { type ChosenDevices, hasWebRtc } from '../media/capture.ts'
import type { LiveMedia } from '../media/live-media.ts'
import { onLeave } from '../ui/leave.ts'
import { useLazyPart } from '../ui/lazy.ts'
import { lazyParts } from './lazy-parts.ts'
import type { FlowScreen } from './screen.ts'

type Opened = { store: GatheringStore; bring: boolean }

/** `bringHere`: her seat is on another device and shall come to this page. */
export function useStore(gathering: string, onSignedOut: () => void) {
  const [{ store, bring }, open] = useState<Opened>(() => ({ store: openGathering(gathering), bring: false }))
  useEffect(() => {
    const off = onLeave(() => store.close())
    return () => {
      off()
      store.close()
    }
  }, [store])
  useEffect(
    () =>
      store.onChange(({ closed, elsewhere }) => {
        if (closed === 'signed-out') onSignedOut()
        if (elsewhere && bring) void store.moveHere()
      }),
    [bring, onSignedOut, store],
  )
  const bringHere = useCallback(() => {
    if (store.snapshot().closed === null) void store.moveHere()
    else open({ store: openGathering(gathering), bring: true })
  }, [gathering, store])
  return { store, bringHere }
}

/** Null until it was loaded, and in a browser without WebRTC for good; the room goes on in words so long. */
export function useLiveMedia(store: GatheringStore, chosen: ChosenDevices): LiveMedia | null {
  const part = useLazyPart(lazyParts.media)
  const [media, setMedia] = useState<LiveMedia | null>(null)
  useEffect(() => {
    if (part === null || !hasWebRtc()) return undefined
    const mine = new part.LiveMedia(store)
    setMedia(mine)
    return () => {
      mine.close()
      setMedia(null)
    }
  }, [part, store])
  useEffect(() => media?.choose(chosen), [chosen, media])
  return media
}

/** What she has written and not sent: it outlives the room, the door and a lost line, and goes with the visit. */
export function useDrafts(): Drafts {
  const [drafts] = useState(() => new Drafts())
  useEffect(() => onLeave(() => drafts.clear()), [drafts])
  return drafts
}

const patience = 2_000

export function useAway(here: boolean): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (here) return setAway(false)
    const timer = setTimeout(() => setAway(true), patience)
    return () => clearTimeout(timer)
  }, [here])
  return away && !here
}

export function useDeferredRoom(place: FlowScreen): FlowScreen {
  const inRoom = place.at === 'room'
  const drawn = useDeferredValue(inRoom)
  const [before, keep] = useState(place)
  if (!inRoom && before !== place && before.at !== place.at) keep(place)
  return inRoom && !drawn ? before : place
}
