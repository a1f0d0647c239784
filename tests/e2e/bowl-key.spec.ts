// AN-01: a server that gives one woman another key than the others. Her page refuses, says so in words, and whoever guides is
// told; where even the proof is made to fit, the six words are not those of the others.
import { type Browser, expect, test } from '@playwright/test'
import { takeVoice } from '../support/bowl.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { WomanNotes } from '../support/woman-notes.ts'
import { WomanPage } from '../support/woman-page.ts'
import { type Deceit, giveOtherKey, type OtherKey } from '../support/other-key.ts'

let fixture: CircleFixture
let teresa: WomanPage

test.beforeAll(async ({ browser }) => {
  fixture = await CircleFixture.open({ liveKit: null })
  teresa = await WomanPage.open(await fixture.browserOf(browser, fixture.guide), fixture.url, 'Teresa')
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  for (const name of ['Marisol', 'Ines', 'Wren', 'Noor']) {
    const one = await fixture.scripted(await fixture.newWoman(name), 'listening')
    await teresa.letIn(name)
    await one.seesRoom('the bowl', ({ bowl }) => bowl)
    await takeVoice(one, fixture.gathering)
  }
})
test.afterAll(() => fixture?.stop())

type There = { her: WomanPage; notes: WomanNotes; other: OtherKey; posts: string[] }

async function comes(browser: Browser, name: string, deceit: Deceit | null): Promise<There> {
  const context = await fixture.browserOf(browser, await fixture.newWoman(name), 440, {
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/bowl/')) posts.push(request.url())
  })
  const other = await giveOtherKey(page, deceit)
  await page.goto(fixture.url)
  const her = new WomanPage(page, name)
  await her.arrive('listening')
  await teresa.letIn(name)
  await expect(page.locator('html[data-screen="room"]')).toBeVisible()
  return { her, notes: new WomanNotes(her), other, posts }
}

async function isRefused({ her, notes, posts }: There): Promise<void> {
  const told = new RegExp(`^The bowl could not be confirmed for .*${her.name}\\.$`)
  await expect(teresa.page.locator('.desk .disclosure', { hasText: 'The bowl' }).locator('span')).toHaveText(told) // on the closed line too
  await expect(teresa.page.locator('.desk [role="status"]', { hasText: told })).toHaveCount(1)
  await teresa.openPart('The bowl')
  await teresa.sees(`${her.name}’s page could not confirm the bowl. It is shut for her. Compare the six words aloud.`)
  await notes.open()
  const shut = her.page.getByRole('dialog', { name: 'The bowl is shut for you.' })
  await expect(shut).toBeVisible()
  await expect(shut.getByText('Those who guide have been told.')).toBeVisible()
  await expect(her.page.getByLabel('Your note', { exact: true })).toHaveCount(0)
  expect(posts).toEqual([])
  await her.page.screenshot({ path: `output/bowl/shut-${her.name}.png`, animations: 'disabled' })
}

test('AN-01: another key in her view alone: the proof does not fit it', async ({ browser }) => {
  await isRefused(await comes(browser, 'Ana', 'key'))
  await teresa.page.screenshot({ path: 'output/bowl/desk-doubt.png', animations: 'disabled' })
})

test('AN-01: the key of all, and her credential made with another: the proof does not fit it', async ({ browser }) => {
  await isRefused(await comes(browser, 'Maja', 'answer'))
})

test('AN-01: another key after she has seen the first', async ({ browser }) => {
  const there = await comes(browser, 'Sol', null)
  await there.notes.drafts('Almost written.')
  await expect(there.her.button('Lay it in the bowl')).toBeEnabled()
  there.other.begin('key')
  await teresa.openPart('Listening')
  await there.notes.close()
  await there.her.press(/^Ask for a pause/) // anything brings her a new view
  await isRefused(there)
  await expect(there.notes.sheet.getByText('What you have written stays here')).toBeVisible()
})

test('AN-01: another key that even proves itself: her six words are not those of the others', async ({ browser }) => {
  const [hers, others] = [await comes(browser, 'Lila', 'all'), await comes(browser, 'Priya', null)]
  const words = await teresa.page.locator('.key-line b').textContent()
  expect(await others.notes.words()).toBe(words)
  expect(await hers.notes.words()).not.toBe(words)
  await hers.notes.open()
  await expect(
    hers.notes.sheet.getByText('Teresa reads them aloud at the opening. If yours differ, do not write, and say so.'),
  ).toBeVisible()
})
