// Modules that are fetched after the first screen: each once, ahead of need, and again when the network lost it.
// It must not know which modules there are: lists of them stand with whoever opens them.
import { useEffect, useState } from 'react'
import { askUntilAnswered } from '../retry.ts'

export type LazyPart<T> = { loaded(): T | null; load(): Promise<T> }

export function lazyPart<T>(fetchPart: () => Promise<T>): LazyPart<T> {
  let loaded: T | null = null
  let loading: Promise<T> | null = null
  return {
    loaded: () => loaded,
    load: () =>
      (loading ??= fetchPart().then(
        (part) => (loaded = part),
        (error: unknown) => {
          loading = null
          throw error
        },
      )),
  }
}

/** The module, or null until it is loaded. A module that is loaded already is given in the first drawing. */
export function useLazyPart<T>(lazy: LazyPart<T>): T | null {
  const [part, setPart] = useState<T | null>(lazy.loaded)
  useEffect(() => askUntilAnswered(lazy.load, (loaded) => setPart(() => loaded)), [lazy])
  return part
}

/** Loads modules while the browser is idle. An error is ignored here: `useLazyPart` tries again. */
export function preload(...wanted: Pick<LazyPart<unknown>, 'load'>[]) {
  const go = () => wanted.forEach((lazy) => void lazy.load().catch(() => undefined))
  if (typeof requestIdleCallback === 'function') requestIdleCallback(go, { timeout: 2_000 })
  else setTimeout(go, 300)
}
