// One house for a proof: a gate over the real SFU, a scripted gathering behind it, and real browser pages in front.
// It sets up and clears away; what is proved stands in the tests.
import { type Browser, chromium, type Page as BrowserPage } from 'playwright'
import { build } from 'vite'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { openTestGate, type TestGate, type TestGateOptions } from '../support/media-gate.ts'
import type { Page as PageApi } from './page/client.ts'

declare global {
  interface Window { page: PageApi }
}

export type Grounds = { livekit: TestLiveKit; browser: Browser; script: string }

export async function startGrounds(): Promise<Grounds> {
  const [livekit, browser, script] = await Promise.all([startLiveKit(), launch(), bundle()])
  return { livekit, browser, script }
}

export async function stopGrounds(grounds: Grounds): Promise<void> {
  await Promise.all([grounds.browser.close(), grounds.livekit.stop()])
}

const launch = () => chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
    '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--allow-loopback-in-peer-connection',
    '--disable-features=WebRtcHideLocalIpsWithMdns', '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows',
  ],
})

async function bundle(): Promise<string> {
  const entry = new URL('./page/client.ts', import.meta.url).pathname
  const made = await build({
    configFile: false, logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'client' } },
  })
  const output = (Array.isArray(made) ? made : [made])[0] as unknown as { output: { type: string; code: string }[] }
  return output.output.find((one) => one.type === 'chunk')!.code
}

export type Joining = { single?: boolean; autoSubscribe?: boolean; maxRetries?: number }

export type House = TestGate & {
  /** A page of hers on our origin, not yet in the room. */
  page: (who: string) => Promise<BrowserPage>
  /** A page of hers in the room. */
  join: (who: string, options?: Joining) => Promise<BrowserPage>
}

const html = '<!doctype html><script type="module" src="/client.js"></script>'

export async function openHouse(grounds: Grounds, options: Omit<TestGateOptions, 'pages'> = {}): Promise<House> {
  const gate = await openTestGate(grounds.livekit, {
    ...options,
    pages: (server) => {
      server.get('/', (_request, reply) => reply.type('text/html').send(html))
      server.get('/client.js', (_request, reply) => reply.type('text/javascript').send(grounds.script))
    },
  })
  const pages: BrowserPage[] = []
  const page = async (who: string) => {
    const context = await grounds.browser.newContext()
    await context.addCookies([{ name: 'who', value: who, url: gate.origin }])
    const one = await context.newPage()
    pages.push(one)
    await one.goto(gate.origin)
    await one.waitForFunction(() => window.page !== undefined)
    return one
  }
  return {
    ...gate, page,
    join: async (who, joining = {}) => {
      const one = await page(who)
      await one.evaluate(([token, wishes]) => window.page.join(token, wishes), [gate.gathering.token(who), joining] as const)
      return one
    },
    close: async () => {
      await Promise.all(pages.map((one) => one.context().close()))
      await gate.close()
    },
  }
}
