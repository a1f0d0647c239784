// A browser without WebRTC: nothing of it breaks, she is told in one sentence, and listening in writing and writing go on.
// The browser's own interface is taken away before the page's first line, as in the browsers that have none.
import { expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide, turnOf } from '../support/guide.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'

const SENTENCE = 'This browser has neither sound nor pictures for a circle. Reading and writing work here.'

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

test('in a browser without WebRTC she reads what the others write, writes her share, and is told why there is no sound (E1)', async ({
  browser,
}) => {
  const context = fixture.closes(await browser.newContext({ viewport: { width: 1280, height: 800 } }))
  await context.addInitScript(() => {
    for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(window, name)
  })
  const woman = await fixture.newWoman('Marisol')
  const [name = '', value = ''] = woman.cookie.split(/[=;]/)
  await context.addCookies([{ name, value, url: fixture.url, httpOnly: true, sameSite: 'Lax' }])
  const her = await WomanPage.open(context, fixture.url, 'Marisol')
  const broken: string[] = []
  her.page.on('pageerror', (error) => broken.push(error.message))
  await her.toTheWays()
  await her.press(/^Share/)
  await her.sees(SENTENCE)
  await her.press('Go to the waiting room')
  await guide.letIn('Marisol')
  await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
  await her.sees(SENTENCE)

  await guide.does({ type: 'round.begin', prompt: 'What did your body know?' })
  await guide.does({ type: 'piece.write', text: 'I put the kettle on.', ...(await turnOf(guide.member, 'held')) })
  await her.sees('I put the kettle on.')
  await guide.does({ type: 'piece.pass', ...(await turnOf(guide.member, 'held')) })
  await her.press('Take it')
  await her.press('In writing')
  await her.page.getByLabel('Your words').fill('And I let it boil.')
  await her.press('Say this')
  await guide.sees('her words', ({ piece }) => JSON.stringify(piece).includes('And I let it boil.'))
  expect(broken).toEqual([])
})
