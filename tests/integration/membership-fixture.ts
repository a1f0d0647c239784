// Where memberships and roles end: two processes of the app before a real SFU. Teresa guides at one; everybody else is at the other.
import { liveKit } from '@circle/server/media/livekit/livekit'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { type Arrived, arrive, knock, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { openRaw, type Raw } from '../support/raw-signalling.ts'
import { Browser, openApp, type OpenApp } from './open-app.ts'

const fixtureOf = (app: OpenApp) => ({
  url: app.url,
  db: app.db,
  sessions: app.app.sessions,
  gatherings: { live: app.app.live },
})
export const cookieOf = (she: Arrived): string => she.cookie.split(';')[0]!
export const lastEvent = (she: Arrived) => she.frames.filter(({ event }) => event !== 'ack').at(-1)

export class MembershipFixture {
  livekit!: SharedLiveKit
  one!: OpenApp
  two!: OpenApp
  seeded!: SeededCircle
  people!: Record<string, Arrived>
  private readonly arrivals: Arrived[] = []

  async open(): Promise<void> {
    this.livekit = sharedLiveKit()
    const { url, key, secret } = this.livekit
    const env = { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret }
    this.one = await openApp({ env: { ...env, PROCESS_NAME: 'one' } })
    this.two = await openApp({
      env: { ...env, PROCESS_NAME: 'two' },
      databaseUrl: this.one.databaseUrl,
      dataDir: this.one.config.dataDir,
    })
  }

  async close(): Promise<void> {
    await this.two?.close()
    await this.one?.close()
  }

  /** Ana and Bea have their seats, Ruth guides too, Dina waits, Eva has a line and has not knocked. */
  async gather(): Promise<void> {
    const { one, two } = this
    const seeded = (this.seeded = await seedCircle(one.db, {
      teresa: 'facilitator',
      ruth: 'co-facilitator',
      ana: 'member',
      bea: 'member',
      lien: 'member',
      dina: 'member',
      eva: 'member',
    }))
    const people = (this.people = await openCircle(fixtureOf(one), seeded, 'teresa', []))
    this.arrivals.push(people['teresa']!)
    for (const name of ['ana', 'bea']) {
      people[name] = await this.arrived(knock(fixtureOf(two), seeded, name))
      await people['teresa']!.send({ type: 'door.admit', who: people[name].who })
      await people[name].seesRoom('her seat', (room) => room.you)
    }
    people['ruth'] = await this.arrived(knock(fixtureOf(two), seeded, 'ruth'))
    people['dina'] = await this.arrived(knock(fixtureOf(two), seeded, 'dina'))
    people['eva'] = await this.arrived(arrive(fixtureOf(two), seeded, 'eva'))
  }

  part(): void {
    for (const she of this.arrivals.splice(0)) she.close()
  }

  readonly browserOf = (name: string, at = this.one): Browser => {
    const browser = new Browser(at.url)
    browser.cookie = cookieOf(this.people[name]!)
    return browser
  }
  readonly circlePath = (path: string): string => `/api/circles/${this.seeded.circle}${path}`
  readonly end = (name: string, deleteAccount = false, by = 'teresa') =>
    this.browserOf(by).post(this.circlePath(`/members/${this.seeded.accounts[name]}/end`), { deleteAccount })
  readonly give = (name: string, role: 'member' | 'co-facilitator', by = 'teresa') =>
    this.browserOf(by).post(this.circlePath(`/members/${this.seeded.accounts[name]}/role`), { role })
  readonly sfu = () => liveKit({ url: this.livekit.url, key: this.livekit.key, secret: this.livekit.secret })
  readonly soundOf = (she: Arrived): Promise<Raw> =>
    openRaw(
      `${this.two.url}/sfu/rtc`,
      { access_token: `${this.seeded.gathering}.${she.room().you.mediaId}` },
      { cookie: cookieOf(she), origin: this.two.url },
    )

  private async arrived(coming: Promise<Arrived>): Promise<Arrived> {
    const she = await coming
    this.arrivals.push(she)
    return she
  }
}
