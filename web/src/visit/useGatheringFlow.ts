// What lives as long as a visit: the store with its socket, sound and picture, and her drafts. Leave now ends all of
// them. Beside them: when a lost connection is shown, and when the room is drawn.
import { useCallback, useDeferredValue, useEffect, useState } from 'react'
import { Drafts } from '../gathering/drafts.ts'
import { type GatheringStore, openGathering } from '../gathering/gathering-store.ts'
import { type ChosenDevices, hasWebRtc } from '../media/capture.ts'
import type { LiveMedia } from '../media/live-media.ts'
import { onLeave } from '../leaving/leave.ts'
import { useLazyPart } from '../ui/lazy.ts'
import { lazyParts } from './lazy-parts.ts'
import type { FlowScreen } from './screen.ts'

type Opened = { store: GatheringStore; bring: boolean }

/** `bringHere`: moves her seat from another device to this page. */
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

/** Null until the module is loaded, and for good in a browser without WebRTC. The room goes on in words meanwhile. */
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

/** Her unsent texts: they outlive the room, the door and a lost connection, and go with the visit. */
export function useDrafts(): Drafts {
  const [drafts] = useState(() => new Drafts())
  useEffect(() => onLeave(() => drafts.clear()), [drafts])
  return drafts
}

const patience = 2_000

/** Whether the page should say that the connection is lost: only after a while, since most gaps are over before they matter. */
export function useAway(here: boolean): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (here) return setAway(false)
    const timer = setTimeout(() => setAway(true), patience)
    return () => clearTimeout(timer)
  }, [here])
  return away && !here
}

/**
 * At the entrance to the room the media join begins in the same moment in which the room is drawn for the first time. Drawn in
 * one piece, the room would keep the join waiting. So for that once the last screen stays while the room is drawn in slices.
 */
export function useDeferredRoom(screen: FlowScreen): FlowScreen {
  const inRoom = screen.at === 'room'
  const drawn = useDeferredValue(inRoom)
  const [before, keep] = useState(screen)
  if (!inRoom && before !== screen && before.at !== screen.at) keep(screen)
  return inRoom && !drawn ? before : screen
}
