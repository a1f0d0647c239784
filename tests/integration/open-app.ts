// The whole app in this process, on a port of its own, and people who speak HTTP with it as browsers do. No part is replaced.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, type AppParts, buildApp } from '@circle/server/app'
import { facilitatorLink } from '@circle/server/circles/invitations.service'
import { type Config, readConfig } from '@circle/server/config'
import { type Database, openDatabase } from '@circle/server/db/database'
import { makeLog } from '@circle/server/log/log'
import type { Accepted, InvitationCard, InvitationMade, Me, Members, OpenInvitations } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { testPort } from '../support/test-port.ts'
import { migratedDatabase } from '../support/postgres.ts'

export interface OpenApp {
  readonly url: string
  readonly config: Config
  readonly app: App
  readonly db: Database
  readonly databaseUrl: string
  /** What it wrote in its log, line by line. */
  readonly lines: string[]
  close(): Promise<void>
}

export interface OpenAppOptions {
  /** Beside another app on the same database; else a new one. */
  readonly databaseUrl?: string
  /** The way to it, when that is not the database's own address. */
  readonly through?: string
  /** That of the app beside it: processes of one circle share their keys. */
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
  readonly trial?: AppParts['trial']
}

export async function openApp({
  databaseUrl,
  through,
  dataDir: given,
  env = {},
  trial = {},
}: OpenAppOptions = {}): Promise<OpenApp> {
  const fresh = databaseUrl === undefined ? await migratedDatabase() : undefined
  const ofItsOwn = databaseUrl ?? fresh!.url
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'circle-test-app-')))
  const port = await testPort()
  const url = `http://127.0.0.1:${port}`
  const config = readConfig({ PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, ...env })
  const lines: string[] = []
  const log = makeLog(config, { write: (line) => void lines.push(line) })
  const app = await buildApp(config, { databaseUrl: through ?? ofItsOwn, log, trial })
  await app.listen()
  const db = openDatabase({ url: ofItsOwn, connections: 4 })
  return {
    url,
    config,
    app,
    db,
    databaseUrl: ofItsOwn,
    lines,
    async close() {
      await app.close()
      await db.destroy()
      await fresh?.drop()
      if (given === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Whatever may come: a test looks only at what it asked for. */
export type Body = Accepted & InvitationMade & InvitationCard & Me & Members & OpenInvitations & { code: RefusalCode }

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

/** One browser: keeps its cookie, sends what our page sends. */
export class Browser {
  cookie = ''
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask(path, { headers })
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const ours = {
      'content-type': 'application/json',
      'x-circle': '1',
      origin: this.url,
      'sec-fetch-site': 'same-origin',
      ...headers,
    }
    return this.#ask(path, { method: 'POST', body: JSON.stringify(body), headers: ours })
  }

  async #ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
    const cookie: Record<string, string> = this.cookie ? { cookie: this.cookie } : {}
    const response = await fetch(this.url + path, { ...init, headers: { ...cookie, ...init.headers } })
    const set = response.headers.get('set-cookie')
    if (set) this.cookie = /=;/.test(set) ? '' : set.split(';')[0]!
    const text = await response.text()
    let body = null as unknown as Body
    try {
      body = JSON.parse(text) as Body
    } catch {
      // not JSON
    }
    return { status: response.status, headers: response.headers, body, text }
  }
}

export const tokenOf = (url: string): string => url.split('#')[1]!

export interface SignedIn {
  readonly browser: Browser
  readonly name: string
  readonly words: string
  readonly circle: string
}

export async function takeLink(app: OpenApp, url: string, browser = new Browser(app.url)): Promise<SignedIn> {
  const { status, body } = await browser.post('/api/invitations/accept', { token: tokenOf(url), ownDevice: false })
  if (status !== 200) throw new Error(`The link was refused: ${status} ${body?.code}`)
  return { browser, name: body.signInName, words: body.words ?? '', circle: body.circle }
}

/** Signed in by the link that whoever runs the server gets. */
export const facilitator = async (app: OpenApp): Promise<SignedIn> =>
  takeLink(app, await facilitatorLink(app.db, app.config.publicUrl))

export async function invite(
  by: SignedIn,
  role: 'member' | 'co-facilitator' = 'member',
  account?: string,
): Promise<Answer> {
  return by.browser.post(`/api/circles/${by.circle}/invitations`, account === undefined ? { role } : { role, account })
}

export const member = async (
  app: OpenApp,
  by: SignedIn,
  role: 'member' | 'co-facilitator' = 'member',
): Promise<SignedIn> => takeLink(app, (await invite(by, role)).body.url)

export async function accountOf(app: OpenApp, name: string): Promise<string> {
  return (await app.db.selectFrom('account').select('id').where('sign_in_name', '=', name).executeTakeFirstOrThrow()).id
}
