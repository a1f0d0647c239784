// Any state of any screen without a circle behind it: the look page, built once in memory and served on loopback.
// It shows the product's own components with sample views; nothing here may decide how a screen looks.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build, type Rollup } from 'vite'
import { root } from '../../scripts/places.mjs'

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** How the address travels from the setup to the workers. */
const ADDRESS = 'CIRCLE_TEST_LOOK'

/** The address of the look page; a state follows as its hash. */
export function lookUrl(): string {
  const url = process.env[ADDRESS]
  if (!url) throw new Error('There is no look page: the run lacks tests/support/look-setup.ts.')
  return url
}

/** Builds the page once for a run, as the product is built, without writing a file: two runs in one checkout do not meet. Returns what ends it. */
export async function serveLook(): Promise<() => Promise<void>> {
  const web = join(root, 'web')
  const built = (await build({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false, reportCompressedSize: false, rollupOptions: { input: join(web, 'look.html') } },
  })) as Rollup.RollupOutput
  const files = new Map(
    built.output.map((part) => [`/${part.fileName}`, part.type === 'chunk' ? part.code : part.source]),
  )
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://look').pathname
    const file = files.get(path)
    if (file === undefined) return void response.writeHead(path === '/icon.svg' ? 204 : 404).end()
    response.writeHead(200, { 'content-type': KINDS[extname(path)] ?? 'application/octet-stream' }).end(file)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  process.env[ADDRESS] = `http://127.0.0.1:${port}/look.html`
  return () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
}

export interface Shown {
  state: string
  role?: string
  n?: number
  theme?: 'light' | 'dark'
  cams?: string
  names?: string
  /** Her microphone, where it is not what the state brings along. */
  mic?: string
  /** Of the bowl: how it stands for her, her notes' states with commas, when it is opened, a cloth with notes, the desk's side. */
  readiness?: string
  mine?: string
  moment?: string
  cloth?: 1
  wrote?: 1
  deskBowl?: string
  /** The page does not hear from the circle. */
  away?: 1
}

/** Goes to a state by the hash alone and waits until it stands there, and observers have seen it, which look when a frame is drawn. */
export async function show(page: Page, shown: Shown): Promise<void> {
  const hash = `#${new URLSearchParams(Object.entries(shown).map(([key, value]) => [key, String(value)]))}`
  await page.evaluate(async (next) => {
    const frame = () => new Promise(requestAnimationFrame)
    location.hash = next
    for (let frames = 0; document.documentElement.dataset['looked'] !== next; frames += 1) {
      if (frames === 600) throw new Error(`The look page does not show ${next}.`)
      await frame()
    }
    await frame()
    await frame()
  }, hash)
}

/** The same, and nothing of what was opened before is open: another screen stood in between, and with a room go its sheets. */
export async function showAnew(page: Page, shown: Shown): Promise<void> {
  await show(page, { state: 'moved' })
  await show(page, shown)
}

export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()))
      }),
  )

/** After each test: a page that stays open goes on drawing its moving pictures beside every test that follows. */
export const closePages = async ({ browser }: { browser: Browser }): Promise<void> =>
  void (await Promise.all(browser.contexts().map((context) => context.close())))
