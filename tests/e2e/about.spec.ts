// The page About: reached from the first page without signing in, and left again, in one entry of the history.
import { expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'

const SOURCE_URL = 'https://code.example/steady-circle'
let fixture: CircleFixture

test.beforeAll(async () => {
  fixture = await CircleFixture.open({ liveKit: null, env: { SOURCE_URL } })
})
test.afterAll(() => fixture?.stop())

test('the page About says licence, source and notices, and leaves one entry in the history', async ({ browser }) => {
  const context = fixture.closes(await browser.newContext({ viewport: { width: 360, height: 740 } }))
  const page = await context.newPage()
  await page.goto(fixture.url)
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
