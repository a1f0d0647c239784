// A whole circle for browsers: real app processes on a database of their own, a real LiveKit, and women who hold a cookie.
// Whoever is not watched in a browser comes in by the same HTTP and the same socket; no part is replaced.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { AppParts } from '@circle/server/app'
import type { Accepted, Agreement, GatheringCard, InvitationMade, Me } from '@circle/shared/api'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright'
import { root } from '../../scripts/places.mjs'
import { type AppInside, openAppInside } from './app-inside.ts'
import { type AppProcess, startApp } from './app-process.ts'
import type { Way } from './sticky-proxy.ts'
import { inFile, keptIn } from './happenings.ts'
import { giveEars } from './hearing.ts'
import type { SharedLiveKit } from './livekit.ts'
import { type Connected, connect } from './members.ts'
import { type FreshDatabase, migratedDatabase } from './postgres.ts'

const run = promisify(execFile)

/** Somebody with an account: her session as the browser would keep it. */
export type Woman = { name: string; cookie: string; signInName: string; words: string }

export class CircleFixture {
  readonly apps: AppProcess[] = []
  private readonly contexts: BrowserContext[] = []
  /** Instead of them, in this very process, where a test may move the clock. */
  inside: AppInside | null = null
  circle = ''
  gathering = ''
  guide!: Woman
  readonly database: FreshDatabase
  readonly liveKit: SharedLiveKit | null
  readonly dataDir: string
  private readonly env: Record<string, string>
  private readonly keeps: boolean
  private readonly front: Way | undefined

  private constructor(
    database: FreshDatabase,
    liveKit: SharedLiveKit | null,
    dataDir: string,
    env: Record<string, string>,
    keeps: boolean,
    front?: Way,
  ) {
    this.keeps = keeps
    this.database = database
    this.liveKit = liveKit
    this.dataDir = dataDir
    this.env = front ? { ...env, PUBLIC_URL: front.url } : env
    this.front = front
  }

  /** With a facilitator, her circle, and a gathering that begins now. `liveKit: null` runs by text. */
  static async open(options: {
    liveKit: SharedLiveKit | null
    apps?: number
    topic?: string
    env?: Record<string, string>
    database?: FreshDatabase
    /** One address before its processes; else the first of them is what people open. */
    front?: Way
    /** One app in this process instead of its own, on trial so. */
    trial?: NonNullable<AppParts['trial']>
    /** What is different for each process, in their order. */
    envs?: readonly Record<string, string>[]
    /** What happens in its processes is kept for the test. */
    keepsHappenings?: boolean
  }): Promise<CircleFixture> {
    const database = options.database ?? (await migratedDatabase())
    const dataDir = await mkdtemp(join(tmpdir(), 'circle-fixture-'))
    const fixture = new CircleFixture(
      database,
      options.liveKit,
      dataDir,
      options.env ?? {},
      options.keepsHappenings ?? false,
      options.front,
    )
    if (options.trial) await fixture.openInside(options.trial)
    else for (let one = 0; one < (options.apps ?? 1); one += 1) await fixture.addApp(undefined, options.envs?.[one])
    fixture.guide = await fixture.take(await fixture.facilitatorToken(), 'Teresa')
    const me = await fixture.get<Me>('/api/me', fixture.guide.cookie)
    fixture.circle = me.circles[0]!.id
    fixture.gathering = (await fixture.plan(options.topic ?? 'The waiting')).id
    return fixture
  }

  /** What happened in its processes, when it keeps that. */
  readonly happened = (gathering: string) => inFile(this.happeningsFile)(gathering)

  private get happeningsFile(): string {
    return `${this.dataDir}.happenings`
  }

  get url(): string {
    return this.front?.url ?? this.inside?.url ?? this.apps[0]!.url
  }

  /** `env`: what is different for this one. */
  async addApp(port?: number, env: Record<string, string> = {}): Promise<AppProcess> {
    const all = { ...this.env, ...env }
    const keeping = this.keeps ? keptIn(this.happeningsFile, all['NODE_OPTIONS']) : {}
    const app = await startApp({ ...this.told(), ...(port ? { port } : {}), env: { ...all, ...keeping } })
    this.apps.push(app)
    this.front?.add(app.port)
    return app
  }

  private async openInside(trial: NonNullable<AppParts['trial']>): Promise<void> {
    this.inside = await openAppInside({ ...this.told(), trial })
    this.front?.add(this.inside.port)
  }

  private told() {
    const { database, dataDir, env, liveKit } = this
    return { databaseUrl: database.url, dataDir, env, ...(liveKit ? { livekit: liveKit } : {}) }
  }

  /** The link an operator prints, as `npm run link` does. */
  async facilitatorToken(): Promise<string> {
    const env = {
      ...process.env,
      ...this.env,
      DATABASE_URL: this.database.url,
      DATA_DIR: this.dataDir,
      PUBLIC_URL: this.url,
    }
    const { stdout } = await run(process.execPath, [join(root, 'server', 'dist', 'link.js')], { env })
    return stdout.trim().split('#')[1]!
  }

  plan(topic: string, minutes = 90): Promise<GatheringCard> {
    const body = { topic, reading: '', startsAt: Date.now() - 1000, minutes }
    return this.post(`/api/circles/${this.circle}/gatherings`, body, this.guide.cookie)
  }

  async invite(role: 'member' | 'co-facilitator' = 'member'): Promise<string> {
    const made = await this.post<InvitationMade>(`/api/circles/${this.circle}/invitations`, { role }, this.guide.cookie)
    return made.url.split('#')[1]!
  }

  /** Takes an invitation: the account and the session it gives. */
  async take(token: string, name: string): Promise<Woman> {
    const answer = await this.ask('POST', '/api/invitations/accept', { token, ownDevice: false })
    const { signInName, words } = answer.body as Accepted
    return { name, cookie: answer.cookie!, signInName, words: words ?? '' }
  }

  async newWoman(name: string, role: 'member' | 'co-facilitator' = 'member'): Promise<Woman> {
    return this.take(await this.invite(role), name)
  }

  /** By socket alone: agrees, connects and knocks. A facilitator is inside then, the others wait. `again`: as a page, she comes back. */
  async scripted(woman: Woman, attendance: 'sharing' | 'listening' = 'sharing', again = false): Promise<Connected> {
    await this.agree(woman)
    const member = connect({ url: this.url, gathering: this.gathering, cookie: woman.cookie, again })
    await member.sees('her first view', () => true)
    const answer = await member.send({ type: 'door.knock', name: woman.name, attendance })
    if (!answer.ok) throw new Error(`${woman.name} may not knock: ${answer.code}`)
    return member
  }

  async agree(woman: Woman): Promise<void> {
    const { version } = await this.get<Agreement>('/api/agreement', woman.cookie)
    await this.post(`/api/gatherings/${this.gathering}/agree`, { version }, woman.cookie)
  }

  /** A browser of her own with her cookie in it, ears on its pages and a tone of `pitch` hertz as its microphone. */
  async browserOf(
    browser: Browser,
    woman: Woman,
    pitch = 440,
    options: BrowserContextOptions = {},
  ): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    this.closes(context)
    await giveEars(context, pitch)
    const [name = '', value = ''] = woman.cookie.split(/[=;]/)
    await context.addCookies([{ name, value, url: this.url, httpOnly: true, sameSite: 'Lax' }])
    return context
  }

  /** A browser context that a test has opened by itself: it ends with the fixture. */
  closes(context: BrowserContext): BrowserContext {
    this.contexts.push(context)
    return context
  }

  async get<T>(path: string, cookie: string): Promise<T> {
    return (await this.ask('GET', path, undefined, cookie)).body as T
  }

  async post<T>(path: string, body: object, cookie: string): Promise<T> {
    return (await this.ask('POST', path, body, cookie)).body as T
  }

  private async ask(
    method: string,
    path: string,
    body?: object,
    cookie?: string,
  ): Promise<{ body: unknown; cookie: string | undefined }> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
      headers: {
        origin: this.url,
        'x-circle': '1',
        'sec-fetch-site': 'same-origin',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(cookie ? { cookie } : {}),
      },
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return { body: text ? JSON.parse(text) : null, cookie: answer.headers.get('set-cookie')?.split(';')[0] }
  }

  /** Its browsers go first: pages that stay open go on looking for it, with their cameras on, beside every test that follows. */
  async stop(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close().catch(() => {})))
    await Promise.all([...this.apps, ...(this.inside ? [this.inside] : [])].map((app) => app.stop()))
    await this.database.drop()
    await rm(this.dataDir, { recursive: true, force: true })
    await rm(this.happeningsFile, { force: true })
  }
}
