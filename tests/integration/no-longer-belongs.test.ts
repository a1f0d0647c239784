// A membership, an account and a link end: on the whole app before a real SFU, served by two processes, each ending asked of
// one process while what ends is held by the other. How a role ends is in no-longer-guides.test.ts.
import { AccountsRepository } from '@circle/server/auth/accounts.repository'
import { agreement } from '@circle/server/gatherings/agreement'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeVoice, newNote, postBytes } from '../support/bowl.ts'
import { type Arrived, connect, newCommandId, seedCircle, type SeededCircle } from '../support/members.ts'
import { opened, openRaw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'
import { cookieOf, lastEvent, MembershipFixture } from './membership-fixture.ts'
import { Browser, type OpenApp, takeLink, tokenOf } from './open-app.ts'

const ground = new MembershipFixture()
const { browserOf, circlePath, end, sfu, soundOf } = ground
let one: OpenApp
let two: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>

beforeAll(async () => {
  await ground.open()
  one = ground.one
  two = ground.two
})
afterAll(() => ground.close())
beforeEach(async () => {
  await ground.gather()
  seeded = ground.seeded
  people = ground.people
})
afterEach(() => ground.part())

describe('she no longer belongs', () => {
  test('from her seat: line, sound, sign-in and note channel end within a second at the other process, and nothing brings her back (C2)', async () => {
    const { ana, teresa } = people
    const { mediaId } = ana!.room().you
    const sound = await soundOf(ana!)
    await sound.next('join')
    const voice = await takeVoice(ana!, seeded.gathering)
    const { channelKey: door } = ana!.room().bowl!
    const since = performance.now()
    expect((await end('ana')).status).toBe(204)
    await waitFor('the end of her line', () => ana!.socket.disconnected)
    await sound.closed
    expect(performance.now() - since).toBeLessThan(1000)
    expect(lastEvent(ana!)).toEqual({ event: 'gathering:closed', args: ['removed'] })
    await teresa!.seesRoom(
      'the ring without her',
      (room) => !room.seats.some(({ id }) => id === ana!.who) && room.bowl?.channelKey !== door,
    )
    await expect.poll(() => sfu().participant(seeded.gathering, mediaId)).toBeNull()
    for (const app of [one, two]) {
      expect((await browserOf('ana', app).get('/api/me')).status).toBe(401)
      const join = openRaw(
        `${app.url}/sfu/rtc`,
        { access_token: `${seeded.gathering}.${mediaId}` },
        { cookie: cookieOf(ana!), origin: app.url },
      )
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
    expect(
      (await browser.post(`/api/gatherings/${seeded.gathering}/agree`, { version: agreement.version })).body.code,
    ).toBe('not-yours')
    expect(
      await two.app.live.submit(seeded.gathering, ana!.who, newCommandId(), {
        type: 'door.knock',
        name: 'Ana',
        attendance: 'listening',
      }),
    ).toMatchObject({ ok: false })
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
    const toHer = (
      await browserOf('teresa').post(circlePath('/invitations'), { role: 'member', account: seeded.accounts['ruth'] })
    ).body
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
        two.app.live.submit(seeded.gathering, who, newCommandId(), {
          type: 'door.knock',
          name: `Fay ${n}`,
          attendance: 'sharing',
        }),
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
    await waitFor(
      'nothing left to follow',
      async () => (await one.db.selectFrom('enrolment_change').select('id').execute()).length === 0,
    )
  })

  test('in another circle she goes on, after she has given her words again (C2)', async () => {
    const other = await seedCircle(one.db, { teresa: 'facilitator' })
    await one.db
      .insertInto('enrolment')
      .values({ circle: other.circle, account: seeded.accounts['ana']!, role: 'member' })
      .execute()
    expect((await end('ana', true)).status).toBe(204)
    const { cookie } = await two.app.sessions.start(seeded.accounts['ana']!, false)
    const browser = new Browser(two.url)
    browser.cookie = cookie.split(';')[0]!
    expect((await browser.get('/api/me')).body.circles.map(({ id }) => id)).toEqual([other.circle])
  })

  test('with her account: no row of the database holds her id or her sign-in name (C2)', async () => {
    const account = seeded.accounts['ana']!
    const { sign_in_name: name } = await one.db
      .selectFrom('account')
      .select('sign_in_name')
      .where('id', '=', account)
      .executeTakeFirstOrThrow()
    await browserOf('teresa').post(circlePath('/invitations'), { role: 'member', account })
    expect((await end('ana', true)).status).toBe(204)
    await waitFor('the end of her line', () => people['ana']!.socket.disconnected)
    expect(lastEvent(people['ana']!)).toEqual({ event: 'gathering:closed', args: ['removed'] })
    const tables = await one.db.introspection.getTables()
    for (const table of tables) {
      const rows = await one.db
        .selectFrom(table.name as 'account')
        .selectAll()
        .execute()
      expect([table.name, JSON.stringify(rows).includes(account), JSON.stringify(rows).includes(name)]).toEqual([
        table.name,
        false,
        false,
      ])
    }
    const answer = await new Browser(one.url).post('/api/sign-in', {
      name,
      words: 'any words at all',
      ownDevice: false,
    })
    expect(answer.body.code).toBe('wrong-words')
  })

  test('an account that belongs to nothing is gone a month later, and not a day sooner (C2)', async () => {
    await end('ana')
    await end('bea')
    const alone = (name: string) =>
      one.db.selectFrom('account').select('alone_since').where('id', '=', seeded.accounts[name]!).executeTakeFirst()
    expect((await alone('ana'))?.alone_since).toBeInstanceOf(Date)
    expect((await alone('dina'))?.alone_since).toBeNull()
    const day = 24 * 60 * 60_000
    for (const [name, days] of [
      ['ana', 31],
      ['bea', 29],
    ] as const) {
      await one.db
        .updateTable('account')
        .set({ alone_since: new Date(Date.now() - days * day) })
        .where('id', '=', seeded.accounts[name]!)
        .execute()
    }
    await new AccountsRepository(one.db).forgetAlone()
    expect(await alone('ana')).toBeUndefined()
    expect(await alone('bea')).toBeDefined()
  })
})
