// Waits for a state and not for a time. It must not be used to wait for nothing to happen.
import { setTimeout as wait } from 'node:timers/promises'

/** The first truthy answer. Throws after `within` milliseconds with `what` was awaited. */
export async function waitFor<T>(what: string, look: () => T | Promise<T>, within = 20_000): Promise<NonNullable<T>> {
  const until = performance.now() + within
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > until) throw new Error(`Waited ${within} ms in vain: ${what}`)
    await wait(10)
  }
}
