// A running circle as one of its women sees it, for the first page of the documentation: real app, real SFU, real browsers.
// `UPDATE_PICTURE=1` puts the picture into docs/; without it the picture is made all the same, and stays in tests/output.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../../scripts/places.mjs'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide } from '../support/guide.ts'
import { WomanPage } from '../support/woman-page.ts'
import { type Figure, figures, fakeCamera } from '../support/fake-camera.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'

const picture = join(root, 'tests', 'output', 'room.png')

let liveKit: SharedLiveKit
let fixture: CircleFixture

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit })
})
test.afterAll(async () => {
  await fixture?.stop()
})

test('a circle of eight, four of them in browsers with their cameras on, makes the picture of a room', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const guide = await Guide.open(fixture)
  const seen: Record<string, WomanPage> = {}
  const sits = async (name: string, figure?: Figure): Promise<void> => {
    if (!figure) return void (await guide.brings(name, 'sharing'))
    const woman = await fixture.newWoman(name)
    const context = await fixture.browserOf(browser, woman, 440, { colorScheme: 'light' })
    await fakeCamera(context, figure)
    const her = await WomanPage.open(context, fixture.url, name)
    await her.arrive()
    await guide.letIn(name)
    await expect(her.page.locator('html[data-screen="room"]')).toBeAttached()
    await her.press('Camera closed')
    await expect(her.button('Camera on')).toBeVisible()
    seen[name] = her
  }
  await sits('Marisol', figures.amber)
  await sits('Ines', figures.dusk)
  await sits('Noor', figures.blue)
  await sits('Hannah')
  await sits('Wren', figures.green)
  await sits('Priya')
  await sits('Adaeze')
  for (const name of ['Amara', 'Chipo']) await guide.brings(name, 'listening')

  await guide.does({ type: 'round.begin', prompt: 'What did your body know this week, before you did?' })
  const { turn } = await guide.sees('her own turn', ({ piece }) => (piece.at === 'held' ? piece : null))
  await guide.does({ type: 'piece.pass', turn })
  await seen['Marisol']!.press('Take it')

  const { page } = seen['Noor']!
  await seen['Noor']!.says('Marisol has the piece.')
  // Her own, Ines and Wren at their seats, and Marisol in the middle.
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('video')].filter(
            (video) => video.videoWidth > 0 && !video.paused && video.checkVisibility(),
          ).length,
      ),
    )
    .toBe(4)
  await page.evaluate(() =>
    Promise.all([document.fonts.ready, ...document.getAnimations().map((one) => one.finished.catch(() => undefined))]),
  )
  await page.mouse.move(640, 640) // nothing lies under the pointer
  await page.screenshot({ path: picture })
  if (process.env['UPDATE_PICTURE']) await copyFile(picture, join(root, 'docs', 'room.png'))
  guide.close()
})
