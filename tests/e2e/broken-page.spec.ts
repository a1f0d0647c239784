// A page that breaks while it draws, in a real browser: she gets a calm page, and whoever watches over the server a number.
import { expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { WomanPage } from '../support/woman-page.ts'
import { testPort } from '../support/test-port.ts'

let fixture: CircleFixture
let port: number
test.beforeAll(async () => {
  port = await testPort()
  fixture = await CircleFixture.open({
    liveKit: null,
    env: { METRICS_PORT: String(port) },
    trial: { metricsEvery: 100 },
  })
})
test.afterAll(async () => fixture?.stop())

const brokenPages = async (): Promise<string[]> => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return text.split('\n').filter((line) => line.startsWith('circle_broken_pages_total{'))
}

test('a page that breaks tells its server one word, the screen, and nothing of what stood on it (F8)', async ({
  browser,
}) => {
  const her = await WomanPage.open(await fixture.browserOf(browser, fixture.guide), fixture.url, 'Teresa')
  const sent: string[] = []
  her.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))))
  await her.page.reload()
  await her.arriveAsGuide()
  expect(await brokenPages()).toEqual([])

  // The next piece that is put before her eyes fails once, as under a program that changes pages behind our back. One that
  // is still being made would be made again, and do no harm.
  await her.page.evaluate(() => {
    const { appendChild, insertBefore } = Node.prototype
    const failing = <T extends (...args: never[]) => unknown>(real: T) =>
      function (this: Node, ...args: Parameters<T>) {
        if (!this.isConnected) return real.apply(this, args)
        Object.assign(Node.prototype, { appendChild, insertBefore })
        throw new DOMException('what she had written')
      }
    Object.assign(Node.prototype, { appendChild: failing(appendChild), insertBefore: failing(insertBefore) })
  })
  await her.press('Someone to call')
  await expect(her.page.locator('[data-screen="broken"]')).toBeVisible()
  await expect.poll(brokenPages).toEqual(['circle_broken_pages_total{screen="room"} 1'])
  expect(sent.filter((frame) => frame.includes('page:broken')).map((frame) => frame.replace(/^\d+/, ''))).toEqual([
    '["page:broken","room"]',
  ])
})
