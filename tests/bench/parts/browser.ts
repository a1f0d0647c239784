// The Chromium of the benches: the flags of the end-to-end tests, launched by hand. Nothing is measured here.
import { type Browser, type Page, chromium } from 'playwright'
import { chromiumArgs, chromiumPath } from '../../support/chromium.ts'
import type { Heard } from '../../support/hearing.ts'

/** Runs `measure` in a Chromium of its own and ends the process with it, whatever is left open. */
export async function chromiumBench(measure: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  try {
    await measure(browser)
  } finally {
    await browser.close()
  }
}

/** Resolves with the first sound the page hears that began after `since` (wall clock, ms). */
export async function firstSoundAfter(page: Page, since: number): Promise<Heard> {
  const handle = await page.waitForFunction(
    (from) => window.circleEars.heard.find((sound) => sound.from >= from),
    since,
    { polling: 20, timeout: 15_000 },
  )
  const sound = await handle.jsonValue()
  if (!sound) throw new Error('Nothing was heard.')
  return sound
}

/** Resolves when the page hears nothing any more. */
export const silenceAt = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.circleEars.heard.every((sound) => sound.to !== Infinity), undefined, {
    polling: 20,
    timeout: 15_000,
  })

/** Resolves with the wall-clock instant (ms) of the first frame any element shows after `since`. */
export async function firstFrameAfter(page: Page, since: number): Promise<number> {
  const handle = await page.waitForFunction((from) => window.circleEars.frames.find((at) => at >= from), since, {
    polling: 20,
    timeout: 15_000,
  })
  return (await handle.jsonValue()) ?? Number.NaN
}
