// One whole journey under the policy our server really sends: two women, every screen on their way, with sound and pictures.
// Nobody but our own server is asked for anything, the browser has nothing to complain about, and axe nothing to find.
import { networkInterfaces } from 'node:os'
import { type BrowserContext, expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { foreign, iceOf, policyBreaches, type Watched, watchBrowser } from '../support/browser-watch.ts'
import { axeFindings } from '../support/screen-laws.ts'

let liveKit: SharedLiveKit
let fixture: CircleFixture

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit, env: { LEAVE_TO: 'about:blank' } })
})
test.afterAll(async () => {
  await fixture?.stop()
})

/** Everyone's findings on the way, by the screen. */
const found: string[] = []
/** What each was given to come back with. */
const kept: Record<string, { name: string; words: string }> = {}

async function stands(her: WomanPage, screen: string): Promise<void> {
  await expect(her.page.locator(`html[data-screen="${screen}"]`)).toBeAttached()
  // Nothing is judged while it fades in.
  await her.page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
        .map((one) => one.finished.catch(() => undefined)),
    ),
  )
  const findings = [...(await axeFindings(her.page)), ...(await policyBreaches(her.page))]
  found.push(...findings.map((words) => `${her.name}, ${screen}: ${words}`))
}

/** By a personal link and her words to her first page. */
async function comesByLink(
  context: BrowserContext,
  link: string,
  name: string,
  first: 'home' | 'lead',
): Promise<WomanPage> {
  const her = await WomanPage.open(context, link, name)
  await stands(her, 'invitation')
  await her.press('Come in')
  await stands(her, 'words')
  const [, signInName = '', words = ''] = await her.page.locator('.keep dd').allTextContents()
  kept[name] = { name: signInName, words }
  await her.press('I have them')
  await stands(her, first)
  return her
}

/** To the door, a name and the agreement, as far as how she comes in. */
async function goesToTheDoor(her: WomanPage): Promise<void> {
  await her.press(/Go to the door|^Go in/)
  await stands(her, 'name')
  await her.page.getByLabel('A name for this circle').fill(her.name)
  await her.page.getByLabel('I have read this, and I agree.').check()
  await her.press('Go on')
  await stands(her, 'ways')
}

/** Personal links, made and copied on the facilitator's own page. */
async function makesLinks(her: WomanPage, many: number): Promise<string[]> {
  const links = her.page.getByLabel('A personal link')
  for (let made = 1; made <= many; made += 1) {
    await her.press('Make a link for a member')
    await expect(links).toHaveCount(made)
  }
  await stands(her, 'lead')
  return links.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
}

/** The browser itself writes down every 401, and "not signed in" is the right answer to a first visit. */
const isAskedWhoSheIs = (complaint: string) => /\b401\b.*\/api\/me\b/.test(complaint)

test('a whole journey asks nobody else for anything, keeps our policy, and every real screen stands the test', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const watched: Watched[] = []
  const contextOf = async (options = {}) => {
    const context = fixture.closes(
      await browser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ['camera', 'microphone'],
        ...options,
      }),
    )
    watched.push(await watchBrowser(context))
    return context
  }

  const teresa = await comesByLink(
    await contextOf(),
    `${fixture.url}/in#${await fixture.facilitatorToken()}`,
    'Teresa',
    'lead',
  )
  const [forMarisol = '', forWren = ''] = await makesLinks(teresa, 2)
  await goesToTheDoor(teresa)
  await teresa.press('Go to the door')
  await teresa.next('Open the circle')
  await stands(teresa, 'room')

  const phone = { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true, isMobile: true }
  const marisol = await comesByLink(await contextOf(phone), forMarisol, 'Marisol', 'home')
  await goesToTheDoor(marisol)
  await marisol.press(/^Share/)
  await marisol.press('Try my camera')
  await marisol.press('Try my microphone')
  await expect(marisol.button('Camera on')).toBeVisible()
  await expect(marisol.button(/^Microphone on, for you alone/)).toBeVisible()
  await stands(marisol, 'ways')
  await marisol.press('Go to the waiting room')
  await stands(marisol, 'waiting')
  await teresa.letIn('Marisol')
  await stands(marisol, 'room')

  const wren = await comesByLink(await contextOf(), forWren, 'Wren', 'home')
  await goesToTheDoor(wren)
  await wren.press(/^Just listen/)
  await wren.press('Go to the waiting room')
  await teresa.letIn('Wren')
  await stands(wren, 'room')

  await test.step('a round with sound and pictures', async () => {
    await marisol.press('Camera closed')
    await expect(marisol.button('Camera on')).toBeVisible()
    await teresa.next(/Begin round one with you/)
    await teresa.next(/Begin round one/)
    await teresa.press('Camera closed')
    await marisol.press('I’m ready')
    await stands(marisol, 'room')
    await teresa.next('Pass it on to Marisol')
    await marisol.says('The piece has come to you.')
    await stands(marisol, 'room')
    await marisol.press('Take it')
    await marisol.says('You have the piece.')
    await wren.seesAPicture()
    await Promise.all([teresa, marisol, wren].map((her) => stands(her, 'room')))
  })

  await test.step('no candidate of hers came by a server of others', async () => {
    const ours = new Set([
      '127.0.0.1',
      '::1',
      ...Object.values(networkInterfaces())
        .flat()
        .map((one) => one!.address),
    ])
    for (const her of [teresa, marisol, wren]) {
      const { servers, candidates } = await iceOf(her.page)
      expect(servers.filter((url) => !ours.has(url.replace(/^(stun|turns?):/, '').split(/[:?]/)[0]!))).toEqual([])
      expect(candidates.length).toBeGreaterThan(0)
      expect(candidates.filter((one) => !/^(host|prflx)\b/.test(one) || /google|twilio/i.test(one))).toEqual([])
    }
  })

  await marisol.press('Pass it on')
  const left = marisol.page.waitForURL('about:blank')
  await marisol.press('Leave now')
  await left

  await teresa.press('Close the circle')
  await teresa.press('Yes, close it')
  await stands(teresa, 'goodbye')
  await stands(wren, 'goodbye')
  const closed = teresa.page.waitForURL('about:blank')
  await teresa.press('Close this page')
  await closed
  await teresa.page.goto(fixture.url)
  await stands(teresa, 'sign-in')
  await teresa.page.getByLabel('The name you sign in with').fill(kept.Teresa!.name)
  await teresa.page.getByLabel('Your words').fill(kept.Teresa!.words)
  await teresa.press('Come in')
  await stands(teresa, 'lead')

  expect(found).toEqual([])
  for (const { asked, complaints } of watched) {
    expect(asked.length).toBeGreaterThan(10)
    expect(foreign(asked, fixture.url)).toEqual([])
    expect(complaints.filter((one) => !isAskedWhoSheIs(one))).toEqual([])
  }
})
