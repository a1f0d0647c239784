// Those who guide with the facilitator: what one who was removed can still make, and who comes in unasked.
// The whole app and a real database; nobody's part is played by a double.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Arrived, connect, knock, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, openApp, type OpenApp, tokenOf } from './open-app.ts'

let app: OpenApp
let seeded: SeededCircle
let people: Record<string, Arrived>

const fixture = () => ({ url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } })
const browserOf = (one: Arrived): Browser => Object.assign(new Browser(app.url), { cookie: one.cookie.split(';')[0]! })
const invite = (one: Arrived, body: object) => browserOf(one).post(`/api/circles/${seeded.circle}/invitations`, body)
const take = (token: string) => new Browser(app.url).post('/api/invitations/accept', { token, ownDevice: false })

beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app?.close())
beforeEach(async () => {
  seeded = await seedCircle(app.db, {
    teresa: 'facilitator',
    kim: 'co-facilitator',
    nora: 'co-facilitator',
    ana: 'member',
  })
  people = await openCircle(fixture(), seeded, 'teresa', ['ana'])
  people['kim'] = await knock(fixture(), seeded, 'kim')
})

const teresa = (): Arrived => people['teresa']!
const kim = (): Arrived => people['kim']!
const removes = async (who: string): Promise<void> => {
  expect(await teresa().send({ type: 'hold.remove', who })).toMatchObject({ ok: true })
}

describe('a co-facilitator who was removed', () => {
  const acts = {
    'a link for a member': () => invite(kim(), { role: 'member' }),
    'new words for a member': () => invite(kim(), { role: 'member', account: seeded.accounts['ana'] }),
    'a gathering': () =>
      browserOf(kim()).post(`/api/circles/${seeded.circle}/gatherings`, {
        topic: 'Elsewhere',
        reading: '',
        startsAt: Date.now() + 60_000,
        minutes: 60,
      }),
    'the list of members': () => browserOf(kim()).get(`/api/circles/${seeded.circle}/members`),
  }

  it('makes nothing over HTTP until the close, and again afterwards (C1)', async () => {
    const answers = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(acts).map(async ([name, act]) => {
            const { status, body } = await act()
            return [name, status === 200 ? 'done' : body.code]
          }),
        ),
      )
    const all = (answer: string) => Object.fromEntries(Object.keys(acts).map((name) => [name, answer]))
    expect(await answers()).toEqual(all('done'))
    await removes(kim().who)
    expect(await answers()).toEqual(all('not-until-close'))
    expect(await teresa().send({ type: 'gathering.end' })).toMatchObject({ ok: true })
    expect(await answers()).toEqual(all('done'))
  })

  it('takes her unspent links with her; those of the facilitator stay (C1)', async () => {
    const [hers, spent] = [await invite(kim(), { role: 'member' }), await invite(kim(), { role: 'member' })]
    const facilitators = await invite(teresa(), { role: 'member' })
    expect((await take(tokenOf(spent.body.url))).status).toBe(200)
    await removes(kim().who)
    const dead = await take(tokenOf(hers.body.url))
    expect([dead.status, dead.body.code]).toEqual([410, 'invitation-ended'])
    expect((await take(tokenOf(spent.body.url))).body.code).toBe('invitation-spent')
    expect((await take(tokenOf(facilitators.body.url))).status).toBe(200)
    const remembered = app.db
      .selectFrom('invitation')
      .select('made_by')
      .where('spent_at', 'is not', null)
      .where('made_by', 'is not', null)
    expect(await remembered.execute()).toEqual([])
  })

  it('has no link that outlives her removal, however both fall together (C1)', async () => {
    const making = Array.from({ length: 12 }, () => invite(kim(), { role: 'member' }))
    await Promise.all([...making, removes(kim().who)])
    const made = (await Promise.all(making)).filter(({ status }) => status === 200)
    for (const { body } of made) expect((await take(tokenOf(body.url))).body.code).toBe('invitation-ended')
    const left = await app.db
      .selectFrom('invitation')
      .select('role')
      .where('made_by', '=', seeded.accounts['kim']!)
      .where('ended_at', 'is', null)
      .execute()
    expect(left).toEqual([])
  })

  it('does not come back by a knock, nor by a new sign-in (C1)', async () => {
    await removes(kim().who)
    const again = connect({
      url: app.url,
      gathering: seeded.gathering,
      cookie: (await app.app.sessions.start(kim().account, false)).cookie,
    })
    expect(await waitFor('the refusal', () => again.refused())).toBe('removed')
  })
})

describe('one who guides and was never let in in this circle', () => {
  const newcomer = async (): Promise<Arrived> => {
    await app.db
      .updateTable('enrolment')
      .set({ let_in: false })
      .where('account', '=', seeded.accounts['nora']!)
      .execute()
    return knock(fixture(), seeded, 'nora')
  }
  const knows = async (name: string): Promise<boolean> =>
    (
      await app.db
        .selectFrom('enrolment')
        .select('let_in')
        .where('account', '=', seeded.accounts[name]!)
        .executeTakeFirstOrThrow()
    ).let_in

  it('waits at the door while the facilitator is inside, does nothing there, and comes in with her role (C1)', async () => {
    const nora = await newcomer()
    await nora.sees('the waiting room', (view) => view.audience === 'waiting' && view.facilitator === 'teresa')
    expect(await nora.send({ type: 'hold.remove', who: people['ana']!.who })).toEqual({
      ok: false,
      code: 'not-admitted',
    })
    expect(await kim().send({ type: 'door.admit', who: nora.who })).toEqual({ ok: false, code: 'lead-only' })
    expect(await knows('nora')).toBe(false)
    expect(await teresa().send({ type: 'door.admit', who: nora.who })).toMatchObject({ ok: true })
    await nora.seesRoom('her desk', (room) => room.you.role === 'co-facilitator' && room.desk)
    expect(await knows('nora')).toBe(true)
  })

  it('is known from then on: the next time she is seated at her knock (C1)', async () => {
    const nora = await newcomer()
    await teresa().send({ type: 'door.admit', who: nora.who })
    await nora.seesRoom('her seat', (room) => room.you)
    await nora.send({ type: 'seat.leave' })
    expect(await nora.send({ type: 'door.knock', name: 'nora', attendance: 'sharing' })).toMatchObject({ ok: true })
    await nora.seesRoom('her seat again', (room) => room.you)
  })

  it('is seated when no facilitator has a seat, and is not known by that (C1)', async () => {
    const nora = await newcomer()
    await teresa().send({ type: 'seat.leave' })
    await nora.seesRoom('her seat', (room) => room.you.role === 'co-facilitator')
    expect(await knows('nora')).toBe(false)
  })
})
