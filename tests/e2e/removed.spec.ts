// Holding, as the facilitator presses it on her desk: what a woman sees of it, what the SFU holds, what is heard.
// The hardest first: removed with an open microphone, she is out everywhere within a second and stays out.
import { type Browser, expect, test } from '@playwright/test'
import { type AtSfu, atTheSfu } from '../support/at-the-sfu.ts'
import { CircleFixture, type Woman } from '../support/circle-fixture.ts'
import { does } from '../support/guide.ts'
import { lastTap } from '../support/hearing.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { type Connected, connect } from '../support/members.ts'
import { opened, openRaw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'
import { Witness } from '../support/witness.ts'

let liveKit: SharedLiveKit
let fixture: CircleFixture
let teresa: WomanPage
let sol: Connected // guides with her, by socket alone
let witness: Witness

test.beforeAll(async ({ browser }) => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit })
  sol = await fixture.scripted(await fixture.newWoman('Sol', 'co-facilitator'))
  await does(sol, { type: 'gathering.open' }, { type: 'mode.set', mode: 'together', now: true })
  teresa = await WomanPage.open(await fixture.browserOf(browser, fixture.guide, 330), fixture.url, 'Teresa')
  await teresa.arriveAsGuide()
  witness = await Witness.seat(fixture, browser, (name) => teresa.letIn(name))
})

test.afterAll(async () => {
  sol?.close()
  await fixture?.stop()
})

type There = { her: WomanPage; woman: Woman }

/** In the room, heard and seen. */
async function speaks(name: string, browser: Browser, pitch: number): Promise<There> {
  const there = await comesIn(name, browser, pitch)
  await there.her.press('Microphone closed')
  await there.her.press('Camera closed')
  await witness.hears(name)
  await expect(there.her.button('Camera on')).toBeVisible()
  return there
}

async function comesIn(name: string, browser: Browser, pitch: number): Promise<There> {
  const woman = await fixture.newWoman(name)
  const her = await WomanPage.open(await fixture.browserOf(browser, woman, pitch), fixture.url, name)
  await her.arrive('sharing')
  await teresa.letIn(name)
  await expect(her.page.locator('[data-screen="room"]')).toBeVisible()
  return { her, woman }
}

async function onHerLine(name: string, act: string): Promise<void> {
  await teresa.openPart('The order')
  const line = teresa.page.locator('.desk .order .who', { hasText: name })
  if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click()
  await teresa.press(act)
}

const mediaIdOf = (name: string): string => sol.room().seats.find((seat) => seat.name === name)!.mediaId
const holds = async (mediaId: string): Promise<AtSfu | null> =>
  (await atTheSfu(liveKit, fixture.gathering)).find((one) => one.mediaId === mediaId) ?? null

test('removed with an open microphone she is out everywhere within a second, and stays out', async ({ browser }) => {
  const { her, woman } = await speaks('Ines', browser, 550)
  const mediaId = mediaIdOf('Ines')
  await her.page.evaluate(() => {
    const closings: number[] = []
    const open = window.circleEars.sockets.filter((socket) => socket.readyState === WebSocket.OPEN)
    for (const socket of open) {
      socket.addEventListener('close', () => closings.push(performance.timeOrigin + performance.now()))
    }
    Object.assign(window, { closings, openBefore: open.length })
  })

  await onHerLine('Ines', 'Remove')
  await teresa.press('Yes, remove her')
  const gone = waitFor('nothing of her at the SFU', async () => ((await holds(mediaId)) ? null : Date.now()))
  await her.sees('This gathering is over for you.')
  const { at } = await lastTap(teresa.page, 'Yes, remove her')
  expect((await gone) - at).toBeLessThan(1000)
  const closed = () =>
    her.page.evaluate(() => {
      const { closings, openBefore } = window as unknown as { closings: number[]; openBefore: number }
      return { closings, openBefore }
    })
  // The word comes first, then the end of the line it came by.
  await expect.poll(async () => (await closed()).closings.length).toBe(2)
  const { closings, openBefore } = await closed()
  expect(openBefore).toBe(2) // the gathering's and the gate's
  for (const closing of closings) expect(closing - at).toBeLessThan(1000)

  await test.step('someone to call is there', async () => {
    await her.page.getByRole('main').getByRole('button', { name: 'Someone to call' }).click()
    await expect(her.page.getByRole('dialog', { name: 'Someone to call' })).toBeVisible()
  })
  await test.step('her cookie opens neither the gate nor the gathering', async () => {
    const { cookie } = woman
    for (const path of ['/sfu/rtc/v1', '/sfu/rtc']) {
      const asked = { access_token: `${fixture.gathering}.${mediaId}` }
      expect(await opened(openRaw(`${fixture.url}${path}`, asked, { cookie, origin: fixture.url }))).toBe(403)
    }
    const again = connect({ url: fixture.url, gathering: fixture.gathering, cookie })
    expect(await waitFor('the refusal', again.refused)).toBe('removed')
    expect(again.frames).toEqual([])
    again.close()
    await expect(fixture.agree(woman)).rejects.toThrow('"code":"removed"')
  })
  await test.step('neither her page loaded anew nor a second one brings her back', async () => {
    await her.page.reload()
    for (const page of [her.page, await her.page.context().newPage()]) {
      const one = new WomanPage(page, 'Ines')
      if (page !== her.page) await page.goto(fixture.url)
      await one.sees('There is nothing for you here today.')
      await expect(one.button('Go to the door')).toHaveCount(0)
    }
  })
  expect(await holds(mediaId)).toBeNull()
  const voices = (await witness.heard()).filter(({ name }) => name === 'Ines')
  expect(voices.length).toBeGreaterThan(0)
  for (const voice of voices) expect(voice.to - at).toBeLessThan(1000)
  await her.page.context().close()
})

test('hushing, a stopped camera and a rest are seen by her and held at the SFU', async ({ browser }) => {
  const { her } = await speaks('Marisol', browser, 440)
  const mediaId = mediaIdOf('Marisol')
  const atSfu = () => expect.poll(() => holds(mediaId))
  await atSfu().toMatchObject({ microphone: 'open', camera: 'open' })

  await test.step('hush her', async () => {
    await onHerLine('Marisol', 'Hush')
    await keptClosed(her, 'Microphone closed', /Your microphone is kept closed for now/)
    await witness.silence()
    await atSfu().toMatchObject({ microphone: 'closed', camera: 'open' })
    await teresa.press('Let her speak')
  })
  await test.step('hush everyone', async () => {
    await opensAgain(her)
    await teresa.press('Hush everyone')
    await keptClosed(her, 'Microphone closed', /Your microphone is kept closed for now/)
    await witness.silence()
    await atSfu().toMatchObject({ microphone: 'closed' })
    await teresa.press('Let her speak')
  })
  await test.step('stop her camera', async () => {
    await teresa.press('Turn her camera off')
    await keptClosed(her, 'Camera closed', /Your camera is kept closed for now/)
    await expect.poll(async () => (await holds(mediaId))?.camera).not.toBe('open')
    await teresa.press('Allow her camera')
  })
  await test.step('rest together', async () => {
    await opensAgain(her)
    await teresa.press('Rest together')
    await her.says('We are resting.')
    await expect(her.button('Microphone closed')).toBeVisible()
    await witness.silence()
    await expect.poll(async () => (await holds(mediaId))?.microphone).not.toBe('open')
    await teresa.next('End the rest')
    await opensAgain(her)
  })
  expect(await witness.unlawful()).toEqual([])
  await her.page.context().close()
})

/** She is told why without having to ask, and a press is to no effect. */
async function keptClosed(her: WomanPage, name: string, why: RegExp): Promise<void> {
  await her.sees(why)
  await expect(her.button(name)).toBeDisabled()
  await her.button(name).click({ force: true })
  await her.sees(why)
}

async function opensAgain(her: WomanPage): Promise<void> {
  const since = Date.now()
  await expect(async () => {
    await her.press('Microphone closed')
    await expect(her.button('Microphone open')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await witness.hears(her.name, since)
}

test('moved to listening and back to waiting, nothing is left of her under the old media join', async ({ browser }) => {
  const { her } = await speaks('Wren', browser, 660)
  const asSharing = mediaIdOf('Wren')
  await onHerLine('Wren', 'To listening')
  await her.sees('You listen, and nobody sees you.')
  await witness.silence()
  await expect.poll(() => holds(asSharing)).toBeNull()
  const allAtSfu = () => atTheSfu(liveKit, fixture.gathering)
  const listeners = async () => (await allAtSfu()).filter(({ hidden, mayPublish }) => hidden && !mayPublish)
  await expect.poll(listeners).toHaveLength(2) // she and the witness
  const asListening = (await listeners()).map(({ mediaId }) => mediaId)

  await teresa.openPart('Listening')
  await teresa.press('Wren')
  await teresa.press('Back to waiting')
  await her.sees('You are in the waiting room.')
  await expect.poll(listeners).toHaveLength(1)
  expect(asListening).toContain((await listeners())[0]!.mediaId)
  expect((await allAtSfu()).map(({ mediaId }) => mediaId)).not.toContain(asSharing)
  const open = () => window.circleEars.sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length
  await expect.poll(() => her.page.evaluate(open)).toBe(1) // the door's; none of the media
  expect(await witness.unlawful()).toEqual([])
  await her.page.context().close()
})
