// What every fault stands on: one circle of six for the whole run, and the row it leaves in the table.
// It must not know any fault.
import { test as base } from '@playwright/test'
import { lastTap } from '../support/hearing.ts'
import { SixBrowsers } from '../support/six-browsers.ts'

export { expect } from '@playwright/test'

export const test = base.extend<object, { six: SixBrowsers }>({
  six: [
    async ({ browser }, use) => {
      const six = await SixBrowsers.open(browser)
      await use(six)
      await six.close()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

/** Also part of a run of everything. */
export const SHORT = { tag: '@short' }

/** What she reads when a break has closed her. */
export const CLOSED = /Your microphone and camera are closed; open them when you like/

/** She who holds the piece opens her closed microphone; resolves with how long after her tap she was heard, ms. */
export async function tapHeard(six: SixBrowsers, name: string): Promise<number> {
  const pressed = Date.now()
  await six.her(name).press('Microphone closed')
  const heard = await six.hears(pressed)
  return heard - (await lastTap(six.her(name).page, 'Microphone closed')).at
}

export type Row = {
  fault: string
  /** In a few words, with what was measured. */
  saw: string
  lost: 'nothing'
  /** From the end of the fault until everybody is back where she was, ms. */
  normal: number
}

/** The row for the table; `npm run faults` prints it, also of a test that fails later. */
export function tell({ normal, ...row }: Row): void {
  base.info().annotations.push({ type: 'fault', description: JSON.stringify({ ...row, normal: Math.round(normal) }) })
}
