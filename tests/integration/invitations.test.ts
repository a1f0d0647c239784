// Personal links: looked at as often as one likes, taken once, and only by whom they are for. On a real database.
import { createHash } from 'node:crypto'
import { facilitatorLink } from '@circle/server/circles/invitations.service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accountOf,
  Browser,
  facilitator,
  invite,
  member,
  openApp,
  type OpenApp,
  type SignedIn,
  takeLink,
  tokenOf,
} from './open-app.ts'

let app: OpenApp
let ana: SignedIn

beforeAll(async () => {
  app = await openApp()
  ana = await facilitator(app)
})
afterAll(() => app?.close())

const newLink = async (): Promise<string> => (await invite(ana)).body.url
const look = (token: string) => new Browser(app.url).post('/api/invitations/look', { token })
const accept = (token: string, browser = new Browser(app.url)) =>
  browser.post('/api/invitations/accept', { token, ownDevice: false })
const rowOf = (token: string) => createHash('sha256').update(token).digest()

describe('a link', () => {
  test('carries 128 bits behind the #, where no server and no log sees them', async () => {
    const { body } = await invite(ana)
    expect(body.url).toMatch(new RegExp(`^${app.url}/in#[A-Za-z0-9_-]{22}$`))
    expect(Math.round((body.expiresAt - Date.now()) / 60_000)).toBe(7 * 24 * 60)
  })

  test('stands in the database only as its SHA-256', async () => {
    const token = tokenOf(await newLink())
    const rows = await app.db.selectFrom('invitation').selectAll().execute()
    expect(rows.map((row) => row.token_hash.toString('hex'))).toContain(rowOf(token).toString('hex'))
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(Buffer.concat(rows.map((row) => row.token_hash)).includes(token)).toBe(false)
  })

  test('is not spent by looking, however often, nor by opening its page', async () => {
    const url = await newLink()
    for (let n = 0; n < 3; n += 1) {
      expect((await look(tokenOf(url))).body).toEqual({
        for: 'new-account',
        role: 'member',
        circle: 'Our circle',
        facilitator: null,
        gathering: null,
      })
      await fetch(url)
    }
    expect((await accept(tokenOf(url))).status).toBe(200)
  })

  test('tells whoever looks at it the day, and nothing of what the gathering is about (C5)', async () => {
    const other = await openApp()
    const lead = await facilitator(other)
    const plan = { topic: 'Leaving him', reading: 'A text about leaving.', startsAt: Date.now() + 60_000, minutes: 90 }
    const made = await lead.browser.post(`/api/circles/${lead.circle}/gatherings`, plan)
    const { body, text } = await new Browser(other.url).post('/api/invitations/look', {
      token: tokenOf((await invite(lead)).body.url),
    })
    expect(body.gathering).toEqual({ startsAt: plan.startsAt, endsAt: plan.startsAt + 90 * 60_000 })
    for (const word of [plan.topic, plan.reading, (made.body as unknown as { id: string }).id])
      expect(text).not.toContain(word)
    await other.close()
  })

  test('is taken once, though twenty press at the same moment', async () => {
    const token = tokenOf(await newLink())
    const accounts = async () => (await app.db.selectFrom('account').select('id').execute()).length
    const before = await accounts()
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(token)))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    const others = answers.filter((answer) => answer.status !== 200)
    expect(new Set(others.map((answer) => `${answer.status} ${answer.body.code}`))).toEqual(
      new Set(['410 invitation-spent']),
    )
    expect(others.every((answer) => answer.headers.get('set-cookie') === null)).toBe(true)
    expect(await accounts()).toBe(before + 1)
  })

  test('says when it was taken, ran out, or never was', async () => {
    const spent = tokenOf(await newLink())
    await accept(spent)
    const late = tokenOf(await newLink())
    await app.db
      .updateTable('invitation')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('token_hash', '=', rowOf(late))
      .execute()
    for (const [token, status, code] of [
      [spent, 410, 'invitation-spent'],
      [late, 410, 'invitation-expired'],
      ['AAAAAAAAAAAAAAAAAAAAAA', 404, 'invitation-unknown'],
      ['', 404, 'invitation-unknown'],
    ] as const) {
      for (const answer of [await look(token), await accept(token)]) {
        expect([answer.status, answer.body.code]).toEqual([status, code])
      }
    }
  })

  test('gives her a name and four words that bring her back', async () => {
    const her = await takeLink(app, await newLink())
    expect(her.name).toMatch(/^[a-z]+-[a-z]+-\d\d$/)
    expect(her.words).toMatch(/^[a-z]+( [a-z]+){3}$/)
    const me = (await her.browser.get('/api/me')).body
    expect(me.signInName).toBe(her.name)
    expect(me.circles).toMatchObject([{ id: her.circle, name: 'Our circle', role: 'member' }])
    const again = await new Browser(app.url).post('/api/sign-in', {
      name: her.name,
      words: her.words,
      ownDevice: false,
    })
    expect(again.status).toBe(200)
  })

  test('ends the sign-in that the browser had before', async () => {
    const her = await member(app, ana)
    const old = new Browser(app.url)
    old.cookie = her.browser.cookie
    await takeLink(app, await newLink(), her.browser)
    expect((await old.get('/api/me')).status).toBe(401)
    expect((await her.browser.get('/api/me')).status).toBe(200)
  })
})

describe('a new link for one whose words are lost', () => {
  test('brings her back to the same account with new words, and ends what was signed in', async () => {
    const her = await member(app, ana)
    const account = await accountOf(app, her.name)
    const { body } = await invite(ana, 'member', account)
    expect((await look(tokenOf(body.url))).body.for).toBe('same-account')
    const back = await takeLink(app, body.url)
    expect(back.name).toBe(her.name)
    expect(back.words).not.toBe(her.words)
    expect((await her.browser.get('/api/me')).status).toBe(401)
    const withOld = await new Browser(app.url).post('/api/sign-in', {
      name: her.name,
      words: her.words,
      ownDevice: false,
    })
    expect(withOld.body.code).toBe('wrong-words')
    const withNew = await new Browser(app.url).post('/api/sign-in', {
      name: her.name,
      words: back.words,
      ownDevice: false,
    })
    expect(withNew.status).toBe(200)
  })

  test('changes nothing until she takes it', async () => {
    const her = await member(app, ana)
    await invite(ana, 'member', await accountOf(app, her.name))
    expect((await her.browser.get('/api/me')).status).toBe(200)
  })

  test('makes an earlier one worthless', async () => {
    const her = await member(app, ana)
    const account = await accountOf(app, her.name)
    const first = await invite(ana, 'member', account)
    await invite(ana, 'member', account)
    expect((await accept(tokenOf(first.body.url))).body.code).toBe('invitation-ended')
  })

  test('never leads upwards or into another circle: whoever holds it becomes her', async () => {
    const beate = await member(app, ana, 'co-facilitator')
    const [anaId, beateId] = [await accountOf(app, ana.name), await accountOf(app, beate.name)]
    expect((await invite(beate, 'member', anaId)).body.code).toBe('not-yours')
    expect((await invite(beate, 'member', beateId)).body.code).toBe('not-yours')
    expect((await invite(ana, 'member', beateId)).status).toBe(200)

    const circle = '7b1f0f52-6c38-4d34-9e0e-0a4f4f0f8a10'
    await app.db.insertInto('circle').values({ id: circle, name: 'Elsewhere' }).execute()
    const clara = await member(app, ana)
    const claraId = await accountOf(app, clara.name)
    await app.db.insertInto('enrolment').values({ circle, account: claraId, role: 'facilitator' }).execute()
    expect((await invite(ana, 'member', claraId)).body.code).toBe('not-yours')
    expect((await invite({ ...clara, circle }, 'member', beateId)).body.code).toBe('not-found')
  })
})

describe('who may do what in a circle', () => {
  const gathering = { topic: 'Trust', reading: '', startsAt: Date.now() + 60_000, minutes: 90 }
  const acts = {
    invite: (who: Browser, circle: string) => who.post(`/api/circles/${circle}/invitations`, { role: 'member' }),
    members: (who: Browser, circle: string) => who.get(`/api/circles/${circle}/members`),
    plan: (who: Browser, circle: string) => who.post(`/api/circles/${circle}/gatherings`, gathering),
  }
  const expected = {
    facilitator: 'done',
    'co-facilitator': 'done',
    member: 'facilitator-only',
    'of another circle': 'not-found',
    nobody: 'not-signed-in',
  }

  test('only a facilitator makes who guides: a link for a co-facilitator is refused to a co-facilitator (C1)', async () => {
    const beate = await member(app, ana, 'co-facilitator')
    expect((await invite(ana, 'co-facilitator')).status).toBe(200)
    const refused = await invite(beate, 'co-facilitator')
    expect([refused.status, refused.body.code]).toEqual([403, 'lead-only'])
    expect((await invite(beate, 'member')).status).toBe(200)
  })

  test.each(Object.entries(expected))('%s: %s', async (role, outcome) => {
    const who = await person(role)
    for (const [name, act] of Object.entries(acts)) {
      const answer = await act(who, ana.circle)
      expect([name, answer.status === 200 ? 'done' : answer.body.code]).toEqual([name, outcome])
    }
  })

  async function person(role: string): Promise<Browser> {
    if (role === 'facilitator') return ana.browser
    if (role === 'nobody') return new Browser(app.url)
    const her = await member(app, ana, role === 'co-facilitator' ? 'co-facilitator' : 'member')
    if (role !== 'of another circle') return her.browser
    const account = await accountOf(app, her.name)
    await app.db.deleteFrom('enrolment').where('account', '=', account).execute()
    return her.browser
  }

  test('a planned gathering stands on everybody’s page, and words that are too long are refused', async () => {
    const plan = (more: object) => ana.browser.post(`/api/circles/${ana.circle}/gatherings`, { ...gathering, ...more })
    expect((await plan({ topic: '   ' })).body.code).toBe('text-empty')
    expect((await plan({ topic: 'a'.repeat(121) })).body.code).toBe('text-too-long')
    expect((await plan({ doorWords: 'a'.repeat(401) })).body.code).toBe('text-too-long')
    expect((await plan({ startsAt: Date.now() - 3 * 3_600_000, minutes: 15 })).body.code).toBe('time-not-possible')
    expect((await plan({ extra: true })).body.code).toBe('malformed')
    expect(
      (await plan({ topic: 'a\0b', reading: 'one\ntwo\u0007', startsAt: Date.now() + 3_600_000 })).body,
    ).toMatchObject({
      topic: 'ab',
      reading: 'one\ntwo',
    })
    const sooner = await plan({ topic: '👩‍👧'.repeat(120), startsAt: Date.now() + 1000 })
    expect(sooner.status).toBe(200)
    const her = await member(app, ana)
    expect((await her.browser.get('/api/me')).body.circles[0]?.gathering).toEqual(sooner.body)
  })
})

describe('the facilitator’s link', () => {
  test('is one of an hour, for the same account each time, and the newest alone is good', async () => {
    const url = app.config.publicUrl
    const [first, second] = [await facilitatorLink(app.db, url), await facilitatorLink(app.db, url)]
    expect((await accept(tokenOf(first))).body.code).toBe('invitation-ended')
    const row = await app.db
      .selectFrom('invitation')
      .select('expires_at')
      .where('token_hash', '=', rowOf(tokenOf(second)))
      .executeTakeFirstOrThrow()
    expect(Math.round((+row.expires_at - Date.now()) / 60_000)).toBe(60)
    const back = await takeLink(app, second)
    expect([back.name, back.circle]).toEqual([ana.name, ana.circle])
    expect((await back.browser.get('/api/me')).body.circles[0]?.role).toBe('facilitator')
    ana = back
  })

  test('asked for by two at the same moment, there is still one first circle', async () => {
    const fresh = await openApp()
    await Promise.all([1, 2, 3].map(() => facilitatorLink(fresh.db, fresh.url)))
    expect(await fresh.db.selectFrom('circle').select('id').execute()).toHaveLength(1)
    expect(await fresh.db.selectFrom('account').select('id').execute()).toHaveLength(1)
    await fresh.close()
  })
})
