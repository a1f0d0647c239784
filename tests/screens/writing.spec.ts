// Writing a share, as it looks and behaves on the page alone: what each press means, and what stays when something else comes between.
import { expect, test, type Page } from '@playwright/test'
import { closePages, lookUrl, show } from '../support/look-page.ts'

test.afterEach(closePages)

const acts = (page: Page) => page.locator('.written-share-form button').allTextContents()

test('no act of the pen turns into another one while she writes (B1)', async ({ page }) => {
  await page.goto(lookUrl())
  await show(page, { state: 'hold' })
  await page.getByRole('button', { name: 'In writing' }).click()
  const before = await acts(page)
  expect(before).toEqual(['Say this and pass it on', 'Say this', 'Speak instead'])
  await page.getByLabel('Your words').fill('I did not go in.')
  expect(await acts(page)).toEqual(before)
})

test('a draft comes back whole after another woman held the piece and after a lost line (B1)', async ({ page }) => {
  await page.goto(lookUrl())
  await show(page, { state: 'hold' })
  await page.getByRole('button', { name: 'In writing' }).click()
  const field = page.getByLabel('Your words')
  await field.fill('I did not go in.')
  await show(page, { state: 'hold', away: 1 })
  await expect(field).toHaveValue('I did not go in.')
  expect(await acts(page)).toEqual(['Try again now'])
  await show(page, { state: 'others' })
  await expect(field).toHaveCount(0)
  await show(page, { state: 'hold' })
  await expect(field).toHaveValue('I did not go in.')
  await page.getByRole('button', { name: 'Say this', exact: true }).click()
  await expect(field).toHaveCount(0)
  await page.getByRole('button', { name: 'In writing' }).click()
  await expect(field).toHaveValue('')
})

test('the question of a round and the words at the door outlive the sheet they are written in (B1)', async ({
  browser,
}) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await page.goto(lookUrl())
  await show(page, { state: 'between', role: 'facilitator' })
  const desk = page.getByRole('button', { name: /^The desk/ })
  await desk.click()
  await page
    .getByRole('button', { name: /^Begin round two/ })
    .last()
    .click()
  await page.getByLabel('What shall we ask this round?').fill('What helped?')
  await page.getByRole('button', { name: 'Say something to them' }).click()
  await page.getByLabel('Words for those who wait').fill('We begin soon.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await desk.click()
  await page
    .getByRole('button', { name: /^Begin round two/ })
    .last()
    .click()
  await expect(page.getByLabel('What shall we ask this round?')).toHaveValue('What helped?')
  await page.getByRole('button', { name: 'Say something to them' }).click()
  await expect(page.getByLabel('Words for those who wait')).toHaveValue('We begin soon.')
})

test('a long share in writing says on a phone that there is more, scrolls, and is whole in a sheet and after the pass (B2)', async ({
  browser,
}) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } })
  await page.goto(lookUrl())
  await show(page, { state: 'other-wrote', names: 'long' })
  const lines = page.locator('.stage .texts')
  expect(await lines.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true)
  await lines.evaluate((box) => box.scrollTo(0, box.scrollHeight))
  expect(await lines.evaluate((box) => box.scrollTop)).toBeGreaterThan(100)
  const texts = await lines.locator('.share-text').allTextContents()
  await page.getByRole('button', { name: 'Read it whole' }).click()
  expect(await page.getByRole('dialog').locator('.share-text').allTextContents()).toEqual(texts)

  await show(page, { state: 'others', wrote: 1 })
  await expect(page.getByRole('dialog').getByRole('heading')).toHaveText('Adaeze wrote')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Adaeze wrote' }).click()
  await expect(page.getByRole('dialog').locator('.share-text')).toHaveCount(1)
})
