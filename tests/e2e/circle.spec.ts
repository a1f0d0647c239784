// The main job, as its women live it: a facilitator, two who share, one who listens, two rounds in real browsers with real sound.
// A witness plays everything the SFU sends; at the end nobody was heard whom the rights did not name.
import { expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { loseNetwork } from '../support/hearing.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { Witness } from '../support/witness.ts'

let liveKit: SharedLiveKit
let fixture: CircleFixture

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit })
})

test.afterAll(async () => {
  await fixture?.stop()
})

test('a whole circle: two rounds with pass, silence, a share in writing, a drop and a return, a change of attendance', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const teresa = await WomanPage.open(await fixture.browserOf(browser, fixture.guide, 330), fixture.url, 'Teresa')
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')

  const women: Record<string, WomanPage> = {}
  for (const [name, attendance, pitch] of [
    ['Marisol', 'sharing', 440],
    ['Ines', 'sharing', 550],
    ['Wren', 'listening', 660],
  ] as const) {
    const woman = await fixture.newWoman(name)
    const her = await WomanPage.open(await fixture.browserOf(browser, woman, pitch), fixture.url, name)
    await her.arrive(attendance)
    await teresa.letIn(name)
    await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
    women[name] = her
  }
  const { Marisol: marisol, Ines: ines, Wren: wren } = women as Record<'Marisol' | 'Ines' | 'Wren', WomanPage>
  const witness = await Witness.seat(fixture, browser, (name) => teresa.letIn(name))

  await test.step('round one: the facilitator speaks first, then Marisol, then Ines passes', async () => {
    await teresa.next(/Begin round one with you/)
    await teresa.page.getByLabel('What shall we ask this round?').fill('What did your body know this week?')
    await teresa.next(/Begin round one/)
    await witness.hears('Teresa')
    await marisol.says('You are next, after Teresa.')
    await marisol.press('I’m ready')
    await marisol.says('You are next, and ready.')
    await teresa.next('Pass it on to Marisol')

    await marisol.says('The piece has come to you.')
    await witness.silence()
    await marisol.press('Take it')
    await witness.hears('Marisol')
    await wren.says(/You are listening/)
    await marisol.press('Pass it on')

    await ines.says('The piece has come to you.')
    await ines.press('Pass')
    await teresa.says('This round is complete.')
  })

  await test.step('round two: a moment of silence, a share in writing, a drop and a return', async () => {
    await teresa.next(/Begin round two with you/)
    await teresa.next(/Begin round two/)
    await teresa.next('Pass it on to Marisol')
    await marisol.press('A moment of silence')
    await teresa.says('Marisol keeps a moment of silence.')
    await marisol.press('Pass it on')

    await ines.press('Take it')
    const opened = Date.now()
    await witness.hears('Ines', opened)
    await ines.press('In writing')
    await ines.page.getByLabel('Your words').fill('This week I put the kettle on.')
    await ines.press('Say this')
    await wren.sees('This week I put the kettle on.')

    const network = await loseNetwork(ines.page)
    await teresa.says('Ines’s turn is being kept.')
    await network.back()
    await teresa.says('Ines shares in writing.')
    await ines.says('Your words lie in the centre.')
    await expect(ines.button('Microphone closed')).toBeVisible()
    await witness.silence()
    await ines.press('Pass it on')
    await teresa.says('This round is complete.')
  })

  await test.step('Wren shares after all, and is in the ring', async () => {
    await wren.press('I’d like to share after all')
    await expect(teresa.seat('Wren')).toBeVisible()
  })

  await teresa.press('Close the circle')
  await teresa.press('Yes, close it')
  await expect(wren.page.getByRole('heading', { name: 'The circle has closed.' })).toBeVisible()
  await witness.silence()
  expect(await witness.unlawful()).toEqual([])
})
