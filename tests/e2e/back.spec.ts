// Back in the room, by gesture or button: it closes what lies over the room, or stays in it; and leaving leaves no way back to us.
import { expect, test, type Browser } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide } from '../support/guide.ts'
import { WomanPage } from '../support/woman-page.ts'
import { goes } from '../support/leaving.ts'
import { neutralPage, type NeutralPage } from '../support/neutral-page.ts'

let place: NeutralPage
let fixture: CircleFixture
let guide: Guide

test.beforeAll(async () => {
  place = await neutralPage()
  fixture = await CircleFixture.open({ liveKit: null, env: { LEAVE_TO: place.url } })
  guide = await Guide.open(fixture)
})
test.afterAll(async () => {
  guide?.close()
  await fixture?.stop()
  await place?.close()
})

async function inside(browser: Browser, name: string): Promise<WomanPage> {
  const woman = await fixture.newWoman(name)
  const context = await fixture.browserOf(browser, woman, 440, { viewport: { width: 360, height: 740 } })
  const her = await WomanPage.open(context, place.before, name)
  await her.page.goto(fixture.url)
  await her.arrive('listening')
  await guide.letIn(name)
  await inRoom(her)
  return her
}

const inRoom = ({ page }: WomanPage) => expect(page.locator('html[data-screen="room"]')).toBeVisible()
const back = ({ page }: WomanPage) => page.evaluate(() => history.back())

test('the back gesture closes a sheet, and comes back to the room where none is open (E6)', async ({ browser }) => {
  const her = await inside(browser, 'Ana')
  const documents: string[] = []
  her.page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(request.url())
  })
  await her.press('Your place')
  await back(her)
  await expect(her.page.getByRole('dialog')).toHaveCount(0)
  await back(her)
  await her.sees(/You are still in the room\./)
  await inRoom(her)
  await her.press('Your place')
  await her.page.keyboard.press('Escape')
  await back(her)
  await inRoom(her)
  expect(documents).toEqual([])
  await her.page.context().close()
})

test('having gone back in the room, she leaves nothing of us behind her and nothing before her (E6)', async ({
  browser,
}) => {
  for (const again of [false, true]) {
    const her = await inside(browser, again ? 'Cleo' : 'Bea')
    const { page } = her
    if (again) {
      await page.reload()
      await her.press(/Go to the door|^Go in/)
      await inRoom(her)
    }
    await back(her)
    await her.sees(/You are still in the room\./)
    await goes(her, 'press')
    await expect(page.getByText('Light rain')).toBeVisible()
    await page.goForward()
    await expect(page.getByText('Light rain')).toBeVisible()
    expect(page.url()).toBe(place.url)
    for (let steps = 0; page.url() !== place.before; steps += 1) {
      expect(steps).toBeLessThan(3)
      expect(page.url()).not.toContain(fixture.url)
      await page.goBack()
    }
    await expect(page.getByText('Recipes')).toBeVisible()
    await page.context().close()
  }
})
