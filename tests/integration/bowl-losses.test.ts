// What is not lost when a process dies, a transaction fails or two processes share one bowl: each note is there exactly
// once, as long as its author repeats it, as her page does.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bowlOf, newNote, type Note, post, postBytes, takeVoice, tick, type Voice, write } from '../support/bowl.ts'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, arrive, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

const MEMBERS = ['ana', 'maja', 'ines', 'wren'] as const
let ground: Storage
let wire: DatabaseProxy
let fixture: ServerFixture
let clock: TestClock
let seeded: SeededCircle
let people: Record<string, Arrived>
let voices: Record<string, Voice>
let notes: Record<string, Note>
const others: ServerFixture[] = []

beforeEach(async () => {
  ground = await newStorage()
  wire = await startDatabaseProxy(ground.databaseUrl)
  clock = testClock()
  fixture = await openServerFixture({ ...ground, clock, databaseUrl: wire.url })
  seeded = await seedCircle(fixture.db, {
    teresa: 'facilitator',
    ana: 'member',
    maja: 'member',
    ines: 'member',
    wren: 'member',
  })
  people = await openCircle(fixture, seeded, 'teresa', MEMBERS)
  voices = {}
  notes = {}
  for (const name of MEMBERS) {
    voices[name] = await takeVoice(people[name]!, seeded.gathering)
    notes[name] = newNote(`A note of ${name}.`)
  }
  await next()
})
afterEach(async () => {
  wire.restore()
  for (const one of [...others.splice(0), fixture]) await one.close()
  await wire.close()
  await ground.clear()
})

const next = (at = fixture) => tick(at.gatherings.live, clock, seeded.gathering)
const rows = (at = fixture) => at.db.selectFrom('note').selectAll().where('gathering', '=', seeded.gathering).execute()
const door = async (at = fixture) => (await bowlOf(at.gatherings.live, seeded.gathering)).channelKey
const sends = async (at: ServerFixture, name: string, note = notes[name]!) =>
  post(at, seeded.gathering, postBytes(voices[name]!, note, await door(at)))

/** Ticks until every author has seen that hers is in the bowl. */
async function allIn(at = fixture, most = 12): Promise<void> {
  const seen = new Set<string>()
  for (let count = 0; count < most && seen.size < MEMBERS.length; count += 1) {
    const { marks } = await next(at)
    for (const name of MEMBERS) if (notes[name]!.outcome(marks) === 'in-the-bowl') seen.add(name)
  }
  expect([...seen].sort()).toEqual([...MEMBERS].sort())
}

describe('when the key cannot be read', () => {
  it('a post writes no line in the log, and a command does (D1)', async () => {
    const file = join(ground.dataDir, 'keys', seeded.gathering)
    const key = await readFile(file)
    await writeFile(file, 'no key')
    const before = fixture.lines.length
    for (const name of MEMBERS) await sends(fixture, name, newNote('Not now.'))
    expect(fixture.lines.slice(before)).toEqual([])
    expect(await people['ana']!.send({ type: 'rest.ask' })).toEqual({ ok: false, code: 'try-again' })
    expect(fixture.lines.slice(before)).toEqual([expect.stringContaining('a command failed')])
    await writeFile(file, key)
  })
})

describe('when the circle ends', () => {
  it('while the repeat of a note waits for its tick, its author is told what became of the note', async () => {
    for (const name of MEMBERS) await sends(fixture, name)
    await allIn()
    const { teresa } = people
    expect((await teresa!.send({ type: 'bowl.announce', when: 'now' })).ok).toBe(true)
    expect((await teresa!.send({ type: 'note.draw' })).ok).toBe(true)
    const drawn = await teresa!.seesRoom('a note', (room) => room.desk?.bowl?.inHand)
    for (const name of MEMBERS) await sends(fixture, name)
    expect((await teresa!.send({ type: 'gathering.end', unread: true })).ok).toBe(true)
    const { marks } = await bowlOf(fixture.gatherings.live, seeded.gathering)
    for (const name of MEMBERS) {
      const read = notes[name]!.text === drawn.text
      expect([name, notes[name]!.outcome(marks)]).toEqual([name, read ? 'read-by-facilitator' : 'not-read'])
    }
  })
})

describe('when the process dies', () => {
  it('with notes in its memory, each is there exactly once after their authors have repeated them', async () => {
    for (const name of MEMBERS) await sends(fixture, name)
    for (let count = 0; count < 3; count += 1) await next()
    const before = (await rows()).length
    await fixture.close()
    fixture = await openServerFixture({ ...ground, clock, databaseUrl: wire.url })
    for (const name of ['teresa', ...MEMBERS])
      people[name] = await arrive(fixture, seeded, name, { cookie: people[name]!.cookie })
    for (const name of MEMBERS)
      await people[name]!.seesRoom('the bowl open', (room) => room.bowl?.belowThreshold === false)
    expect(await rows()).toHaveLength(before)
    for (const name of MEMBERS) await write(fixture, people[name]!, voices[name]!, notes[name]!)
    await allIn()
    for (let count = 0; count < 8; count += 1) await next()
    expect(await rows()).toHaveLength(MEMBERS.length)
  })
})

describe('when a tick is not committed', () => {
  it('before it reached the database, nothing is lost; afterwards, nothing comes twice', async () => {
    for (const name of MEMBERS) await sends(fixture, name)
    for (let count = 0; count < 8; count += 1) {
      const cut = count % 2 === 0 ? wire.cutBeforeNextCommit() : wire.cutAfterNextCommit()
      await next().catch(() => {})
      await cut
    }
    await waitFor('the database', async () =>
      next().then(
        () => true,
        () => false,
      ),
    )
    for (let count = 0; count < 3; count += 1) await next()
    // Nobody has repeated hers yet.
    expect(await rows()).toHaveLength(MEMBERS.length)
    for (const name of MEMBERS) await sends(fixture, name)
    await allIn(fixture, 2)
    expect(await rows()).toHaveLength(MEMBERS.length)
  })
})

describe('two processes', () => {
  it('share one bowl: what one holds when the other ticks is written when it hears of it, and its mark follows', async () => {
    const other = await openServerFixture({ ...ground, clock })
    others.push(other)
    for (const name of MEMBERS) await sends(other, name)
    // Only the first one ticks.
    await allIn(fixture, 10)
    expect(await rows()).toHaveLength(MEMBERS.length)
  })

  it('that both have a note write it once', async () => {
    const other = await openServerFixture({ ...ground, clock })
    others.push(other)
    for (const name of MEMBERS) {
      await sends(fixture, name)
      await sends(other, name)
    }
    await allIn(fixture, 9)
    for (let count = 0; count < 9; count += 1) await next(count % 2 ? fixture : other)
    expect(await rows()).toHaveLength(MEMBERS.length)
  })

  it('know the same door at once, and one that begins later knows it too', async () => {
    const other = await openServerFixture({ ...ground, clock })
    others.push(other)
    const before = await door()
    await people['teresa']!.send({ type: 'hold.remove', who: people['wren']!.who })
    await post(other, seeded.gathering, postBytes(voices['wren']!, notes['wren']!, before))
    const third = await openServerFixture({ ...ground, clock })
    others.push(third)
    await post(third, seeded.gathering, postBytes(voices['wren']!, notes['wren']!, before))
    await sends(third, 'ana')
    for (let count = 0; count < 9; count += 1) await next()
    // Three holders are here: hers waits, and that of the one who was removed is not even held.
    expect(await rows()).toHaveLength(0)
    expect(notes['wren']!.outcome((await next()).marks)).toBeNull()
    expect(notes['wren']!.outcome((await next(third)).marks)).toBeNull()
  })
})
