// A note leaves no trace: not on the line, where no connection carries her session and a post, and not in her browser, whose whole
// profile is looked through after the browser died. Chromium; the app's clock goes from tick to tick.
import { expect, test } from '@playwright/test'
import { decodePost } from '@circle/shared/bowl/post'
import { takeVoice } from '../support/bowl.ts'
import { CircleFixture, type Woman } from '../support/circle-fixture.ts'
import { Guide } from '../support/guide.ts'
import { type BrowserOnDisk, openBrowserOnDisk } from '../support/browser-disk.ts'
import { WomanNotes } from '../support/woman-notes.ts'
import { WomanPage } from '../support/woman-page.ts'
import { neutralPage, type NeutralPage } from '../support/neutral-page.ts'
import { isPost, openTappedLine, type TappedSocket } from '../support/tapped-socket.ts'
import { testClock } from '../support/test-clock.ts'
import { loadDice, Ticks } from '../support/ticks.ts'
import { waitFor } from '../support/wait-for.ts'
import { watchWire } from '../support/wire.ts'

const NOTE = 'Kestrel 71 over the quarry road.'
const DRAFT = 'Marzipan 48 behind the blue door.'
const LONG = 'And a longer one, so that lengths would differ if they could. '.repeat(10).trim()

/** What a browser is known to keep. */
const LEFT = { storage: 'Planted in a storage 5', field: 'Typed on another page 9' }

test.use({ screenshot: 'off' })

let line: TappedSocket
let place: NeutralPage
let fixture: CircleFixture
let ticks: Ticks
let guide: Guide

test.beforeAll(async () => {
  line = await openTappedLine()
  place = await neutralPage()
  const clock = testClock()
  fixture = await CircleFixture.open({ liveKit: null, trial: { clock }, front: line, env: { LEAVE_TO: place.url } })
  ticks = new Ticks(fixture, clock)
  guide = await Guide.open(fixture)
  for (const name of ['Marisol', 'Ines', 'Wren', 'Noor'])
    await takeVoice(await guide.brings(name, 'listening'), fixture.gathering)
})
test.afterAll(async () => {
  guide?.close()
  await fixture?.stop()
  await place?.close()
  await line?.close()
})

type There = {
  browser: BrowserOnDisk
  woman: Woman
  her: WomanPage
  notes: WomanNotes
  posts(): typeof line.asked
  ticked(tick: number): boolean
}

/** In the room, in a browser of her own. `dice`: when in a tick her posts go. */
async function comes(name: string, dice = 0): Promise<There> {
  const browser = await openBrowserOnDisk()
  const woman = await fixture.newWoman(name)
  const [key = '', value = ''] = woman.cookie.split(/[=;]/)
  await browser.context.addCookies([{ name: key, value, url: fixture.url, httpOnly: true, sameSite: 'Lax' }])
  await loadDice(browser.context, dice)
  const before = line.asked.length
  const her = await WomanPage.open(browser.context, place.before, name)
  const wire = watchWire(her.page)
  await her.page.goto(fixture.url)
  await her.arrive('listening')
  await guide.letIn(name)
  await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
  return {
    browser,
    woman,
    her,
    notes: new WomanNotes(her),
    posts: () => line.asked.slice(before).filter(isPost),
    ticked: (tick) => wire.frames.some(({ raw }) => raw.includes(`"bowl:tick",{"tick":${tick},`)),
  }
}

test('AN-06, AN-08, AN-13: her posts go alone, without a header that tells, each as long as any other', async () => {
  const { browser, woman, her, notes, posts } = await comes('Ana')
  try {
    const words = await notes.words()
    expect(words).not.toBe('')
    await notes.lays(NOTE)
    await notes.lays(LONG)
    await ticks.until('both posts', (within) => waitFor('both posts', () => posts().length >= 2, within), 8)
    await her.button('Take it back').first().click()
    const withdrawn = () => posts().some(({ body }) => decodePost(body)?.kind === 'withdraw')
    await ticks.until('a post that takes one back', (within) => waitFor('it', withdrawn, within), 8)
    const carried = posts()

    for (const { first, head, body } of carried) {
      expect(body.length).toBe(4096)
      expect(decodePost(body)).not.toBeNull()
      expect(first).toBe(`POST /bowl/${fixture.gathering} HTTP/1.1`)
      const names = head
        .split('\r\n')
        .slice(1)
        .map((one) => one.split(':', 1)[0]!.toLowerCase())
      // What remains of her browser is what every browser of its kind says; the app reads none of it.
      expect(
        names.filter(
          (one) =>
            !/^(host|connection|content-length|content-type|pragma|cache-control|user-agent|accept|accept-encoding|accept-language|origin|sec-.*)$/.test(
              one,
            ),
        ),
      ).toEqual([])
      expect(head).not.toContain(woman.cookie.split('=')[1]!.split(';')[0])
    }
    const heads = carried.map(({ head }) => head)
    expect(new Set(heads).size, 'one post looks like another').toBe(1)

    const lines = new Set(carried.map((one) => one.line))
    expect(lines.size, 'each post has a connection of its own').toBe(carried.length)
    expect(
      line.asked.filter((one) => lines.has(one.line) && !isPost(one)).map(({ first }) => first),
      'nothing else goes over those',
    ).toEqual([])
    const session = line.asked.filter(({ head }) => head.includes(woman.cookie.split(';')[0]!))
    expect(session.length).toBeGreaterThan(5)
    expect(session.filter((one) => lines.has(one.line))).toEqual([])

    const answers = () => line.answersTo(/^POST \/bowl\//)
    await waitFor('an answer to each', () => answers().every((answer) => answer.includes('\r\n\r\n')))
    for (const answer of answers()) {
      expect(answer).toMatch(/^HTTP\/1\.1 202 /)
      expect(answer).not.toMatch(/^(set-cookie|etag|vary|last-modified|date|keep-alive|alt-svc):/im)
      expect(answer).toMatch(/^connection: close\r$/im)
    }
  } finally {
    await browser.remove()
  }
})

test('AN-14: killed with a draft in the sheet and a note on its way, her browser has nothing of either on its disk, nor the key', async () => {
  const { browser, her, notes, posts } = await comes('Maja')
  try {
    await notes.lays(NOTE)
    await ticks.until('her post', (within) => waitFor('her post', () => posts().length > 0, within), 8)
    await notes.drafts(DRAFT)
    // Beside it what browsers do keep: a field of another page, and a storage of ours.
    const beside = await browser.context.newPage()
    await beside.goto(place.before)
    await beside.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<form><textarea name="field"></textarea></form>'),
    )
    await beside.locator('textarea').pressSequentially(LEFT.field)
    await her.page.evaluate((words) => sessionStorage.setItem('left', words), LEFT.storage)
    for (const [where, words] of Object.entries(LEFT)) {
      await waitFor(
        `what was left on purpose: ${where}`,
        async () => (await browser.find({ words })).length > 0,
        20_000,
      )
    }

    const { voice, token, nonce } = decodePost(posts()[0]!.body)!
    const secrets = {
      note: NOTE,
      draft: DRAFT,
      voice: Buffer.from(voice),
      token: Buffer.from(token),
      nonce: Buffer.from(nonce),
      part: 'Marzipan 48',
    }
    expect(await browser.find(secrets)).toEqual([])
    await browser.kill()
    const { files, bytes } = await browser.size()
    console.log(`looked through ${files} files, ${bytes} bytes`)
    for (const words of Object.values(LEFT)) expect(await browser.find({ words })).not.toEqual([])
    expect(await browser.find(secrets)).toEqual([])
  } finally {
    await browser.remove()
  }
})

test('AN-14: leave-now while a draft stands and a note is on its way leaves nothing, and nothing goes out after it', async () => {
  const { browser, her, notes, posts, ticked } = await comes('Sol', 0.1)
  try {
    const IN_TICK = 2700
    await notes.lays(NOTE)
    for (let tick = 0; tick < 3; tick += 1) await ticks.next()
    await waitFor('her first post', () => posts().length > 0, IN_TICK + 3000)
    await notes.lays(LONG)
    await notes.drafts(DRAFT)
    const { tick: begins } = await ticks.next()
    await waitFor('the tick in which her second goes', () => ticked(begins))
    const begun = Date.now()
    place.hold()
    await her.page.locator('.leave').click({ noWaitAfter: true })
    await waitFor('the way to the neutral page', () => place.waiting() > 0)
    const sent = posts().length
    expect(Date.now() - begun, 'she left before they went').toBeLessThan(IN_TICK)
    // Our page is still the one that stands there; by now they would have gone.
    await waitFor('the moment of her posts has passed', () => Date.now() > begun + IN_TICK + 700)
    expect(posts().length, 'posts after she left').toBe(sent)
    place.answer()
    await her.sees('Light rain')
    for (let tick = 0; tick < 3; tick += 1) await ticks.next()
    await her.page.goBack()
    await her.sees('Recipes')
    expect(await browser.context.cookies(fixture.url)).toEqual([])
    const kept = await browser.context.storageState({ indexedDB: true })
    expect(kept.origins.filter(({ origin }) => origin === fixture.url)).toEqual([])
    expect(await browser.find({ note: NOTE, draft: DRAFT })).toEqual([])
    await browser.kill()
    expect(await browser.find({ note: NOTE, draft: DRAFT })).toEqual([])
    expect(posts().length, 'posts after she left').toBe(sent)
  } finally {
    await browser.remove()
  }
})
