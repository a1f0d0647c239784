// What is heard while a note lies in the centre: whoever guides, and nobody else. Real sound by a real SFU; a witness plays
// everything it sends.
import { expect, test } from '@playwright/test'
import { newNote, postBytes, takeVoice } from '../support/bowl.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { testClock } from '../support/test-clock.ts'
import { Ticks } from '../support/ticks.ts'
import { Witness } from '../support/witness.ts'

const NOTE = 'I have not told anyone that I am tired.'

let liveKit: SharedLiveKit
let fixture: CircleFixture
let ticks: Ticks

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  const clock = testClock()
  fixture = await CircleFixture.open({ liveKit, trial: { clock, mixing: 1 } })
  ticks = new Ticks(fixture, clock)
})
test.afterAll(async () => {
  await fixture?.stop()
})

test('while a note lies in the centre only the facilitator is heard, and after it whoever has the piece', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const teresa = await WomanPage.open(await fixture.browserOf(browser, fixture.guide, 330), fixture.url, 'Teresa')
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  const marisol = await WomanPage.open(
    await fixture.browserOf(browser, await fixture.newWoman('Marisol'), 440),
    fixture.url,
    'Marisol',
  )
  await marisol.arrive('sharing')
  await teresa.letIn('Marisol')
  const ines = await WomanPage.open(
    await fixture.browserOf(browser, await fixture.newWoman('Ines'), 550),
    fixture.url,
    'Ines',
  )
  await ines.arrive('sharing')
  await teresa.letIn('Ines')
  const witness = await Witness.seat(fixture, browser, (name) => teresa.letIn(name))
  for (const name of ['Wren', 'Noor', 'Sol', 'Ana']) {
    const one = await fixture.scripted(await fixture.newWoman(name), 'listening')
    await teresa.letIn(name)
    await one.seesRoom('the bowl', ({ bowl }) => bowl)
    const voice = await takeVoice(one, fixture.gathering)
    if (name === 'Ana') {
      // the last: the door has its new number
      const body = postBytes(voice, newNote(NOTE), one.room().bowl!.channelKey)
      expect((await fetch(`${fixture.url}/bowl/${fixture.gathering}`, { method: 'POST', body })).status).toBe(202)
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
