// A share in writing in real browsers, without sound: what she writes is hers until she says it, and all can read it then.
import { expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { loseNetwork } from '../support/hearing.ts'
import { WomanPage } from '../support/woman-page.ts'

const WORDS = 'I stood at the corner until the light went out. Then I walked home the long way.'

let fixture: CircleFixture
let teresa: WomanPage
let maja: WomanPage
let ines: WomanPage

test.beforeAll(async ({ browser }) => {
  fixture = await CircleFixture.open({ liveKit: null })
  teresa = await WomanPage.open(await fixture.browserOf(browser, fixture.guide), fixture.url, 'Teresa')
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  const comes = async (
    name: string,
    attendance: 'sharing' | 'listening',
    viewport: { width: number; height: number },
  ) => {
    const her = await WomanPage.open(
      await fixture.browserOf(browser, await fixture.newWoman(name), 440, { viewport }),
      fixture.url,
      name,
    )
    await her.arrive(attendance)
    await teresa.letIn(name)
    await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
    return her
  }
  maja = await comes('Maja', 'sharing', { width: 1280, height: 800 })
  ines = await comes('Ines', 'listening', { width: 360, height: 640 })
  await teresa.next(/Begin round one with you/)
  await teresa.page.getByLabel('What shall we ask this round?').fill('What did your body know this week?')
  await teresa.next(/Begin round one/)
  await teresa.next('Pass it on to Maja')
})

test.afterAll(() => fixture?.stop())

test('her draft outlives speaking, a piece taken back and a lost line, and is passed on as words that all can read after it (B1, B2)', async () => {
  const field = maja.page.getByLabel('Your words')
  await maja.press('Take it')
  await maja.press('In writing')
  await field.fill(WORDS)
  await expect(maja.button('Pass it on')).toHaveCount(0)

  await maja.press('Speak instead')
  await maja.press('Go on writing')
  await expect(field).toHaveValue(WORDS)

  await teresa.press('Take the piece back')
  await expect(field).toHaveCount(0)
  await teresa.next('Pass it on to Maja')
  await maja.press('Take it')
  await maja.press('Go on writing')
  await expect(field).toHaveValue(WORDS)

  const network = await loseNetwork(maja.page)
  await maja.says('Finding the way back.')
  await expect(field).toHaveValue(WORDS)
  await expect(maja.button('Say this')).toHaveCount(0)
  await network.back()
  await maja.says('You have the piece, in writing.')
  await expect(field).toHaveValue(WORDS)
  await expect(ines.page.getByText(WORDS)).toHaveCount(0)

  await maja.press('Say this')
  await ines.sees(WORDS)
  await maja.says('Your words lie in the centre.')
  await maja.press('Write more')
  await field.fill('And I slept.')
  await maja.press('Say this and pass it on')
  await teresa.says('This round is complete.')
  for (const her of [teresa, maja, ines]) for (const text of [WORDS, 'And I slept.']) await her.sees(text)
  expect(await maja.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('corner')
})
