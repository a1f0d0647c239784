// A real process is asked to end in the middle of a circle: what it had taken is answered, what comes later is refused so
// that a page repeats it, the sockets are sent to come back, and nothing is lost or done twice.
import { openDatabase } from '@circle/server/db/database'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { facilitatorLink } from '@circle/server/circles/invitations.service'
import { type AppProcess, startApp } from '../support/app-process.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { connect, newCommandId, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { Browser, tokenOf } from './open-app.ts'

let ground: Storage
let fixture: ServerFixture
let app: AppProcess
let seeded: SeededCircle
const ends: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  ground = await newStorage()
  // The other process of the same circle, where everybody goes afterwards.
  fixture = await openServerFixture(ground)
  app = await startApp(ground)
  seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member' })
  ends.push(
    () => ground.clear(),
    () => fixture.close(),
    () => app.stop(),
  )
})
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** Whoever wants a row of this table waits until it is let go. */
async function heldUp(table = 'gathering'): Promise<() => Promise<void>> {
  const db = openDatabase({ url: ground.databaseUrl, connections: 1 })
  let letGo = (): void => {}
  const until = new Promise<void>((done) => (letGo = done))
  let locked = (): void => {}
  const holds = new Promise<void>((done) => (locked = done))
  const over = db.transaction().execute(async (trx) => {
    await sql`select 1 from ${sql.table(table)} for update`.execute(trx)
    locked()
    await until
  })
  await holds
  return async () => {
    letGo()
    await over
    await db.destroy()
  }
}

const waiting = () =>
  waitFor(
    'a command that waits',
    async () =>
      (
        await sql`
  select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(fixture.db)
      ).rows.length > 0,
  )

test('asked to end with commands in flight, it answers them, refuses later ones politely, and ends with 0', async () => {
  const there = { ...fixture, url: app.url }
  const { teresa, ana } = await openCircle(there, seeded, 'teresa', ['ana'])
  const letGo = await heldUp()
  const ids = Array.from({ length: 12 }, newCommandId)
  const sent = ids.map((id, at) => teresa!.send({ type: 'door.say', text: `We begin in ${at}` }, id))
  await waiting()

  const gone = app.kill('SIGTERM')
  await waitFor('its end to begin', () => app.log().includes('"ending"'))
  const lateId = newCommandId()
  expect(await teresa!.send({ type: 'door.say', text: 'Later' }, lateId)).toEqual({ ok: false, code: 'try-again' })
  await letGo()

  const answers = await Promise.all(sent)
  expect(answers).toEqual(ids.map(() => ({ ok: true })))
  // Cut, not sent away: whoever is sent away does not come back by herself.
  await Promise.all(
    [teresa!, ana!].map(
      ({ socket }) =>
        new Promise<void>((done) => {
          if (socket.disconnected) done()
          socket.once('disconnect', (why) => {
            expect(why).toBe('transport close')
            done()
          })
        }),
    ),
  )
  await gone
  expect(app.exitCode()).toBe(0)

  const again = connect({ url: fixture.url, gathering: seeded.gathering, cookie: teresa!.cookie })
  await again.seesRoom(
    'the last of them: they took effect in their order',
    (room) => room.desk?.doorWords === 'We begin in 11',
  )
  // A page that missed an answer asks again, and gets the same.
  expect(
    await Promise.all(ids.map((id, at) => again.send({ type: 'door.say', text: `We begin in ${at}` }, id))),
  ).toEqual(answers)
  expect(await again.send({ type: 'door.say', text: 'Later' }, lateId)).toEqual({ ok: true })
  again.close()
})

test('a page that comes while it ends is cut and not refused, so that it comes again', async () => {
  const { teresa } = await openCircle({ ...fixture, url: app.url }, seeded, 'teresa', [])
  const letGo = await heldUp()
  const sent = teresa!.send({ type: 'door.say', text: 'In a moment' })
  await waiting()
  const gone = app.kill('SIGTERM')
  await waitFor('its end to begin', () => app.log().includes('"ending"'))
  const late = connect({ url: app.url, gathering: seeded.gathering, cookie: teresa!.cookie })
  const cut = new Promise<string>((done) => late.socket.once('connect_error', (error) => done(error.message)))
  const why = await Promise.race([cut, new Promise<string>((done) => late.socket.once('disconnect', done))])
  expect(why).not.toMatch(/not-|removed|ended|malformed/)
  late.close()
  await letGo()
  expect((await sent).ok).toBe(true)
  await gone
})

test('whoever is just taking her invitation is shown her words: they are shown once and never again', async () => {
  const link = await facilitatorLink(fixture.db, app.url)
  const letGo = await heldUp('invitation')
  const taken = new Browser(app.url).post('/api/invitations/accept', { token: tokenOf(link), ownDevice: false })
  await waiting()
  const gone = app.kill('SIGTERM')
  await waitFor('its end to begin', () => app.log().includes('"ending"'))
  await letGo()
  const { status, body } = await taken
  expect([status, typeof body.words]).toEqual([200, 'string'])
  await gone
  expect(app.exitCode()).toBe(0)
})
