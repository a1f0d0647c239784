// The parts of the interface that are fetched after the first screen: each
// once, ahead of need, and again when the network lost it.
import { useEffect, useState } from 'react'

type Part<T> = { loaded(): T | null; load(): Promise<T> }

function part<T>(fetchIt: () => Promise<T>): Part<T> {
  let loaded: T | null = null
  let coming: Promise<T> | null = null
  return {
    loaded: () => loaded,
    load: () =>
      (coming ??= fetchIt().then(
        (it) => (loaded = it),
        (error: unknown) => {
          coming = null
          throw error
        },
      )),
  }
}

export const parts = {
  invitation: part(() => import('../arrival/InvitationScreen.tsx')),
  lead: part(() => import('../account/LeadScreen.tsx')),
  visit: part(() => import('../visit/GatheringFlow.tsx')),
  room: part(() => import('../visit/RoomScreen.tsx')),
  media: part(() => import('../media/live-media.ts')),
}

const again = 2_000

/** The part, or null until it is here. A part that is here already is given in the first drawing. */
export function usePart<T>(one: Part<T>): T | null {
  const [it, setIt] = useState<T | null>(one.loaded)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const load = () => {
      one.load().then(
        (loaded) => gone || setIt(() => loaded),
        () => {
          if (!gone) timer = setTimeout(load, again)
        },
      )
    }
    load()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [one])
  return it
}

/** Once the first screen stands, what she will need next. Errors are met again by whoever needs it. */
export function preload(...wanted: Pick<Part<unknown>, 'load'>[]) {
  const go = () => wanted.forEach((one) => void one.load().catch(() => undefined))
  if (typeof requestIdleCallback === 'function') requestIdleCallback(go, { timeout: 2_000 })
  else setTimeout(go, 300)
}
