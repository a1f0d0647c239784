// What is heard while a note lies in the centre: whoever guides, and nobody else. Real sound by a real SFU; a witness plays
// everything it sends.
import { expect, test } from '@playwright/test'
import { newNote, postBytes, takeVoice } from '../support/bowl.ts'
import { CircleHouse } from '../support/circle-house.ts'
import { HerPage } from '../support/her-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { testClock } from '../support/test-clock.ts'
import { Ticks } from '../support/ticks.ts'
import { Witness } from '../support/witness.ts'

const NOTE = 'I have not told anyone that I am tired.'

let liveKit: SharedLiveKit
let house: CircleHouse
let ticks: Ticks

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  const clock = testClock()
  house = await CircleHouse.open({ liveKit, trial: { clock, mixing: 1 } })
  ticks = new Ticks(house, clock)
})
test.afterAll(async () => {
  await house?.stop()
})

test('while a note lies in the centre only the facilitator is heard, and after it whoever has the piece', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const teresa = await HerPage.open(await house.browserOf(browser, house.guide, 330), house.url, 'Teresa')
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  const marisol = await HerPage.open(
    await house.browserOf(browser, await house.newWoman('Marisol'), 440),
    house.url,
    'Marisol',
  )
  await marisol.arrive('sharing')
  await teresa.letIn('Marisol')
  const ines = await HerPage.open(await house.browserOf(browser, await house.newWoman('Ines'), 550), house.url, 'Ines')
  await ines.arrive('sharing')
  await teresa.letIn('Ines')
  const witness = await Witness.seat(house, browser, (name) => teresa.letIn(name))
  for (const name of ['Wren', 'Noor', 'Sol', 'Ana']) {
    const one = await house.scripted(await house.newWoman(name), 'listening')
    await teresa.letIn(name)
    await one.seesRoom('the bowl', ({ bowl }) => bowl)
    const voice = await takeVoice(one, house.gathering)
    if (name === 'Ana') {
      // the last: the door has its new number
      const body = postBytes(voice, newNote(NOTE), one.room().bowl!.channelKey)
      expect((await fetch(`${house.url}/bowl/${house.gathering}`, { method: 'POST', body })).status).toBe(202)
    }
  }

  await teresa.next(/Begin round one with you/)
  await teresa.next(/Begin round one/)
  await teresa.next('Pass it on to Marisol')
  await marisol.press('Take it')
  await witness.hears('Marisol')
  await teresa.openPart('The bowl')
  await teresa.press('Open the bowl: Now')
  const drawn = teresa.page.getByRole('dialog', { name: 'A drawn note' })
  await ticks.until('a note can be drawn', async (within) => {
    if (await drawn.isVisible()) return
    await teresa.press('Draw one')
    await expect(drawn).toBeVisible({ timeout: within })
  })
  await drawn.getByRole('button', { name: 'Lay it in the centre' }).click()
  await marisol.press('Pass it on')
  await marisol.says('A note lies in the centre.')
  await witness.silence()
  const lies = Date.now()

  await marisol.button('Microphone closed').click({ force: true }) // it says why not, so it can be pressed
  await marisol.sees('A note has the centre. Until it is lifted, only those who guide may speak.')
  await teresa.press('Open my microphone')
  await witness.hears('Teresa', lies)
  await expect(marisol.button('Microphone closed')).toBeVisible()
  const before = (await witness.heard()).filter(({ from, to }) => to > lies && from < Date.now())
  expect([...new Set(before.map(({ name }) => name))]).toEqual(['Teresa'])
  await marisol.page.screenshot({ path: 'output/bowl/centre-with-sound.png', animations: 'disabled' })
  await teresa.page.screenshot({ path: 'output/bowl/centre-reading.png', animations: 'disabled' })

  await teresa.next('Lift the note, offer to Ines')
  await ines.says('The piece has come to you.')
  await witness.silence()
  const lifted = Date.now()
  await ines.press('Take it')
  await witness.hears('Ines', lifted)
  expect(await witness.unlawful()).toEqual([])
})
