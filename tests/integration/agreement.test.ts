// The agreement on its whole way: read over HTTP, agreed to, and asked for at the door of the real app.
import { randomUUID } from 'node:crypto'
import type { Agreement, GatheringCard } from '@circle/shared/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../support/members.ts'
import { Browser, facilitator, invite, openApp, type OpenApp, type SignedIn, takeLink } from './open-app.ts'

let app: OpenApp
let guide: SignedIn
let member: SignedIn
let gathering: string
let version: string

beforeAll(async () => {
  app = await openApp()
  guide = await facilitator(app)
  member = await takeLink(app, (await invite(guide)).body.url)
  const planned = await guide.browser.post(`/api/circles/${guide.circle}/gatherings`, {
    topic: 'Beginning again',
    reading: '',
    startsAt: Date.now(),
    minutes: 90,
  })
  gathering = (planned.body as unknown as GatheringCard).id
  version = ((await member.browser.get('/api/agreement')).body as unknown as Agreement).version
})
afterAll(() => app.close())

const agree = (browser: Browser, to = version, id = gathering) =>
  browser.post(`/api/gatherings/${id}/agree`, { version: to })
const knock = async (her: SignedIn) => {
  const line = connect({ url: app.url, gathering, cookie: her.browser.cookie })
  await line.sees('the door', () => true)
  const answer = await line.send({ type: 'door.knock', name: 'Ana', attendance: 'sharing' })
  line.close()
  return answer
}

describe('the agreement', () => {
  it('is read by anybody who has a link, with its version', async () => {
    const { status, body } = await new Browser(app.url).get('/api/agreement')
    expect(status).toBe(200)
    expect((body as unknown as Agreement).lines.length).toBeGreaterThan(3)
  })

  it('stands before the first knock, and opens it', async () => {
    expect(await knock(member)).toEqual({ ok: false, code: 'agreement-changed' })
    expect((await agree(member.browser)).status).toBe(204)
    expect(await knock(member)).toMatchObject({ ok: true })
  })

  it('is not agreed to in an old version', async () => {
    const { status, body } = await agree(member.browser, '2020-01-01')
    expect([status, body.code]).toEqual([409, 'agreement-changed'])
  })

  it('is not agreed to by whoever is not signed in, or not enrolled', async () => {
    expect((await agree(new Browser(app.url))).status).toBe(401)
    expect((await agree(member.browser, version, randomUUID())).body.code).toBe('not-yours')
    expect((await agree(member.browser, version, 'no-id')).status).toBe(400)
  })
})
