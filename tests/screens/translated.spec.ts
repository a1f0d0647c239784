// A page that the browser translates: nothing breaks, and no word stays that is no longer true, whatever comes next.
// The look page draws the product's own components; the translators are played, since none can be asked offline.
import { expect, test, type Page } from '@playwright/test'
import { closePages, lookUrl, show, showAnew } from '../support/look-page.ts'
import { control, everything, openings } from '../support/screen-catalogue.ts'
import { translate, type Translator, TRANSLATORS, wordsOf } from '../support/translator.ts'

test.afterEach(closePages)

/** Texts that share their element with something else: a translator takes such a node away from React for good. */
const sharing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const around = node.parentElement!
      const alone = around.childNodes.length === 1 || around.localName === 'script'
      if (node.textContent!.trim() && !alone)
        found.push(`<${around.localName} class="${around.className}"> ${node.textContent}`)
    }
    return found
  })

/** Pictures hold no words, and painting them is most of the work. */
const states = everything.map((one) => ({ ...one, cams: 'off' }))
const hereAndWide = openings
  .filter(({ only }) => only !== 360)
  .map((one) => ({ ...one, shown: { ...one.shown, cams: 'off' } }))

test('every text of every screen is the whole of its element, so that no translator takes it away from React (E1)', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await page.goto(lookUrl())
  const found = new Set<string>()
  for (const one of states) {
    await show(page, one)
    for (const words of await sharing(page)) found.add(words)
  }
  for (const { shown, presses } of hereAndWide) {
    await showAnew(page, shown)
    for (const name of presses) await control(page, name).press('Enter')
    for (const words of await sharing(page)) found.add(words)
  }
  expect([...found]).toEqual([])
})

/** Each screen once, and each state of the room for one who shares: who else sees it reads the same words. */
const walked = states.filter((one) => !('role' in one) || one.role === 'member')

/** What an untouched page says in each state. */
let untouched: Promise<string[]> | undefined
async function wordsOfAll(page: Page): Promise<string[]> {
  const all: string[] = []
  for (const one of walked) {
    await show(page, one)
    all.push(await wordsOf(page))
  }
  return all
}

/** Goes from state to state, each one translated before the next, and says where a word is not what an untouched page says. */
async function falseWords(page: Page, should: readonly string[], how: Translator): Promise<string[]> {
  const found: string[] = []
  page.on('pageerror', (error) => found.push(error.message))
  for (const [i, one] of walked.entries()) {
    await show(page, one)
    const is = await wordsOf(page)
    if (is !== should[i]) found.push(`${JSON.stringify(one)}: "${is}" instead of "${should[i]}"`)
    await translate(page, how)
  }
  return found
}

for (const how of TRANSLATORS) {
  test(`a translated page says in every next state what is so, and does not break: ${how} (E1)`, async ({
    browser,
  }) => {
    test.setTimeout(300_000)
    const [page, beside] = [await browser.newPage(), await browser.newPage()]
    for (const one of [page, beside]) await one.goto(lookUrl())
    const should = await (untouched ??= wordsOfAll(beside))
    expect(await falseWords(page, should, how)).toEqual([])
  })
}

test('a sheet that was translated while it was open closes, and the room behind it goes on (E1)', async ({ page }) => {
  test.setTimeout(300_000)
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(lookUrl())
  for (const { what, shown, presses } of hereAndWide) {
    await showAnew(page, shown)
    for (const name of presses) await control(page, name).press('Enter')
    await translate(page, 'sentences-wrapped')
    await page.keyboard.press('Escape')
    await showAnew(page, { state: 'hold', cams: 'off' })
    if (broken.length > 0) throw new Error(`${what}: ${broken.join(', ')}`)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have the piece.')
  }
})
