// Links that would open: listed for those who guide, taken back by them, and good once or not at all. On two apps on one
// real database.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accountOf,
  Browser,
  facilitator,
  invite,
  member,
  openApp,
  type OpenApp,
  type SignedIn,
  tokenOf,
} from './open-app.ts'

let one: OpenApp
let two: OpenApp
let teresa: SignedIn
let ruth: SignedIn
let ana: SignedIn

beforeAll(async () => {
  one = await openApp()
  two = await openApp({ databaseUrl: one.databaseUrl, dataDir: one.config.dataDir })
  teresa = await facilitator(one)
  ruth = await member(one, teresa, 'co-facilitator')
  ana = await member(one, teresa)
})
afterAll(async () => {
  await two?.close()
  await one?.close()
})

const path = (rest = ''): string => `/api/circles/${teresa.circle}/invitations${rest}`
const open = async (by: SignedIn) => (await by.browser.get(path())).body.invitations
const takeBack = (by: SignedIn, id: string) => by.browser.post(path(`/${id}/take-back`), {})

test('they are listed, the newest last, and one that was taken back opens no more (C2)', async () => {
  const bea = await accountOf(one, (await member(one, teresa)).name)
  const [first, guide, words] = [
    (await invite(teresa)).body,
    (await invite(teresa, 'co-facilitator')).body,
    (await invite(teresa, 'member', bea)).body,
  ]
  expect((await open(teresa)).map(({ id, role, account }) => [id, role, account])).toEqual([
    [first.id, 'member', null],
    [guide.id, 'co-facilitator', null],
    [words.id, 'member', bea],
  ])
  expect(JSON.stringify(await open(teresa))).not.toContain(tokenOf(first.url))
  // A link to a chair is seen and taken back by the facilitator alone.
  expect((await open(ruth)).map(({ id }) => id)).toEqual([first.id, words.id])
  expect((await takeBack(ruth, guide.id)).body.code).toBe('not-found')
  expect((await takeBack(ana, first.id)).body.code).toBe('facilitator-only')
  expect((await takeBack(ruth, first.id)).status).toBe(204)
  expect((await takeBack(teresa, guide.id)).status).toBe(204)
  expect((await takeBack(teresa, guide.id)).body.code).toBe('not-found')
  expect((await open(teresa)).map(({ id }) => id)).toEqual([words.id])
  for (const { url } of [first, guide]) {
    const answer = await new Browser(two.url).post('/api/invitations/accept', { token: tokenOf(url), ownDevice: false })
    expect([answer.status, answer.body.code]).toEqual([410, 'invitation-ended'])
  }
})

test('taken and taken back at the same moment, thirty times: it opens once or not at all (C2)', async () => {
  for (let n = 0; n < 30; n += 1) {
    const { body } = await invite(teresa)
    const enrolled = async () => (await one.db.selectFrom('enrolment').select('account').execute()).length
    const before = await enrolled()
    const [taken, back] = await Promise.all([
      new Browser(two.url).post('/api/invitations/accept', { token: tokenOf(body.url), ownDevice: false }),
      takeBack(teresa, body.id),
    ])
    expect(await enrolled()).toBe(before + (taken.status === 200 ? 1 : 0))
    expect([204, 404]).toContain(back.status)
    expect([200, 410]).toContain(taken.status)
  }
})
