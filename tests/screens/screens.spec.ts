// Every state of every screen, for everyone who can see it, in both lights and on both widths: nothing is left in anyone's way.
// The states come from the look page, which draws the product's own components.
import { expect, test, type Page } from '@playwright/test'
import { closePages, lookUrl, show, showAnew, type Shown } from '../support/look-page.ts'
import { control, everything, openings } from '../support/screen-catalogue.ts'
import { axeFindings, lawsBroken } from '../support/screen-laws.ts'

const sizes = {
  1280: { width: 1280, height: 800 },
  360: { width: 360, height: 740 },
  320: { width: 320, height: 640 },
} as const

test.afterEach(closePages)

const called = (shown: Shown) => Object.values(shown).join(' ')

/** The findings of every state, each with the state's name. */
async function findingsOf(page: Page, shown: readonly Shown[], theme: 'light' | 'dark', axe = true): Promise<string[]> {
  const found: string[] = []
  for (const one of shown) {
    await show(page, { ...one, theme })
    const broken = [...(axe ? await axeFindings(page) : []), ...(await lawsBroken(page))]
    found.push(...broken.map((words) => `${called(one)}: ${words}`))
  }
  return found
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1280, 360] as const) {
    test(`nothing is found on any screen, ${theme}, at ${width} px`, async ({ browser }) => {
      const page = await browser.newPage({ viewport: sizes[width], reducedMotion: 'reduce' })
      await page.goto(lookUrl())
      expect(await findingsOf(page, everything, theme)).toEqual([])
    })
  }
}

test('on the smallest phone nothing scrolls sideways, and every control stays as large', async ({ browser }) => {
  const page = await browser.newPage({ viewport: sizes[320], reducedMotion: 'reduce' })
  await page.goto(lookUrl())
  expect(await findingsOf(page, everything, 'light', false)).toEqual([])
})

for (const [width, theme] of [
  [1280, 'light'],
  [360, 'dark'],
] as const) {
  test(`nothing is found on any sheet, the desk, the pen and the whole ring, ${theme}, at ${width} px`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ viewport: sizes[width], reducedMotion: 'reduce' })
    page.setDefaultTimeout(10_000)
    await page.goto(lookUrl())
    const found: string[] = []
    for (const { what, shown, presses, only } of openings) {
      if (only !== undefined && only !== width) continue
      await showAnew(page, { ...shown, theme })
      for (const name of presses) await control(page, name).press('Enter')
      const broken = [...(await axeFindings(page)), ...(await lawsBroken(page))]
      found.push(...broken.map((words) => `${what}: ${words}`))
    }
    expect(found).toEqual([])
  })
}

test('a draft outlives its sheet, in a field the browser keeps nothing of', async ({ page }) => {
  await page.goto(lookUrl())
  await show(page, { state: 'listening', role: 'listener' })
  await control(page, 'Write a note').click()
  const field = page.getByRole('textbox', { name: 'Your note' })
  await field.fill('I did not go in.')
  expect(
    await field.evaluate((area: HTMLTextAreaElement) => [
      area.name,
      area.autocomplete,
      area.spellcheck,
      area.getAttribute('writingsuggestions'),
    ]),
  ).toEqual(['', 'off', false, 'false'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await control(page, 'Write a note').click()
  await expect(field).toHaveValue('I did not go in.')
  await control(page, 'Lay it in the bowl').click()
  await expect(field).toHaveValue('')
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
})

test('a note in the centre comes into a place that a reader already listens to, politely and once', async ({
  page,
}) => {
  await page.goto(lookUrl())
  await show(page, { state: 'others' })
  const place = page.locator('.floor [role="status"]')
  await expect(place).toHaveText('')
  const before = await place.elementHandle()
  await show(page, { state: 'note' })
  await expect(place).toContainText('A note from the bowl. Nobody can know whose it is.')
  expect(await place.evaluate((now, was) => now === was, before)).toBe(true)
  await expect(page.getByText('I still check his light from the street.')).toHaveCount(1)
})

test('an empty name brings her back to its field, which may lie outside a phone’s screen (walk)', async ({
  browser,
}) => {
  const page = await browser.newPage({ viewport: sizes[360], reducedMotion: 'reduce' })
  await page.goto(lookUrl())
  await show(page, { state: 'name' })
  const field = page.getByLabel('A name for this circle')
  await field.fill('')
  await control(page, 'Go on').click()
  await expect(field).toBeFocused()
  await expect(field).toBeInViewport()
  await field.fill('Noor')
  await control(page, 'Go on').click()
  await expect(page.getByLabel('I have read this, and I agree.')).toBeFocused()
})
