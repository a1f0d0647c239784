// What stays on a device that is not hers alone: she signs in with her words, sits in the room, opens what names the circle,
// and leaves. Her browser's whole profile is looked through while it runs and after it died. Chromium.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../../scripts/places.mjs'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide } from '../support/guide.ts'
import { type BrowserOnDisk, openBrowserOnDisk } from '../support/browser-disk.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { neutralPage, type NeutralPage } from '../support/neutral-page.ts'
import { waitFor } from '../support/wait-for.ts'

/** What browsers are known to keep, left on another page on purpose. */
const LEFT = 'Typed on another page 9'

let liveKit: SharedLiveKit
let place: NeutralPage
let fixture: CircleFixture
let guide: Guide
let browser: BrowserOnDisk

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  place = await neutralPage()
  fixture = await CircleFixture.open({ liveKit, env: { LEAVE_TO: place.url } })
  guide = await Guide.open(fixture)
  browser = await openBrowserOnDisk()
})
test.afterAll(async () => {
  await browser?.remove()
  guide?.close()
  await fixture?.stop()
  await place?.close()
})

/** Scripts and styles of ours, as a cache names them. */
const ours = (): string[] => readdirSync(join(root, 'web', 'dist', 'assets')).filter((file) => /\.(js|css)$/.test(file))

test('on a device that is not hers alone a sign-in, an hour in the room and leave-now leave no name, no word and no script on the disk (D5)', async () => {
  test.setTimeout(120_000)
  const woman = await fixture.newWoman('Marisol')
  const her = await WomanPage.open(browser.context, place.before, 'Marisol')
  const { page } = her
  await page.goto(fixture.url)
  await page.getByLabel('The name you sign in with').pressSequentially(woman.signInName)
  await page.getByLabel('Your words').pressSequentially(woman.words)
  await her.press('Come in')
  await her.toTheWays()
  await her.press(/^Share/)
  await her.press('Go to the waiting room')
  await guide.letIn('Marisol')
  await expect(page.locator('html[data-screen="room"]')).toBeVisible()
  await her.press('Camera closed')
  await expect(her.button('Camera on')).toBeVisible() // the whole of the media library has come
  await her.press('Write a note')
  await page.keyboard.press('Escape')
  await her.press('Someone to call')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], []])

  const beside = await browser.context.newPage()
  await beside.goto(place.before)
  await beside.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<form><textarea name="field"></textarea></form>'),
  )
  await beside.locator('textarea').pressSequentially(LEFT)
  await waitFor('what was left on purpose', async () => (await browser.find({ LEFT })).length > 0, 20_000)

  const left = page.waitForURL(place.url)
  await her.press('Leave now')
  await left
  await her.sees('Light rain')
  const secrets = {
    'her sign-in name': woman.signInName,
    'her words': woman.words,
    'two words of hers': woman.words.split(' ').slice(1, 3).join(' '),
    'a library’s storage': 'loglevel',
    'the bowl': 'Lay it in the bowl',
    'a helpline': 'Someone to call',
    'the piece': 'The piece has come to you.',
  }
  await browser.context.close() // all that it writes at its end is written
  expect(await browser.find({ LEFT })).not.toEqual([])
  expect(await browser.find(secrets)).toEqual([])
  const names = ours()
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) expect(name).toMatch(/^[\w-]{8}\.(js|css)$/) // a digest alone
  const kept = await browser.find(Object.fromEntries(names.map((file) => [file, `/assets/${file}`])))
  // Of each script that ran Chromium notes its name and the time, also where it may keep nothing of it.
  expect(kept.filter((place) => !place.includes('Code Cache'))).toEqual([])
})
