// The page About: reached from the first page without signing in, and left again, in one entry of the history.
import { expect, test } from '@playwright/test'
import { CircleHouse } from '../support/circle-house.ts'

const SOURCE_URL = 'https://code.example/steady-circle'
let house: CircleHouse

test.beforeAll(async () => {
  house = await CircleHouse.open({ liveKit: null, env: { SOURCE_URL } })
})
test.afterAll(() => house?.stop())

test('the page About says licence, source and notices, and leaves one entry in the history', async ({ browser }) => {
  const context = house.closes(await browser.newContext({ viewport: { width: 360, height: 740 } }))
  const page = await context.newPage()
  await page.goto(house.url)
  const before = await page.evaluate(() => history.length)
  await page.getByRole('button', { name: 'About', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'About this place' })).toBeVisible()
  await expect(page.getByText('GNU Affero General Public License, version 3 or later')).toBeVisible()
  await expect(page.getByText(SOURCE_URL)).toBeVisible()
  await page.getByText('Their names and licences').click()
  for (const name of ['react', 'livekit-client', 'socket.io-client', 'Literata']) {
    await expect(page.getByText(`## ${name} `)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Come in.' })).toBeVisible()
  expect(await page.evaluate(() => history.length)).toBe(before)
})
