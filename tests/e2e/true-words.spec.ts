// What a screen says of a microphone, a camera or a share is what is so: looked at with real tracks, a real SFU and a witness
// who plays everything that the SFU sends.
import type { UnheardReport } from '@circle/shared/socket'
import { type Browser, type BrowserContext, expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide, turnOf } from '../support/guide.ts'
import { loseNetwork } from '../support/hearing.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { waitFor } from '../support/wait-for.ts'
import { Witness } from '../support/witness.ts'

let liveKit: SharedLiveKit
let fixture: CircleFixture

test.describe.configure({ timeout: 180_000 })

test.beforeEach(async () => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit })
})
test.afterEach(async () => {
  await fixture?.stop()
})

declare global {
  interface Window {
    loseCircle(lost: boolean): void
  }
}

/** Of her pages the circle's socket alone can be taken away: her media goes on. */
const loseCircle = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    let lost = false
    const all = new Set<WebSocket>()
    window.WebSocket = class extends window.WebSocket {
      constructor(...with_: ConstructorParameters<typeof WebSocket>) {
        super(...with_)
        if (!this.url.includes('/socket.io/')) return
        all.add(this)
        if (lost) this.close()
      }
    }
    window.loseCircle = (now) => {
      lost = now
      if (lost) for (const socket of all) socket.close()
    }
  })

/** In the page: a network that lets no media through. The SFU is ICE-lite (RFC 8445, 2.5), so it looks for nobody by itself. */
function blockUdp(): void {
  const connection = RTCPeerConnection.prototype as {
    setRemoteDescription(one: RTCSessionDescriptionInit): Promise<void>
    addIceCandidate(one?: RTCIceCandidateInit | null): Promise<void>
  }
  const { setRemoteDescription } = connection
  connection.setRemoteDescription = function (this: RTCPeerConnection, { type, sdp = '' }) {
    return setRemoteDescription.call(this, { type, sdp: sdp.replace(/^a=candidate:.*\r\n/gm, '') })
  }
  connection.addIceCandidate = async () => undefined
}

/** In her own browser, let in by whoever guides by socket alone. */
async function sits(
  browser: Browser,
  guide: Guide,
  name: string,
  pitch: number,
  prepare: (context: BrowserContext) => Promise<unknown> = async () => undefined,
): Promise<WomanPage> {
  const context = await fixture.browserOf(browser, await fixture.newWoman(name), pitch)
  await prepare(context)
  const her = await WomanPage.open(context, fixture.url, name)
  await her.arrive()
  await guide.letIn(name)
  await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
  return her
}

/** Whoever guides holds it, and gives it to her; she takes it. */
async function speaks(guide: Guide, her: WomanPage): Promise<void> {
  const { turn } = await turnOf(guide.member, 'held')
  await guide.does({ type: 'piece.give', turn, to: await guide.idOf(her.name) })
  await her.press('Take it')
  await her.says('You have the piece.')
}

test('opening "Someone to call" closes an open microphone and says so (A1)', async ({ browser }) => {
  const guide = await Guide.open(fixture)
  const witness = await Witness.seat(fixture, browser, (name) => guide.letIn(name))
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

test('while only the socket is lost the tray says that she is heard, and that she is not once she has closed (A2)', async ({
  browser,
}) => {
  const guide = await Guide.open(fixture)
  const witness = await Witness.seat(fixture, browser, (name) => guide.letIn(name))
  const marisol = await sits(browser, guide, 'Marisol', 440, loseCircle)
  await guide.does({ type: 'round.begin', prompt: '' })
  await speaks(guide, marisol)
  await marisol.press('Camera closed')
  await witness.hears('Marisol')

  const cut = Date.now()
  await marisol.page.evaluate(() => window.loseCircle(true))
  await marisol.says('Finding the way back.')
  await marisol.sees(
    'Your place is kept. Your microphone is open, and you are heard. Your camera is on, and you are seen.',
  )
  await marisol.sees('The others may still hear you.')
  await witness.hears('Marisol', 0)
  expect((await witness.heard()).some(({ name, to }) => name === 'Marisol' && to > cut)).toBe(true)

  await marisol.press('Microphone open')
  await marisol.sees('Your place is kept. Your microphone is closed. Your camera is on, and you are seen.')
  await witness.silence()
  await marisol.page.evaluate(() => window.loseCircle(false))
  await marisol.says('You have the piece, and your microphone is closed.')
  guide.close()
})

test('whoever begins a round with herself is heard by that very press (A3)', async ({ browser }) => {
  const teresa = await WomanPage.open(await fixture.browserOf(browser, fixture.guide, 330), fixture.url, 'Teresa')
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  const witness = await Witness.seat(fixture, browser, (name) => teresa.letIn(name))
  await teresa.next(/Begin round one with you/)
  await witness.silence()
  await teresa.next(/Begin round one with you/)
  await teresa.says('You have the piece.')
  await witness.hears('Teresa')
})

test('whoever holds after a return reads that her microphone is closed, and opens it there (A3)', async ({
  browser,
}) => {
  const guide = await Guide.open(fixture)
  const witness = await Witness.seat(fixture, browser, (name) => guide.letIn(name))
  const marisol = await sits(browser, guide, 'Marisol', 440)
  await guide.does({ type: 'round.begin', prompt: '' })
  await speaks(guide, marisol)
  await witness.hears('Marisol')

  const network = await loseNetwork(marisol.page)
  await guide.sees('her turn kept', ({ piece }) => piece.at === 'held' && piece.keptUntil)
  await network.back()
  await marisol.says('You have the piece, and your microphone is closed.')
  await witness.silence()
  const pressed = Date.now()
  await marisol.press('Open my microphone')
  await marisol.says('You have the piece.')
  await witness.hears('Marisol', pressed)
  guide.close()
})

test('whoever holds while nothing of hers gets through reads it in the large words, and her writing is read (A4)', async ({
  browser,
}) => {
  const guide = await Guide.open(fixture)
  const marisol = await sits(browser, guide, 'Marisol', 440, (context) => context.addInitScript(blockUdp))
  const ines = await sits(browser, guide, 'Ines', 550)
  await guide.does({ type: 'round.begin', prompt: '' })
  const { turn } = await turnOf(guide.member, 'held')
  await guide.does({ type: 'piece.give', turn, to: await guide.idOf('Marisol') })
  await marisol.sees('Nobody would hear you just now; you can take it and write.')
  await marisol.press('Take it')
  await marisol.says('You have the piece, but nobody hears you.')
  await marisol.sees('Sound and pictures do not get through. We keep trying.')
  const her = await guide.idOf('Marisol')
  const { cutOff } = await waitFor('the desk told of her', () =>
    guide.member.frames
      .filter(({ event }) => event === 'media:unheard')
      .map(({ args }) => args[0] as UnheardReport)
      .findLast(({ cutOff: those }) => those.includes(her)),
  )
  expect(cutOff).not.toContain(await guide.idOf('Ines'))
  await marisol.press('In writing')
  await marisol.page.getByLabel('Your words').fill('I go on in words.')
  await marisol.press('Say this')
  await ines.sees('I go on in words.')
  guide.close()
})

declare global {
  interface Window {
    devices: MediaStreamTrack[]
  }
}

test('a page that breaks ends every device and is heard no more, and promises nothing of loading it again (A7)', async ({
  browser,
}) => {
  const guide = await Guide.open(fixture)
  const witness = await Witness.seat(fixture, browser, (name) => guide.letIn(name))
  const marisol = await sits(browser, guide, 'Marisol', 440, (context) =>
    context.addInitScript(() => {
      window.devices = []
      const { getUserMedia } = navigator.mediaDevices
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await getUserMedia.call(navigator.mediaDevices, wanted)
        window.devices.push(...stream.getTracks())
        return stream
      }
      // Drawing the field for her words fails, as any part of a page might.
      const create = document.createElement
      document.createElement = function (this: Document, name: string, ...rest: []) {
        if (name === 'textarea') throw new Error('It cannot be drawn.')
        return create.call(this, name, ...rest)
      } as typeof document.createElement
    }),
  )
  await guide.does({ type: 'round.begin', prompt: '' })
  await speaks(guide, marisol)
  await marisol.press('Camera closed')
  await expect(marisol.button('Camera on')).toBeVisible()
  await witness.hears('Marisol')

  await marisol.press('In writing')
  await expect(marisol.page.getByRole('heading', { name: 'Something on this page stumbled.' })).toBeVisible()
  expect(await marisol.page.evaluate(() => window.devices.map(({ kind, readyState }) => [kind, readyState]))).toEqual([
    ['audio', 'ended'],
    ['video', 'ended'],
  ])
  await witness.silence()
  await marisol.sees('Your microphone and camera are closed.')
  await expect(marisol.page.getByText(/where you were|is kept/)).toHaveCount(0)
  await expect(marisol.button('Leave now')).toBeVisible()
  guide.close()
})

test('before the opening whoever guides tries her sound and picture in the room, and nothing stays open afterwards (A6)', async ({
  browser,
}) => {
  const teresa = await WomanPage.open(await fixture.browserOf(browser, fixture.guide, 330), fixture.url, 'Teresa')
  await teresa.arriveAsGuide()
  await teresa.button('Microphone closed').click({ force: true }) // it says why not, so it can be pressed
  await teresa.sees('The circle has not begun yet, so nobody is heard. Microphones can be opened once it has.')
  const marisol = await fixture.scripted(await fixture.newWoman('Marisol'))
  await teresa.sees('can be let in once the circle is open')
  await expect(teresa.button('Let in: Marisol')).toHaveCount(0)

  await teresa.press('Try my sound and picture')
  await teresa.press('Try my microphone')
  await teresa.press('Try my camera')
  await expect(teresa.button(/^Microphone on, for you alone/)).toBeVisible()
  await expect(teresa.button('Camera on')).toBeVisible()
  await teresa.press('Back to the circle')
  await expect(teresa.button('Camera closed')).toBeVisible()
  await teresa.next('Open the circle')
  await expect(teresa.button('Let in: Marisol')).toBeVisible()
  marisol.close()
})
