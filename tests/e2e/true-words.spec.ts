// What a screen says of a microphone, a camera or a share is what is so: looked at with real tracks, a real SFU and a witness
// who plays everything that the SFU sends.
import { type Browser, expect, test } from '@playwright/test'
import { CircleHouse, startLiveKit } from '../support/circle-house.ts'
import { Guide, turnOf } from '../support/guide.ts'
import { HerPage } from '../support/her-page.ts'
import type { TestLiveKit } from '../support/livekit.ts'
import { Witness } from '../support/witness.ts'

let liveKit: TestLiveKit
let house: CircleHouse

test.beforeEach(async () => {
  liveKit = await startLiveKit()
  house = await CircleHouse.open({ liveKit })
})
test.afterEach(async () => {
  await house?.stop()
  await liveKit?.stop()
})

/** In her own browser, let in by whoever guides by socket alone. */
async function sits(browser: Browser, guide: Guide, name: string, pitch: number): Promise<HerPage> {
  const her = await HerPage.open(await house.browserOf(browser, await house.newWoman(name), pitch), house.url, name)
  await her.arrive()
  await guide.letIn(name)
  await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
  return her
}

/** Whoever guides holds it, and gives it to her; she takes it. */
async function speaks(guide: Guide, her: HerPage): Promise<void> {
  const { turn } = await turnOf(guide.member, 'held')
  await guide.does({ type: 'piece.give', turn, to: await guide.idOf(her.name) })
  await her.press('Take it')
  await her.says('You have the piece.')
}

test('opening "Someone to call" closes an open microphone and says so (A1)', async ({ browser }) => {
  const guide = await Guide.open(house)
  const witness = await Witness.seat(house, browser, (name) => guide.letIn(name))
  const marisol = await sits(browser, guide, 'Marisol', 440)
  await guide.does({ type: 'round.begin', prompt: '' })
  await speaks(guide, marisol)
  await witness.hears('Marisol')

  await marisol.press('Someone to call')
  await marisol.sees('Your microphone was open; opening this has closed it.')
  await witness.silence()
  await marisol.page.getByRole('dialog').getByRole('button', { name: 'Back to the circle' }).click()
  await expect(marisol.button('Microphone closed')).toBeVisible()
  guide.close()
})
