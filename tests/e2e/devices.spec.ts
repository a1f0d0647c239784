// In the room: another microphone closes the one that is open, the others are as loud as she likes, and what tells her of her
// turn beside the screen, each only when she chose it. A real room with Chromium's fake devices, of which there are several.
import { type BrowserContext, chromium, expect, test } from '@playwright/test'
import { chromiumArgs, chromiumPath } from '../support/chromium.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide, turnOf } from '../support/guide.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'

let liveKit: SharedLiveKit
let fixture: CircleFixture
let guide: Guide

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit })
  guide = await Guide.open(fixture)
})
test.afterAll(async () => {
  guide?.close()
  await fixture?.stop()
})

type Noted = { locks: number; tones: number; buzzes: number }
/** In the page, before its first line: how often it asks for the screen to stay awake, makes a sound of its own, and buzzes. */
const note = (): void => {
  const noted: Noted = { locks: 0, tones: 0, buzzes: 0 }
  Object.assign(window, { circleNoted: noted })
  const { wakeLock } = navigator
  const ask = wakeLock.request.bind(wakeLock)
  wakeLock.request = async (kind) => {
    noted.locks += 1
    const lock = await ask(kind)
    Object.assign(window, { circleLock: lock })
    return lock
  }
  navigator.vibrate = () => {
    noted.buzzes += 1
    return true
  }
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (this: OscillatorNode, when) {
    noted.tones += 1
    start.call(this, when)
  }
}
type Locked = { circleLock?: WakeLockSentinel }
const noted = (her: WomanPage): Promise<Noted> =>
  her.page.evaluate(() => (window as unknown as { circleNoted: Noted }).circleNoted)

const TITLE =
  'a chosen microphone closes the open one until she opens it again, and a turn is told beside the screen only as she chose (E5, E3)'

async function arrives(context: BrowserContext, name: string): Promise<WomanPage> {
  const woman = await fixture.newWoman(name)
  const [cookie = '', value = ''] = woman.cookie.split(/[=;]/)
  await context.addCookies([{ name: cookie, value, url: fixture.url, httpOnly: true, sameSite: 'Lax' }])
  const her = await WomanPage.open(context, fixture.url, name)
  await her.arrive('sharing')
  await guide.letIn(name)
  await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
  return her
}

test(TITLE, async ({ browser }) => {
  const context = fixture.closes(
    await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }),
  )
  await context.addInitScript(note)
  const her = await arrives(context, 'Marisol')
  const { page } = her

  await test.step('the screen stays awake, also after the page was hidden, and the device treats the room as a call', async () => {
    await expect.poll(() => page.evaluate(() => (window as unknown as Locked).circleLock?.released)).toBe(false)
    const { locks } = await noted(her)
    // As a browser does with a page that is hidden, and seen again.
    await page.evaluate(() => (window as unknown as Locked).circleLock?.release())
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(async () => (await noted(her)).locks).toBe(locks + 1)
    expect(
      await page.evaluate(() => [navigator.mediaSession.metadata?.title, navigator.mediaSession.playbackState]),
    ).toEqual(['Room', 'playing'])
  })

  await test.step('without a choice of hers only the title tells of an offer, in a word that tells nobody else anything', async () => {
    await guide.does({ type: 'round.begin', prompt: '' })
    await guide.does({ type: 'piece.pass', ...(await turnOf(guide.member, 'held')) })
    await her.says('The piece has come to you.')
    const { tones, buzzes } = await noted(her)
    expect([await page.title(), tones, buzzes]).toEqual(['Room – now', 0, 0])
    await her.press('Take it')
    await expect(her.button('Microphone open')).toBeVisible()
  })

  await test.step('another microphone closes hers, and she opens it herself', async () => {
    await her.press('Comfort')
    await her.press('Sound and picture')
    const sheet = page.getByRole('dialog', { name: 'Sound and picture' })
    const microphones = sheet.getByLabel('Microphone', { exact: true })
    const ids = await microphones
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
    expect(ids.length).toBeGreaterThan(2)
    await microphones.selectOption(ids.at(-1)!)
    await expect(sheet.getByText('Your microphone is closed now. Open it when you like.')).toBeVisible()
    await sheet.getByLabel('How loud the others are').fill('40')
    const speakers = sheet.getByLabel('Where you hear the others')
    const [, other = ''] = await speakers
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
    await speakers.selectOption(other)
    await expect(speakers).toHaveValue(other)
    await sheet.getByRole('button', { name: 'Back to the circle' }).click()
    await expect(her.button('Microphone closed')).toBeVisible()
    await her.press('Microphone closed')
    await expect(her.button('Microphone open')).toBeVisible()
  })

  await test.step('chosen, the title and a tone tell of the next offer', async () => {
    await her.press('Comfort')
    await her.press('A soft tone')
    await her.press('A short buzz')
    const { tones } = await noted(her)
    expect(tones).toBeGreaterThan(0) // it sounds once, as it will
    await her.press('“Now” in the title')
    await expect(page).toHaveTitle('Room')
    await her.press('“Now” in the title')
    await expect(page).toHaveTitle('Room – now') // she has it
    await page.keyboard.press('Escape')
    await her.press('Pass it on')
    await expect(page).toHaveTitle('Room')
    await guide.does({ type: 'round.begin', prompt: '' })
    await guide.does({ type: 'piece.pass', ...(await turnOf(guide.member, 'held')) })
    await expect(page).toHaveTitle('Room – now')
    await expect.poll(async () => (await noted(her)).tones).toBeGreaterThan(tones)
    expect((await noted(her)).buzzes).toBe(1)
  })
})

test('whoever’s browser does not permit the microphone reads so, and where to press to allow it (E5)', async () => {
  const asking = '--use-fake-ui-for-media-stream'
  const refusing = await chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumArgs.map((arg) => (arg === asking ? `${asking}=deny` : arg)),
  })
  try {
    const her = await arrives(await refusing.newContext({ viewport: { width: 1280, height: 800 } }), 'Noor')
    await guide.does({ type: 'mode.set', mode: 'together', now: true })
    await her.says('We speak together.')
    await her.press('Microphone closed')
    await her.sees('Your browser has not allowed the microphone, so it stays closed.')
    await her.press('Where to allow it')
    await her.sees('Press the sign to the left of the address, at the top.')
  } finally {
    await refusing.close()
  }
})
