// A role is given and ends, and a woman is removed from a gathering: who sees what from then on, at both of two processes.
// How a membership ends is in no-longer-belongs.test.ts.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Arrived, seedCircle, type SeededCircle } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { MembershipFixture } from './membership-fixture.ts'
import { Browser, type OpenApp, tokenOf } from './open-app.ts'

const ground = new MembershipFixture()
const { browserOf, circlePath, end, give, sfu, soundOf } = ground
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

describe('guides, no longer guides', () => {
  test('a member who guides from now on has the desk at once at the other process, and no more when she no longer does (C2)', async () => {
    const { ana, teresa } = people
    expect((await give('ana', 'co-facilitator')).status).toBe(204)
    await ana!.sees('her desk', (view) => view.audience === 'facilitator' && view.desk?.waiting.length === 1)
    expect((await ana!.send({ type: 'door.admit', who: people['dina']!.who })).ok).toBe(true)
    expect((await browserOf('ana', two).get(circlePath('/members'))).status).toBe(200)
    expect((await give('ana', 'member')).status).toBe(204)
    await ana!.sees('the room of a member', (view) => view.audience === 'sharing')
    expect(await ana!.send({ type: 'hold.remove', who: people['bea']!.who })).toEqual({
      ok: false,
      code: 'facilitator-only',
    })
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
    const mayPublish = async () =>
      (await sfu().participant(seeded.gathering, mediaId))?.permission?.canPublishSources.length ?? 0
    const before = await mayPublish()
    const since = performance.now()
    expect((await give('ruth', 'member')).status).toBe(204)
    await waitFor('her microphone to be taken away', async () => (await mayPublish()) < before)
    expect(performance.now() - since).toBeLessThan(1000)
    sound.socket.close()
  })

  test('a link for new words that was open goes with the old role: it would lead to the new chair (C2)', async () => {
    const made = await browserOf('ruth').post(circlePath('/invitations'), {
      role: 'member',
      account: seeded.accounts['ana'],
    })
    await give('ana', 'co-facilitator')
    expect(
      (await new Browser(one.url).post('/api/invitations/look', { token: tokenOf(made.body.url) })).body.code,
    ).toBe('invitation-ended')
  })

  test('only the facilitator herself gives and takes roles and ends memberships; her own chair is taken by nobody (C2)', async () => {
    const answers = async (by: string) =>
      [await give('bea', 'co-facilitator', by), await end('bea', false, by)].map(({ body }) => body.code)
    expect(await answers('ruth')).toEqual(['lead-only', 'lead-only'])
    expect(await answers('ana')).toEqual(['facilitator-only', 'facilitator-only'])
    for (const answer of [await give('teresa', 'member'), await end('teresa', true)])
      expect(answer.body.code).toBe('facilitator-stays')
    expect((await give('bea', 'member')).body.code).toBe('already-so')
    const stranger = await seedCircle(one.db, { zoe: 'member' })
    expect(
      (await browserOf('teresa').post(circlePath(`/members/${stranger.accounts['zoe']}/end`), { deleteAccount: true }))
        .body.code,
    ).toBe('not-found')
    expect((await browserOf('teresa').post(circlePath('/members/nobody/end'), { deleteAccount: true })).body.code).toBe(
      'malformed',
    )
  })
})

test('a removed woman’s page names nothing until the gathering is over (C2)', async () => {
  const { teresa, ana, ruth } = people
  for (const she of [ana!, ruth!]) await teresa!.send({ type: 'hold.remove', who: she.who })
  for (const [name, app] of [
    ['ana', one],
    ['ruth', two],
  ] as const) {
    const { circles } = (await browserOf(name, app).get('/api/me')).body
    expect(circles).toEqual([
      { id: seeded.circle, name: '', role: 'member', facilitator: null, gathering: null, removed: true },
    ])
  }
  expect((await browserOf('bea').get('/api/me')).body.circles[0]).toMatchObject({
    name: 'Thursday',
    removed: false,
    gathering: { topic: 'Beginning again' },
  })
  await teresa!.send({ type: 'gathering.end' })
  expect((await browserOf('ana').get('/api/me')).body.circles[0]).toMatchObject({ name: 'Thursday', removed: false })
})
