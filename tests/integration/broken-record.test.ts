// What the database holds of one gathering cannot be opened, or a change to its tables is done by half: nobody else may be
// touched by it, nothing is made worse, and no word of a record comes into the log.
import { openDatabase } from '@circle/server/db/database'
import { migrate } from '@circle/server/db/migrate'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { migrations } from '../../migrations/index.ts'
import { arrive, connect, openCircle, seedCircle } from '../support/members.ts'
import { freshDatabase } from '../support/postgres.ts'
import { waitFor } from '../support/wait-for.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function openEnvironment(): Promise<Storage> {
  const ground = await newStorage()
  ends.push(() => ground.clear())
  return ground
}

async function openOn(ground: Storage): Promise<ServerFixture> {
  const fixture = await openServerFixture(ground)
  ends.push(() => fixture.close())
  return fixture
}

const breaks = {
  'a byte of it turned': sql`update gathering_state set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 255)`,
  'cut in the middle': sql`update gathering_state set sealed = substring(sealed from 1 for 100)`,
  'nothing in it': sql`update gathering_state set sealed = ''`,
}

test.each(Object.entries(breaks))(
  'a state that cannot be opened, %s, ends nobody else’s hour, now and after a start (G11)',
  async (_what, spoil) => {
    const ground = await openEnvironment()
    let fixture = await openOn(ground)
    const broken = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member' })
    const whole = await seedCircle(fixture.db, { mara: 'facilitator', bea: 'member' })
    const theirs = await openCircle(fixture, broken, 'teresa', ['ana'])
    const others = await openCircle(fixture, whole, 'mara', ['bea'])
    for (const one of Object.values({ ...theirs, ...others })) ends.push(() => one.close())
    await sql`${spoil} where gathering = ${broken.gathering}`.execute(fixture.db)

    expect(await theirs['ana']!.send({ type: 'hand.raise' })).toEqual({ ok: false, code: 'try-again' })
    expect(await theirs['teresa']!.send({ type: 'door.say', text: 'Soon.' })).toEqual({ ok: false, code: 'try-again' })
    expect(await others['mara']!.send({ type: 'door.say', text: 'Soon.' })).toEqual({ ok: true })
    for (const one of Object.values({ ...theirs, ...others })) one.close()
    await fixture.close()

    fixture = await openOn(ground)
    const bea = await arrive(fixture, whole, 'bea')
    ends.push(() => bea.close())
    expect((await bea.seesRoom('her seat again', (room) => room.you)).id).toBe(bea.who)
    expect(await bea.send({ type: 'attendance.change', to: 'listening' })).toEqual({ ok: true })
    const { cookie } = await fixture.sessions.start(broken.accounts['ana']!, false)
    const ana = connect({ url: fixture.url, gathering: broken.gathering, cookie })
    ends.push(() => ana.close())
    // Her page is cut and comes again by itself, as when the database is away.
    const said = await waitFor(
      'a word about it',
      () => fixture.lines.filter((line) => line.includes('a handshake failed')).join('') || null,
    )
    expect(ana.view()).toBeNull()
    expect(said).not.toMatch(new RegExp(`${Object.keys(broken.accounts).join('|')}|Beginning`))
    const rows = await fixture.db.selectFrom('gathering_state').select('gathering').execute()
    expect(rows).toHaveLength(2) // nothing is thrown away: a backup of the row or of its key may bring it back
  },
  60_000,
)

test('a change to the database that fails in its middle leaves nothing of itself, and is done whole by the next start (G12)', async () => {
  const database = await freshDatabase()
  ends.push(() => database.drop())
  const names = Object.keys(migrations).sort()
  const last = names.at(-1)!
  await migrate(database.url, names.at(-2))
  const db = openDatabase({ url: database.url, connections: 1 })
  ends.push(() => db.destroy())
  const shape = async () =>
    (
      await sql<{ row: string }>`select table_name || '.' || column_name as row from information_schema.columns
    where table_schema = 'public' order by 1`.execute(db)
    ).rows.map(({ row }) => row)
  const before = await shape()
  const { up } = migrations[last]!
  const change = migrations[last]!
  migrations[last] = {
    ...change,
    async up(half: Parameters<typeof up>[0]) {
      await up(half)
      throw new Error('the machine stopped')
    },
  }
  await expect(migrate(database.url)).rejects.toThrow(last)
  expect(await shape()).toEqual(before)
  migrations[last] = change
  expect(await migrate(database.url)).toEqual([last])
  expect(await shape()).not.toEqual(before)
})
