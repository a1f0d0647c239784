// A membership, a role, an account and a link end: on the whole app before a real SFU, served by two processes, each ending
// asked of one process while what ends is held by the other.
import { AccountsRepository } from '@circle/server/auth/accounts.repository'
import { agreement } from '@circle/server/gatherings/agreement'
import { liveKit } from '@circle/server/media/livekit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeVoice, newNote, postBytes } from '../support/bowl.ts'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { type Arrived, arrive, connect, knock, newCommandId, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { opened, openRaw, type Raw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, openApp, type OpenApp, takeLink, tokenOf } from './open-app.ts'

let livekit: TestLiveKit
let one: OpenApp
let two: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>
const arrivals: Arrived[] = []

beforeAll(async () => {
  livekit = await startLiveKit()
  const { url, key, secret } = livekit
  const env = { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret }
  one = await openApp({ env: { ...env, PROCESS_NAME: 'one' } })
  two = await openApp({ env: { ...env, PROCESS_NAME: 'two' }, databaseUrl: one.databaseUrl, dataDir: one.config.dataDir })
})
afterAll(async () => {
  await two?.close()
  await one?.close()
  await livekit?.stop()
})

const houseOf = (app: OpenApp) => ({ url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } })
const arrived = async (coming: Promise<Arrived>): Promise<Arrived> => {
  const she = await coming
  arrivals.push(she)
  return she
}

/** Teresa guides at one process; everybody else is at the other. Dina waits, Eva has a line and has not knocked. */
beforeEach(async () => {
  seeded = await seedCircle(one.db, {
    teresa: 'facilitator', ruth: 'co-facilitator', ana: 'member', bea: 'member', lien: 'member', dina: 'member', eva: 'member',
  })
  people = await openCircle(houseOf(one), seeded, 'teresa', [])
  arrivals.push(people['teresa']!)
  for (const name of ['ana', 'bea']) {
    people[name] = await arrived(knock(houseOf(two), seeded, name))
    await people['teresa']!.send({ type: 'door.admit', who: people[name].who })
    await people[name].seesRoom('her seat', (room) => room.you)
  }
  people['ruth'] = await arrived(knock(houseOf(two), seeded, 'ruth'))
  people['dina'] = await arrived(knock(houseOf(two), seeded, 'dina'))
  people['eva'] = await arrived(arrive(houseOf(two), seeded, 'eva'))
})
afterEach(() => {
  for (const she of arrivals.splice(0)) she.close()
})

const cookieOf = (she: Arrived): string => she.cookie.split(';')[0]!
const browserOf = (name: string, at = one): Browser => {
  const browser = new Browser(at.url)
  browser.cookie = cookieOf(people[name]!)
  return browser
}
const circlePath = (path: string): string => `/api/circles/${seeded.circle}${path}`
const end = (name: string, deleteAccount = false, by = 'teresa') =>
  browserOf(by).post(circlePath(`/members/${seeded.accounts[name]}/end`), { deleteAccount })
const give = (name: string, role: 'member' | 'co-facilitator', by = 'teresa') =>
  browserOf(by).post(circlePath(`/members/${seeded.accounts[name]}/role`), { role })
const sfu = () => liveKit({ url: livekit.url, key: livekit.key, secret: livekit.secret })
const soundOf = (she: Arrived): Promise<Raw> => openRaw(
  `${two.url}/sfu/rtc`, { access_token: `${seeded.gathering}.${she.room().you.mediaId}` }, { cookie: cookieOf(she), origin: two.url })
const lastEvent = (she: Arrived) => she.frames.filter(({ event }) => event !== 'ack').at(-1)

describe('she no longer belongs', () => {
  test('from her seat: line, sound, sign-in and note channel end within a second at the other process, and nothing brings her back (C2)', async () => {
    const { ana, teresa } = people
    const { mediaId } = ana!.room().you
    const sound = await soundOf(ana!)
    await sound.next('join')
    const voice = await takeVoice(ana!, seeded.gathering)
    const { door } = ana!.room().bowl!
    const since = performance.now()
    expect((await end('ana')).status).toBe(204)
    await waitFor('the end of her line', () => ana!.socket.disconnected)
    await sound.closed
    expect(performance.now() - since).toBeLessThan(1000)
    expect(lastEvent(ana!)).toEqual({ event: 'gathering:closed', args: ['removed'] })
    await teresa!.seesRoom('the ring without her', (room) => !room.seats.some(({ id }) => id === ana!.who) && room.bowl?.door !== door)
    await expect.poll(() => sfu().participant(seeded.gathering, mediaId)).toBeNull()
    for (const app of [one, two]) {
      expect((await browserOf('ana', app).get('/api/me')).status).toBe(401)
      const join = openRaw(`${app.url}/sfu/rtc`, { access_token: `${seeded.gathering}.${mediaId}` }, { cookie: cookieOf(ana!), origin: app.url })
      expect(await opened(join)).toBe(403)
    }
    const late = newNote('I am still here.')
    await fetch(`${two.url}/bowl/${seeded.gathering}`, { method: 'POST', body: postBytes(voice, late, door) })
    // A new sign-in is hers, and leads nowhere.
    const { cookie } = await two.app.sessions.start(seeded.accounts['ana']!, false)
    const browser = new Browser(two.url)
    browser.cookie = cookie.split(';')[0]!
    expect((await browser.get('/api/me')).body).toMatchObject({ circles: [] })
    const again = connect({ url: two.url, gathering: seeded.gathering, cookie: browser.cookie })
    expect(await waitFor('the refusal', again.refused)).toBe('not-yours')
    expect((await browser.post(`/api/gatherings/${seeded.gathering}/agree`, { version: agreement.version })).body.code).toBe('not-yours')
    expect(await two.app.live.submit(seeded.gathering, ana!.who, newCommandId(), { type: 'door.knock', name: 'Ana', attendance: 'listening' }))
      .toMatchObject({ ok: false })
    expect(await one.db.selectFrom('note').select('id').where('gathering', '=', seeded.gathering).execute()).toEqual([])
    again.close()
  })

  test('from the door and from a page that has not knocked: neither is asked to sign in again (C2)', async () => {
    for (const name of ['dina', 'eva'] as const) {
      const since = performance.now()
      expect((await end(name)).status).toBe(204)
      await waitFor('the end of her line', () => people[name]!.socket.disconnected)
      expect(performance.now() - since).toBeLessThan(1000)
      expect(lastEvent(people[name]!)).toEqual({ event: 'gathering:closed', args: ['removed'] })
    }
    await people['teresa']!.seesRoom('nobody at the door', (room) => room.desk?.waiting.length === 0)
  })

  test('open links to her and by her open no more, and say so (C2)', async () => {
    const toHer = (await browserOf('teresa').post(circlePath('/invitations'), { role: 'member', account: seeded.accounts['ruth'] })).body
    const byHer = (await browserOf('ruth').post(circlePath('/invitations'), { role: 'member' })).body
    const other = (await browserOf('teresa').post(circlePath('/invitations'), { role: 'member' })).body
    expect((await end('ruth')).status).toBe(204)
    for (const { url } of [toHer, byHer]) {
      for (const path of ['look', 'accept']) {
        const body = { token: tokenOf(url), ...(path === 'accept' && { ownDevice: false }) }
        const answer = await new Browser(two.url).post(`/api/invitations/${path}`, body)
        expect([path, answer.status, answer.body.code]).toEqual([path, 410, 'invitation-ended'])
      }
    }
    await takeLink(two, other.url)
  })

  test('at the same moment as she knocks, thirty times: she is never left at the door (C2)', async () => {
    const left: string[] = []
    for (let n = 0; n < 30; n += 1) {
      const account = crypto.randomUUID()
      await one.db.insertInto('account').values({ id: account, sign_in_name: account, words_hash: null }).execute()
      await one.db.insertInto('enrolment').values({ circle: seeded.circle, account, role: 'member' }).execute()
      const who = (await two.app.live.participantOf(account, seeded.gathering))!
      await two.db.updateTable('participant').set({ agreed_version: agreement.version }).where('id', '=', who).execute()
      const [knocked, ended] = await Promise.all([
        two.app.live.submit(seeded.gathering, who, newCommandId(), { type: 'door.knock', name: `Fay ${n}`, attendance: 'sharing' }),
        browserOf('teresa').post(circlePath(`/members/${account}/end`), { deleteAccount: false }),
      ])
      expect(ended.status).toBe(204)
      if (!knocked.ok) expect(knocked.code).toBe('not-yours')
      const state = await one.app.live.read(seeded.gathering)
      if (state!.waiting[who]) left.push(who)
    }
    expect(left).toEqual([])
  })

  test('what a process that died had still to do is done by another (C2)', async () => {
    const { bea } = people
    await one.db.deleteFrom('enrolment').where('account', '=', seeded.accounts['bea']!).execute()
    await one.db.insertInto('enrolment_change').values({ gathering: seeded.gathering, participant: bea!.who }).execute()
    await waitFor('the end of her line', () => bea!.socket.disconnected)
    await waitFor('nothing left to follow', async () => (await one.db.selectFrom('enrolment_change').select('id').execute()).length === 0)
  })

  test('in another circle she goes on, after she has given her words again (C2)', async () => {
    const other = await seedCircle(one.db, { teresa: 'facilitator' })
    await one.db.insertInto('enrolment').values({ circle: other.circle, account: seeded.accounts['ana']!, role: 'member' }).execute()
    expect((await end('ana', true)).status).toBe(204)
    const { cookie } = await two.app.sessions.start(seeded.accounts['ana']!, false)
    const browser = new Browser(two.url)
    browser.cookie = cookie.split(';')[0]!
    expect((await browser.get('/api/me')).body.circles.map(({ id }) => id)).toEqual([other.circle])
  })

  test('with her account: no row of the database holds her id or her sign-in name (C2)', async () => {
    const account = seeded.accounts['ana']!
    const { sign_in_name: name } = await one.db.selectFrom('account').select('sign_in_name').where('id', '=', account).executeTakeFirstOrThrow()
    await browserOf('teresa').post(circlePath('/invitations'), { role: 'member', account })
    expect((await end('ana', true)).status).toBe(204)
    await waitFor('the end of her line', () => people['ana']!.socket.disconnected)
    expect(lastEvent(people['ana']!)).toEqual({ event: 'gathering:closed', args: ['removed'] })
    const tables = await one.db.introspection.getTables()
    for (const table of tables) {
      const rows = await one.db.selectFrom(table.name as 'account').selectAll().execute()
      expect([table.name, JSON.stringify(rows).includes(account), JSON.stringify(rows).includes(name)]).toEqual([table.name, false, false])
    }
    const answer = await new Browser(one.url).post('/api/sign-in', { name, words: 'any words at all', ownDevice: false })
    expect(answer.body.code).toBe('wrong-words')
  })

  test('an account that belongs to nothing is gone a month later, and not a day sooner (C2)', async () => {
    await end('ana')
    await end('bea')
    const alone = (name: string) => one.db.selectFrom('account').select('alone_since').where('id', '=', seeded.accounts[name]!).executeTakeFirst()
    expect((await alone('ana'))?.alone_since).toBeInstanceOf(Date)
    expect((await alone('dina'))?.alone_since).toBeNull()
    const day = 24 * 60 * 60_000
    for (const [name, days] of [['ana', 31], ['bea', 29]] as const) {
      await one.db.updateTable('account').set({ alone_since: new Date(Date.now() - days * day) }).where('id', '=', seeded.accounts[name]!).execute()
    }
    await new AccountsRepository(one.db).forgetAlone()
    expect(await alone('ana')).toBeUndefined()
    expect(await alone('bea')).toBeDefined()
  })
})

describe('guides, no longer guides', () => {
  test('a member who guides from now on has the desk at once at the other process, and no more when she no longer does (C2)', async () => {
    const { ana, teresa } = people
    expect((await give('ana', 'co-facilitator')).status).toBe(204)
    await ana!.sees('her desk', (view) => view.audience === 'facilitator' && view.desk?.waiting.length === 1)
    expect((await ana!.send({ type: 'door.admit', who: people['dina']!.who })).ok).toBe(true)
    expect((await browserOf('ana', two).get(circlePath('/members'))).status).toBe(200)
    expect((await give('ana', 'member')).status).toBe(204)
    await ana!.sees('the room of a member', (view) => view.audience === 'sharing')
    expect(await ana!.send({ type: 'hold.remove', who: people['bea']!.who })).toEqual({ ok: false, code: 'facilitator-only' })
    expect((await browserOf('ana', two).get(circlePath('/members'))).body.code).toBe('facilitator-only')
    expect(teresa!.room().seats.find(({ id }) => id === ana!.who)?.role).toBe('member')
    // Her sign-in goes on: it is the chair that went.
    expect((await browserOf('ana', two).get('/api/me')).body.circles[0]?.role).toBe('member')
  })

  test('who no longer guides is heard no more by the media server, unless she has the piece (C2)', async () => {
    const { ruth } = people
    const sound = await soundOf(ruth!)
    await sound.next('join')
    const { mediaId } = ruth!.room().you
    const mayPublish = async () => (await sfu().participant(seeded.gathering, mediaId))?.permission?.canPublishSources.length ?? 0
    const before = await mayPublish()
    const since = performance.now()
    expect((await give('ruth', 'member')).status).toBe(204)
    await waitFor('her microphone to be taken away', async () => (await mayPublish()) < before)
    expect(performance.now() - since).toBeLessThan(1000)
    sound.socket.close()
  })

  test('a link for new words that was open goes with the old role: it would lead to the new chair (C2)', async () => {
    const made = await browserOf('ruth').post(circlePath('/invitations'), { role: 'member', account: seeded.accounts['ana'] })
    await give('ana', 'co-facilitator')
    expect((await new Browser(one.url).post('/api/invitations/look', { token: tokenOf(made.body.url) })).body.code).toBe('invitation-ended')
  })

  test('only the facilitator herself gives and takes roles and ends memberships; her own chair is taken by nobody (C2)', async () => {
    const answers = async (by: string) => [await give('bea', 'co-facilitator', by), await end('bea', false, by)].map(({ body }) => body.code)
    expect(await answers('ruth')).toEqual(['lead-only', 'lead-only'])
    expect(await answers('ana')).toEqual(['facilitator-only', 'facilitator-only'])
    for (const answer of [await give('teresa', 'member'), await end('teresa', true)]) expect(answer.body.code).toBe('facilitator-stays')
    expect((await give('bea', 'member')).body.code).toBe('already-so')
    const stranger = await seedCircle(one.db, { zoe: 'member' })
    expect((await browserOf('teresa').post(circlePath(`/members/${stranger.accounts['zoe']}/end`), { deleteAccount: true })).body.code).toBe('not-found')
    expect((await browserOf('teresa').post(circlePath('/members/nobody/end'), { deleteAccount: true })).body.code).toBe('malformed')
  })
})

test('a removed woman’s page names nothing until the gathering is over (C2)', async () => {
  const { teresa, ana, ruth } = people
  for (const she of [ana!, ruth!]) await teresa!.send({ type: 'hold.remove', who: she.who })
  for (const [name, app] of [['ana', one], ['ruth', two]] as const) {
    const { circles } = (await browserOf(name, app).get('/api/me')).body
    expect(circles).toEqual([{ id: seeded.circle, name: '', role: 'member', facilitator: null, gathering: null, removed: true }])
  }
  expect((await browserOf('bea').get('/api/me')).body.circles[0]).toMatchObject({ name: 'Thursday', removed: false, gathering: { topic: 'Beginning again' } })
  await teresa!.send({ type: 'gathering.end' })
  expect((await browserOf('ana').get('/api/me')).body.circles[0]).toMatchObject({ name: 'Thursday', removed: false })
})
