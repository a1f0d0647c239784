// A second page of one woman, in a real browser: it asks before it takes the seat, and the first one rests on a calm page
// that shows nothing of the circle any more.
import { expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { WomanPage } from '../support/woman-page.ts'
import type { Connected } from '../support/members.ts'

const TITLE = 'You are in the room on another device.'
let fixture: CircleFixture
let sol: Connected // sees how many seats there are

test.beforeAll(async () => {
  fixture = await CircleFixture.open({ liveKit: null })
  sol = await fixture.scripted(await fixture.newWoman('Sol', 'co-facilitator'))
})
test.afterAll(async () => {
  sol?.close()
  await fixture?.stop()
})

test('a second page of hers asks whether to move here, and the first one rests on a calm page', async ({ browser }) => {
  const context = await fixture.browserOf(browser, fixture.guide)
  const first = await WomanPage.open(context, fixture.url, 'Teresa')
  await first.arriveAsGuide()
  const second = await WomanPage.open(context, fixture.url, 'Teresa')
  await second.press(/Go to the door|Go in/)

  const calm = (her: WomanPage) => expect(her.page.getByRole('heading', { level: 1 })).toHaveText(TITLE)
  const inside = (her: WomanPage) => expect(her.page.locator('[data-screen="room"]')).toBeVisible()
  await test.step('asked, she has lost nothing on the first', async () => {
    await calm(second)
    await expect(second.button('Leave it there')).toBeVisible()
    await inside(first)
  })
  await test.step('the seat comes, and the first page is done', async () => {
    await second.press('Bring my seat here')
    await inside(second)
    await calm(first)
    await expect(first.page.locator('[data-seat]')).toHaveCount(0)
    expect(sol.room().seats.filter(({ name }) => name === 'Teresa')).toHaveLength(1)
  })
  await test.step('it may come back, by her press alone', async () => {
    await first.press('Bring my seat here')
    await inside(first)
    await calm(second)
    expect(sol.room().seats.filter(({ name }) => name === 'Teresa')).toHaveLength(1)
  })
})
