// One whole circle in a released Firefox: link, words, door, a round heard both ways, a note in the bowl, the close.
// Two sit in Firefox and one in Chromium, so that each hears the other; the listeners come by socket, for the bowl needs four.
import { type Browser, expect, test } from '@playwright/test'
import { ownAddress } from '../../scripts/addresses.mjs'
import { takeVoice } from '../support/bowl.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { HerFirefoxPage, openFirefox } from '../support/firefox.ts'
import { WomanNotes } from '../support/woman-notes.ts'
import { WomanPage } from '../support/woman-page.ts'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { hears, hearsNobody, keepConnections, waysOf } from '../support/sound-stats.ts'
import { testClock } from '../support/test-clock.ts'
import { loadDice, Ticks } from '../support/ticks.ts'

const NOTE = 'I did not answer the phone this time.'

let firefox: Browser
let liveKit: TestLiveKit
let fixture: CircleFixture
let ticks: Ticks

test.beforeAll(async () => {
  const ownIp = await ownAddress()
  if (!ownIp) throw new Error('This machine has no address in a network: Firefox has no way to its media.')
  const clock = testClock()
  ;[firefox, liveKit] = await Promise.all([openFirefox(), startLiveKit({ ownIp })])
  fixture = await CircleFixture.open({ liveKit, trial: { clock, mixing: 1 }, env: { LEAVE_TO: 'about:blank' } })
  ticks = new Ticks(fixture, clock)
})
test.afterAll(async () => {
  await firefox?.close()
  await fixture?.stop()
  await liveKit?.stop()
})

const pageIn = async (browser: Browser, link: string, name: string): Promise<WomanPage> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await keepConnections(context)
  await loadDice(context)
  const page = await context.newPage()
  await page.goto(link)
  return browser === firefox ? new HerFirefoxPage(page, name) : new WomanPage(page, name)
}

/** By a personal link, and with words to come back with. */
async function comesByLink(browser: Browser, token: string, name: string): Promise<WomanPage> {
  const her = await pageIn(browser, `${fixture.url}/in#${token}`, name)
  await her.press('Come in')
  await expect(her.page.locator('html[data-screen="words"]')).toBeAttached()
  const [, signInName = '', words = ''] = await her.page.locator('.keep dd').allTextContents()
  expect(signInName).not.toBe('')
  expect(words.split(' ')).toHaveLength(4)
  await her.press('I have them')
  return her
}

test('a whole circle in Firefox: link, words, door, a round with sound both ways, a note in the bowl, the close (E2)', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const teresa = await comesByLink(firefox, await fixture.facilitatorToken(), 'Teresa')
  // Her link ended the sign-in by which the fixture was set up; what the fixture makes for her goes by the new one.
  const [session] = await teresa.page.context().cookies(fixture.url)
  fixture.guide = { ...fixture.guide, cookie: `${session!.name}=${session!.value}` }
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  const marisol = await comesByLink(firefox, await fixture.invite(), 'Marisol')
  const ines = await comesByLink(browser, await fixture.invite(), 'Ines')
  for (const her of [marisol, ines]) {
    await her.arrive('sharing')
    await teresa.letIn(her.name)
    await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
  }
  for (const name of ['Wren', 'Noor']) {
    const one = await fixture.scripted(await fixture.newWoman(name), 'listening')
    await teresa.letIn(name)
    await one.seesRoom('the bowl', ({ bowl }) => bowl)
    await takeVoice(one, fixture.gathering)
  }
  const everyone = [teresa, marisol, ines]

  await test.step('the facilitator speaks, and both others hear her', async () => {
    await teresa.next(/Begin round one with you/)
    await teresa.next(/Begin round one/)
    await expect(teresa.button('Microphone open')).toBeVisible()
    await Promise.all([hears(marisol.page), hears(ines.page)])
    const own = await ownAddress()
    for (const her of [teresa, marisol]) {
      expect(new Set((await waysOf(her.page)).map((way) => way.split(' > ')[1])), her.name).toEqual(new Set([own]))
    }
    await teresa.next('Pass it on to Marisol')
    await Promise.all([hearsNobody(marisol.page), hearsNobody(ines.page)])
  })

  await test.step('Marisol speaks with her camera on, and both others hear and see her', async () => {
    await marisol.press('Camera closed')
    await expect(marisol.button('Camera on')).toBeVisible()
    await marisol.press('Take it')
    await marisol.says('You have the piece.')
    await Promise.all([hears(teresa.page), hears(ines.page)])
    await Promise.all([teresa.seesAPicture(), ines.seesAPicture()])
    await marisol.press('Pass it on')
  })

  await test.step('Ines speaks from Chromium, and both in Firefox hear her', async () => {
    await ines.press('Take it')
    await Promise.all([hears(teresa.page), hears(marisol.page)])
    await ines.press('Pass it on')
    await teresa.says('This round is complete.')
    await hearsNobody(marisol.page)
  })

  await test.step('a note goes into the bowl, is drawn, and is read by all', async () => {
    const notes = new WomanNotes(marisol)
    await notes.lays(NOTE)
    await ticks.until('Marisol’s note in the bowl', (within) => notes.says('Your note lies in the bowl.', within))
    await notes.close()
    await teresa.openPart('The bowl')
    await teresa.press('Open the bowl: Now')
    await teresa.press('Draw one')
    await teresa.page
      .getByRole('dialog', { name: 'A drawn note' })
      .getByRole('button', { name: 'Lay it in the centre' })
      .click()
    for (const her of everyone) await expect(her.page.locator('.stage.note .big')).toHaveText(NOTE)
  })

  await teresa.press('Close the circle')
  await teresa.press('Yes, close it')
  for (const her of everyone)
    await expect(her.page.getByRole('heading', { name: 'The circle has closed.' })).toBeVisible()
  await marisol.sees('Your note was read to all.')
})
