// One whole circle in a released Firefox: link, words, door, a round heard both ways, a note in the bowl, the close.
// Two sit in Firefox and one in Chromium, so that each hears the other; the listeners come by socket, for the bowl needs four.
import { type Browser, expect, test } from '@playwright/test'
import { ownAddress } from '../../scripts/addresses.mjs'
import { takeVoice } from '../support/bowl.ts'
import { CircleHouse } from '../support/circle-house.ts'
import { HerFirefoxPage, openFirefox } from '../support/firefox.ts'
import { HerNotes } from '../support/her-notes.ts'
import { HerPage } from '../support/her-page.ts'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { hears, hearsNobody, keepConnections, waysOf } from '../support/sound-stats.ts'
import { testClock } from '../support/test-clock.ts'
import { loadDice, Ticks } from '../support/ticks.ts'

const NOTE = 'I did not answer the phone this time.'

let firefox: Browser
let liveKit: TestLiveKit
let house: CircleHouse
let ticks: Ticks

test.beforeAll(async () => {
  const ownIp = await ownAddress()
  if (!ownIp) throw new Error('This machine has no address in a network: Firefox has no way to its media.')
  const clock = testClock()
  ;[firefox, liveKit] = await Promise.all([openFirefox(), startLiveKit({ ownIp })])
  house = await CircleHouse.open({ liveKit, trial: { clock, mixing: 1 }, env: { LEAVE_TO: 'about:blank' } })
  ticks = new Ticks(house, clock)
})
test.afterAll(async () => {
  await firefox?.close()
  await house?.stop()
  await liveKit?.stop()
})

const pageIn = async (browser: Browser, link: string, name: string): Promise<HerPage> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await keepConnections(context)
  await loadDice(context)
  const page = await context.newPage()
  await page.goto(link)
  return browser === firefox ? new HerFirefoxPage(page, name) : new HerPage(page, name)
}

/** By a personal link, and with words to come back with. */
async function comesByLink(browser: Browser, token: string, name: string): Promise<HerPage> {
  const her = await pageIn(browser, `${house.url}/in#${token}`, name)
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
  const teresa = await comesByLink(firefox, await house.facilitatorToken(), 'Teresa')
  // Her link ended the sign-in by which the house was set up; what it makes for her goes by the new one.
  const [session] = await teresa.page.context().cookies(house.url)
  house.guide = { ...house.guide, cookie: `${session!.name}=${session!.value}` }
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  const marisol = await comesByLink(firefox, await house.invite(), 'Marisol')
  const ines = await comesByLink(browser, await house.invite(), 'Ines')
  for (const her of [marisol, ines]) {
    await her.arrive('sharing')
    await teresa.letIn(her.name)
    await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
  }
  for (const name of ['Wren', 'Noor']) {
    const one = await house.scripted(await house.newWoman(name), 'listening')
    await teresa.letIn(name)
    await one.seesRoom('the bowl', ({ bowl }) => bowl)
    await takeVoice(one, house.gathering)
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
    const notes = new HerNotes(marisol)
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
