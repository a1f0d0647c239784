// PostgreSQL dies, or has no room left, while a woman speaks: what cannot be written is refused politely and done later, once.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Opened } from '../support/opened.ts'
import type { SixBrowsers } from '../support/six-browsers.ts'
import { limit } from '../support/limit.ts'
import { expect, tell, test } from './circle.ts'

/** She presses while nothing can be written; resolves when it has been refused politely. */
async function pressesPassOn(six: SixBrowsers, name: string): Promise<void> {
  const pressed = Date.now()
  await six.her(name).press('Pass it on')
  await six.refusedAfter(name, pressed)
}

const turnsEnded = async (six: SixBrowsers, before: Opened): Promise<number> =>
  (await six.truth()).events.slice(before.events.length).filter(({ type }) => type === 'piece.ended').length

test('PostgreSQL is gone for twenty seconds: her press is refused politely, and then counts once', async ({ six }) => {
  await six.speaks('Marisol')
  const before = await six.truth()
  const died = Date.now()
  await six.postgres.kill()
  await wait(5000)
  const gap = await six.longestGap(died)
  await pressesPassOn(six, 'Marisol')
  await wait(died + 20_000 - Date.now())
  await six.postgres.startAgain()
  const booted = Date.now()
  // Her page tries again at most every four seconds while it is refused.
  await expect.poll(() => turnsEnded(six, before)).toBe(1)
  const back = (await six.viewsAfter(booted)) - booted
  expect(await six.droppedSince(before)).toEqual([])
  expect(gap).toBeLessThan(100)
  tell({
    fault: 'PostgreSQL, gone for 20 s',
    normal: back,
    lost: await six.lostSince(before),
    saw: `sound went on; her press was refused politely and counted once, ${back} ms after the boot; nobody dropped`,
  })
  expect(back).toBeLessThan(limit(5000))
})

/** The table of commands fills more than one segment of the write-ahead log, so that it alone runs into the limit. */
async function fillCommands(six: SixBrowsers): Promise<number> {
  const { id } = await six.fixture.plan('Another evening')
  const client = new pg.Client({ connectionString: six.postgres.url })
  await client.connect()
  try {
    // Small ones into every gap that there is, then four to a page without any.
    await client.query('alter table command set (autovacuum_enabled = off)')
    await client.query('vacuum command')
    const fill = (from: number, to: number, bytes: number) =>
      client.query(
        `insert into command (gathering, name, sealed) select $1, int4send(n), decode(repeat('5a', $4), 'hex') from generate_series($2::int, $3::int) as n`,
        [id, from, to, bytes],
      )
    await fill(1, 1000, 20)
    await fill(1001, 10_000, 1980)
    const {
      rows: [size],
    } = await client.query<{ bytes: string }>(`select pg_relation_size('command') as bytes`)
    return Number(size!.bytes)
  } finally {
    await client.end()
  }
}

test('the disk of the database is full: her press is refused politely, nothing is broken, and it counts once there is room', async ({
  six,
}) => {
  test.setTimeout(120_000)
  await six.speaks('Marisol')
  const size = await fillCommands(six)
  expect(size).toBeGreaterThan(17 * 1024 * 1024)
  const before = await six.truth()
  six.postgres.roomFor(size)
  try {
    // What was free in its last page is soon used up.
    await expect(async () => {
      const pressed = Date.now()
      await six.her('Teresa').press('One more minute')
      await six.refusedAfter('Teresa', pressed, 300)
    }).toPass({ intervals: [10], timeout: 45_000 })
    await pressesPassOn(six, 'Marisol')
    expect(await turnsEnded(six, before)).toBe(0)
  } finally {
    six.postgres.roomFor(null)
  }
  const freed = Date.now()
  await expect.poll(() => turnsEnded(six, before)).toBe(1)
  const back = (await six.viewsAfter(freed)) - freed
  expect(await six.droppedSince(before)).toEqual([])
  tell({
    fault: 'the database’s disk, full',
    normal: back,
    lost: await six.lostSince(before),
    saw: `refused politely; her press counted once, ${back} ms after there was room; the state is what the events say`,
  })
})
