// Leaving as she does it, and what is left of us afterwards: what the page shows, keeps and holds open.
// It knows the way out by its words, and nothing of how leaving is made.
import { type BrowserContext, expect, type Page, type Route } from '@playwright/test'
import type { WomanPage } from './woman-page.ts'
import type { NeutralPage } from './neutral-page.ts'
import { waitFor } from './wait-for.ts'
import { limit } from './limit.ts'

/** Milliseconds from her press: the document empty, then one frame drawn after that. */
type Blank = { stage: 'empty' | 'drawn'; after: number; words: string; elements: number }
type Reports = (Partial<Blank> & Partial<typeof NOTHING>)[]
type OpenDevices = { tracks: MediaStreamTrack[]; connections: RTCPeerConnection[] }
declare global {
  interface Window {
    circleKept: OpenDevices
  }
}

const SAID = 'circle-left '
/** What our page still keeps and holds open, when it keeps nothing. */
const NOTHING = { words: '', tracks: 0, connections: 0, sockets: 0, kept: [] }
const WIDTHS = [320, 360, 768, 1280]

/** In the page: what it opens is remembered, and the moment in which it is blank is said. After `giveEars`. */
function watchLeaving(said: string): void {
  window.circleKept = { tracks: [], connections: [] }
  const devices = navigator.mediaDevices
  const ask = devices?.getUserMedia.bind(devices)
  if (ask) {
    devices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted)
      window.circleKept.tracks.push(...stream.getTracks())
      return stream
    }
  }
  const clone = MediaStreamTrack.prototype.clone
  MediaStreamTrack.prototype.clone = function () {
    const track = clone.call(this)
    window.circleKept.tracks.push(track)
    return track
  }
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...all: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...all)
      window.circleKept.connections.push(this)
    }
  }

  let pressed: number | null = null
  const press = (): void => {
    pressed ??= performance.now()
  }
  addEventListener('click', (event) => (event.target as Element).closest('.leave') && press(), true)
  let shifts = 0
  addEventListener('keyup', (event) => event.key === 'Shift' && (shifts += 1) === 3 && press(), true)

  const say = (what: object): void => console.debug(said + JSON.stringify(what))
  const blank = (stage: 'empty' | 'drawn', since: number): void =>
    say({
      stage,
      after: performance.now() - since,
      words: document.documentElement?.innerText ?? '',
      elements: document.querySelectorAll('*').length,
    })
  const left = async (): Promise<void> => {
    const { tracks, connections } = window.circleKept
    say({
      words: document.documentElement?.innerText ?? '',
      tracks: tracks.filter((track) => track.readyState !== 'ended').length,
      connections: connections.filter((one) => one.connectionState !== 'closed').length,
      sockets: window.circleEars.sockets.filter((socket) => socket.readyState < WebSocket.CLOSING).length,
      kept: [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...(await caches.keys()),
        ...(await indexedDB.databases()).map(({ name }) => name),
      ],
    })
  }
  new MutationObserver(() => {
    if (pressed === null || document.documentElement?.childElementCount !== 0) return
    const since = pressed
    pressed = null
    blank('empty', since)
    requestAnimationFrame(() =>
      setTimeout(() => {
        blank('drawn', since)
        // Each look for itself: one that meets a storage being cleared gets no answer.
        setInterval(() => void left().catch(() => {}), 50)
      }),
    )
  }).observe(document, { childList: true, subtree: true })
}

/** Call after `giveEars` and before the first page opens. */
export async function readyToLeave(context: BrowserContext): Promise<void> {
  await context.addInitScript(watchLeaving, SAID)
}

/** At every width the way out is seen, whole, first by Tab, and nothing lies over it, scrolled to the end as well. */
export async function wayOutIsThere({ page }: WomanPage): Promise<void> {
  const before = page.viewportSize()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 640 })
    for (const end of [true, false]) {
      const found = await page.evaluate((scrollToEnd) => {
        for (const one of [document.scrollingElement, ...document.querySelectorAll('.over, .sheet')]) {
          one?.scrollTo(0, scrollToEnd ? one.scrollHeight : 0)
        }
        const box = document.querySelector('.leave')?.getBoundingClientRect()
        if (!box) return null
        const there = (x: number, y: number) =>
          document.elementFromPoint(x, y)?.closest('button')?.innerText === 'Leave now'
        return {
          whole: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
          large: box.width >= 44 && box.height >= 44,
          centre: there(box.left + box.width / 2, box.top + box.height / 2),
        }
      }, end)
      expect(found, `at ${width} px`).toEqual({ whole: true, large: true, centre: true })
    }
    // A page that has only come may just be giving its heading the focus: then from the top once more.
    await expect(async () => {
      await page.evaluate(() => {
        // from the top of the document, as on a page just loaded
        document.body.tabIndex = -1
        document.body.focus()
        document.body.removeAttribute('tabindex')
      })
      await page.keyboard.press('Tab')
      const first = await page.evaluate(() => (document.activeElement as HTMLElement).innerText)
      expect(first, `at ${width} px`).toBe('Leave now')
    }).toPass({ timeout: 3000 })
  }
  if (before) await page.setViewportSize(before)
}

export type Way = 'press' | 'shift'

/** By a press where the way out is on the screen, or by Shift three times. */
export async function goes({ page }: WomanPage, way: Way): Promise<void> {
  if (way === 'shift') {
    for (let k = 0; k < 3; k += 1) await page.keyboard.press('Shift')
    return
  }
  const box = await page.locator('.leave').boundingBox()
  if (!box) throw new Error('There is no way out.')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/**
 * Milliseconds until the frame after the empty document. Without a graphics card Chromium draws it on the cores that the
 * other pages and the servers use: between 8 and 123 ms were measured in 36 ways out. The document itself has 100 ms.
 */
const FRAME = 150

/** She goes, and the page is blank in time. What it says of itself from then on. The way she takes must be held. */
export async function leave(her: WomanPage, way: Way, until: Blank['stage'] = 'drawn'): Promise<Reports> {
  const reports = reportsOf(her.page)
  const frameLimit = limit(FRAME)
  await goes(her, way)
  for (const stage of until === 'drawn' ? (['empty', 'drawn'] as const) : (['empty'] as const)) {
    const blank = await waitFor(`the page says that it is ${stage}`, () => reports.find((one) => one.stage === stage))
    expect(blank).toMatchObject({ words: '', elements: 1 }) // the bare root; nothing that could be seen
    expect(blank.after, stage).toBeLessThan(stage === 'empty' ? 100 : frameLimit)
  }
  return reports
}

/**
 * Whoever leaves stays on the blank page until `go`. Without a network the browser has its own page there at once, and
 * what ours was still saying of itself is lost with it. The request waits before the network, so it is without one after.
 */
export async function holdTheWay(context: BrowserContext, to: string): Promise<{ go(): Promise<void> }> {
  let asked: ((route: Route) => void) | undefined
  const held = new Promise<Route>((resolve) => {
    asked = resolve
  })
  await context.route(to, (route) => void asked?.(route))
  return { go: async () => (await held).continue() }
}

/** What the page says of itself from now on. While a navigation is on its way nobody can ask it anything. */
function reportsOf(page: Page): Reports {
  const reports: Reports = []
  page.on('console', (message) => {
    if (message.text().startsWith(SAID)) reports.push(JSON.parse(message.text().slice(SAID.length)))
  })
  return reports
}

/** Something in every place where a page of ours could keep something. */
export const leaveTraces = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    localStorage.setItem('trace', 'one')
    sessionStorage.setItem('trace', 'one')
    await caches.open('trace')
    await new Promise<void>((done) => {
      const opening = indexedDB.open('trace')
      opening.onsuccess = () => {
        opening.result.close()
        done()
      }
    })
  })

/**
 * She leaves, and nothing is left: no word on the page at once; no device, connection, socket or trace before the
 * neutral page has come; no way back to us in the history.
 */
export async function leavesNothing(her: WomanPage, place: NeutralPage, way: Way): Promise<void> {
  const { page } = her
  const entries = await page.evaluate(() => history.length)
  await leaveTraces(page)
  place.hold()
  const reports = await leave(her, way)
  await waitFor('the way to the neutral page', () => place.waiting() > 0)
  await expect.poll(() => reports.at(-1)).toEqual(NOTHING)
  place.answer()
  await expect(page.getByText('Light rain')).toBeVisible()
  expect(await page.evaluate(() => history.length)).toBe(entries)
  await page.goBack()
  expect(page.url()).toBe(place.before)
  await expect(page.getByText('Recipes')).toBeVisible()
}
