// Markup in everything that people may write, on every screen and in every sheet: it is shown as it was typed and makes
// nothing. The look page keeps no content policy, so what slipped through would run.
import { expect, test, type Page } from '@playwright/test'
import { PLANTED } from '../../web/look/planted.ts'
import { closePages, lookUrl, show, showAnew } from '../support/look-page.ts'
import { control, everything, openings } from '../support/screen-catalogue.ts'

/** The pages on which there is nothing that anybody wrote. */
const NOTHING_WRITTEN = new Set([
  'about',
  'cancelled',
  'declined',
  'elsewhere',
  'home-removed',
  'invitation-again',
  'inside-app',
  'invitation-closed',
  'invitation-cut',
  'invitation-facilitator',
  'left',
  'moved',
  'no-circle',
  'not-now',
  'nothing-here',
  'removed',
  'sign-in',
  'sign-in-wrong',
  'ways-listening',
])

test.afterEach(closePages)

async function openLook(page: Page): Promise<void> {
  await page.goto(lookUrl())
  await page.evaluate(() =>
    Object.assign(window, {
      hits: 0,
      hit: () => {
        ;(window as unknown as { hits: number }).hits += 1
      },
    }),
  )
}

/** What the markup made, and how often it stands there as it was typed. */
const made = (page: Page) =>
  page.evaluate(
    (words) => ({
      elements: document.querySelectorAll('[data-planted]').length,
      hits: (window as unknown as { hits: number }).hits,
      asTyped: document.documentElement.innerText.split(words).length - 1,
    }),
    PLANTED,
  )

test('on no screen does what people write become part of the page', async ({ page }) => {
  await openLook(page)
  const shownAsTyped = new Set<string>()
  for (const shown of everything) {
    await show(page, { ...shown, names: 'planted', cloth: 1 })
    const { elements, hits, asTyped } = await made(page)
    expect({ elements, hits }, JSON.stringify(shown)).toEqual({ elements: 0, hits: 0 })
    if (asTyped > 0) shownAsTyped.add(shown.state)
  }
  const without = new Set(everything.map(({ state }) => state).filter((state) => !shownAsTyped.has(state)))
  expect([...without].filter((state) => !NOTHING_WRITTEN.has(state))).toEqual([])
})

test('in no sheet does what people write become part of the page', async ({ page }) => {
  page.setDefaultTimeout(10_000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await openLook(page)
  for (const { what, shown, presses, only } of openings) {
    if (only === 360) continue
    await showAnew(page, { ...shown, names: 'planted', cloth: 1 })
    for (const name of presses) await control(page, name).press('Enter')
    const { elements, hits } = await made(page)
    expect({ elements, hits }, what).toEqual({ elements: 0, hits: 0 })
  }
})
