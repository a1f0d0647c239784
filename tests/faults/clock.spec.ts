// Clocks are set while a circle sits: a woman's, the app's, the database's. Time in the circle is the database's time at the
// start of the process and monotonic from there, so none of it may be seen.
import { join } from 'node:path'
import pg from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import type { WomanPage } from '../support/woman-page.ts'
import { limit } from '../support/limit.ts'
import { expect, tell, test } from './circle.ts'

const HOUR = 3_600_000

/** In the page: the wall clock is set; the monotonic one runs on. */
function setClock(by: number): void {
  const Real = (window as unknown as { RealDate?: DateConstructor }).RealDate ?? Date
  Object.assign(window, { RealDate: Real })
  window.Date = class extends Real {
    constructor(...all: [] | [number]) {
      super(...((all.length === 0 ? [Real.now() + by] : all) as [number]))
    }

    static override now(): number {
      return Real.now() + by
    }
  } as DateConstructor
}

const timeSaid = async (her: WomanPage): Promise<string> =>
  (await her.page.locator('header').first().innerText()).replaceAll('\n', ' ')
const softly = (her: WomanPage): Promise<string> => her.page.locator('.prompt').innerText()

test('her own clock jumps by a day, forth and back: what she reads and what she may do stay the same', async ({
  six,
}) => {
  const marisol = six.her('Marisol')
  await six.speaks('Marisol')
  const before = await six.truth()
  const said = await timeSaid(marisol)
  let normal = 0
  for (const by of [24 * HOUR, -24 * HOUR]) {
    const soft = await softly(marisol)
    await marisol.page.evaluate(setClock, by)
    await marisol.page.waitForTimeout(1500) // one step of her seconds, and a little
    expect(await timeSaid(marisol)).toBe(said)
    expect(await softly(marisol)).toBe(soft)
    const pressed = Date.now()
    await marisol.press('One more minute')
    normal = Math.max(normal, (await six.viewAfter('Marisol', pressed)) - pressed)
    await expect.poll(() => softly(marisol)).not.toBe(soft) // drawn, with her minute
  }
  await marisol.page.evaluate(setClock, 0)
  tell({
    fault: 'her clock, a day forth and back',
    normal,
    lost: await six.lostSince(before),
    saw: `the same words, the same minutes; “one more minute” obeyed within ${normal} ms`,
  })
  expect(normal).toBeLessThan(limit(1000))
})

/** The database tells another time to every session that begins from now on, once `clock.by` says so. */
async function databaseTime(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    create schema clock; create table clock.set (by interval not null); insert into clock.set values ('0');
    create function clock.now() returns timestamptz language sql stable as 'select pg_catalog.now() + by from clock.set';
    create function clock.clock_timestamp() returns timestamptz language sql volatile as 'select pg_catalog.clock_timestamp() + by from clock.set';
    alter database circle set search_path = public, clock, pg_catalog`)
  return {
    set: (by: number) => client.query(`update clock.set set by = make_interval(secs => $1)`, [by / 1000]),
    end: async () => {
      await client.query('alter database circle reset search_path')
      await client.end()
    },
  }
}

test('the clocks of app and database jump by an hour, forth and back: nobody is dropped, and no deadline moves (G13)', async ({
  six,
}) => {
  test.setTimeout(120_000)
  await six.speaks('Marisol')
  const time = await databaseTime(six.postgres.url)
  const { port } = six.app
  await six.app.kill()
  const shim = join(import.meta.dirname, '..', 'support', 'jumping-clock.mjs')
  const died = Date.now()
  await six.fixture.addApp(port, { NODE_OPTIONS: `--import ${shim}`, JUMPS: `${HOUR},${-HOUR},0` })
  await six.viewsAfter(died)
  const before = await six.truth()
  const { piece } = before.state
  let normal = 0
  for (const by of [HOUR, -HOUR, 0]) {
    await time.set(by)
    process.kill(six.app.pid, 'SIGUSR2')
    await wait(6000) // longer than any lease of a gathering, and than a drop takes
    const pressed = Date.now()
    await six.her('Wren').press(/^Ask for a pause/)
    normal = Math.max(normal, (await six.viewAfter('Teresa', pressed)) - pressed)
    await six.her('Teresa').openPart('Asked of you privately')
    await six.her('Teresa').press('I have heard you')
    await expect.poll(async () => (await six.truth()).state.pauseAsked).toEqual([])
  }
  await time.end()
  const after = await six.truth()
  expect(after.state.piece).toEqual(piece)
  expect(await six.droppedSince(before)).toEqual([])
  for (const { at } of after.events.slice(before.events.length)) expect(Math.abs(at - Date.now())).toBeLessThan(60_000)
  tell({
    fault: 'clocks of app and database, an hour forth and back',
    normal,
    lost: await six.lostSince(before),
    saw: `same turn, same minutes, nobody dropped; commands obeyed within ${normal} ms at each jump`,
  })
  expect(normal).toBeLessThan(limit(1500))
})
