// What one proof stands on: a gate over the real SFU, a scripted gathering behind it, and real browser pages in front.
// It sets up and clears away; what is proved stands in the tests.
import { type Browser, chromium, type Page as BrowserPage } from 'playwright'
import { build } from 'vite'
import { chromiumArgs, chromiumPath } from '../support/chromium.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { openTestGate, type TestGate, type TestGateOptions } from '../support/media-gate.ts'
import type { Page as PageApi } from './page/client.ts'

declare global {
  interface Window {
    page: PageApi
  }
}

export type MediaSetup = { livekit: SharedLiveKit; browser: Browser; script: string }

export async function startMediaSetup(): Promise<MediaSetup> {
  const [browser, script] = await Promise.all([launch(), bundle()])
  return { livekit: sharedLiveKit(), browser, script }
}

export async function stopMediaSetup(grounds: MediaSetup): Promise<void> {
  await grounds.browser.close()
}

const launch = (more: { proxy?: { server: string }; args?: readonly string[] } = {}) =>
  chromium.launch({
    ...(more.proxy && { proxy: more.proxy }),
    executablePath: chromiumPath(),
    args: [...chromiumArgs, ...(more.args ?? [])],
  })

/** A browser of its own kind and the pages it shows, without a media server. */
export async function startBrowser(
  more: Parameters<typeof launch>[0],
): Promise<Pick<MediaSetup, 'browser' | 'script'>> {
  const [browser, script] = await Promise.all([launch(more), bundle()])
  return { browser, script }
}

let bundled: Promise<string> | undefined
/** Made once: all files share the process. */
const bundle = (): Promise<string> => (bundled ??= bundlePage())

async function bundlePage(): Promise<string> {
  const entry = new URL('./page/client.ts', import.meta.url).pathname
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'client' } },
  })
  const output = (Array.isArray(made) ? made : [made])[0] as unknown as { output: { type: string; code: string }[] }
  return output.output.find((one) => one.type === 'chunk')!.code
}

/** A page of the same kind on the origin of a whole app, which serves pages of its own. `cookie`: as `name=value`. */
export async function pageAt(grounds: MediaSetup, origin: string, cookie: string): Promise<BrowserPage> {
  const context = await grounds.browser.newContext()
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  await page.route('**/__proof', (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.route('**/client.js', (route) => route.fulfill({ contentType: 'text/javascript', body: grounds.script }))
  await page.goto(`${origin}/__proof`)
  await page.waitForFunction(() => window.page !== undefined)
  return page
}

export type Joining = { single?: boolean; autoSubscribe?: boolean; maxRetries?: number }

export type GateFixture = TestGate & {
  /** A page of hers on our origin, not yet in the room. */
  page: (who: string) => Promise<BrowserPage>
  /** A page of hers in the room. */
  join: (who: string, options?: Joining) => Promise<BrowserPage>
}

const html = '<!doctype html><script type="module" src="/client.js"></script>'

/** All that a gate fixture stands on: any media server, any browser. */
export type Footing = Pick<MediaSetup, 'browser' | 'script'> & {
  livekit: Pick<SharedLiveKit, 'url' | 'key' | 'secret'>
}

export async function openGateFixture(
  grounds: Footing,
  options: Omit<TestGateOptions, 'pages'> = {},
): Promise<GateFixture> {
  const gate = await openTestGate(grounds.livekit, {
    ...options,
    pages: (server) => {
      server.get('/', (_request, reply) => reply.type('text/html').send(html))
      for (const health of ['/healthz', '/livez']) server.get(health, (_request, reply) => reply.send('OK')) // a proxy in front asks for it
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
    ...gate,
    page,
    join: async (who, joining = {}) => {
      const one = await page(who)
      await one.evaluate(([token, wishes]) => window.page.join(token, wishes), [
        gate.gathering.token(who),
        joining,
      ] as const)
      return one
    },
    close: async () => {
      await Promise.all(pages.map((one) => one.context().close()))
      await gate.close()
    },
  }
}
