// What a tick of the bowl lets in, keeps in its rows and tells: how many of a voice, how many marks, what was taken back. Behind
// real sockets, HTTP and PostgreSQL, under a clock that the test moves; how a note enters is in bowl.test.ts.
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newNote, type Voice } from '../support/bowl.ts'
import type { ServerFixture } from '../support/server-fixture.ts'
import { type Arrived, knock, type SeededCircle } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { BowlGround, MEMBERS } from './bowl-ground.ts'

const ground = new BowlGround()
const { next, writes, marked, rows } = ground
let fixture: ServerFixture
let seeded: SeededCircle
let people: Record<string, Arrived>
let voices: Record<string, Voice>

beforeEach(async () => {
  await ground.open()
  fixture = ground.fixture
  seeded = ground.seeded
  people = ground.people
  voices = ground.voices
})
afterEach(() => ground.close())

describe('limits', () => {
  it('four of a voice, one a minute; the fifth learns that it is too many', async () => {
    const notes = [1, 2, 3, 4, 5].map((seq) => newNote(`Number ${seq}`, seq))
    for (const note of notes) await writes('ana', note)
    const seen = new Map<number, string>()
    for (let count = 0; count < 20; count += 1) {
      const { marks } = await next()
      for (const note of notes) if (note.outcome(marks)) seen.set(note.seq, note.outcome(marks)!)
    }
    expect([...seen.values()].sort()).toEqual(['in-the-bowl', 'in-the-bowl', 'in-the-bowl', 'in-the-bowl', 'too-many'])
    const ticks = (await rows()).map((row) => row.tick).sort((one, other) => one - other)
    expect(ticks).toHaveLength(4)
    for (const [place, at] of ticks.entries()) if (place > 0) expect(at - ticks[place - 1]!).toBeGreaterThanOrEqual(2)
  })

  it('sixteen marks in every tick, whether anything came or not; more wait for the next', async () => {
    expect(new Set((await next()).marks).size).toBe(16)
    const bytes = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length)))
    const mark = () => ({
      id: crypto.randomUUID(),
      gathering: seeded.gathering,
      tick: 1,
      mark: bytes(16),
      about: bytes(32),
    })
    const waiting = Array.from({ length: 20 }, mark)
    await fixture.db.insertInto('note_mark').values(waiting).execute()
    const given = new Set<string>()
    for (const expected of [16, 20]) {
      const { marks } = await next()
      expect(marks).toHaveLength(16)
      for (const each of marks) given.add(each)
      expect(waiting.filter((each) => given.has(each.mark.toString('base64url')))).toHaveLength(expected)
    }
  })
})

describe('taken back', () => {
  it('before it came in, it never does; afterwards its words are gone and its place bars a replay', async () => {
    const [early, late] = [newNote('Taken back at once.', 1), newNote('Taken back later.', 2)]
    await writes('ana', early)
    await writes('ana', early, 'withdraw')
    expect((await marked(early, 2)).outcome).toBe('withdrawn')
    await writes('maja', late)
    await marked(late)
    await writes('maja', late, 'withdraw')
    expect((await marked(late, 2)).outcome).toBe('withdrawn')
    await writes('ana', early)
    await writes('maja', late)
    for (let count = 0; count < 9; count += 1) await next()
    expect((await rows()).map(({ status, sealed }) => [status, sealed])).toEqual([
      ['withdrawn', null],
      ['withdrawn', null],
    ])
  })
})

it('AN-11: a row has a random id, a tick and no time, and lies where the shuffle has put it', async () => {
  const names: Record<string, string[]> = {}
  for (const table of ['note', 'note_mark']) {
    const { rows: columns } = await sql<{ name: string; type: string }>`
      select column_name as name, data_type as type from information_schema.columns where table_name = ${table}`.execute(
      fixture.db,
    )
    names[table] = columns.map(({ name, type }) => `${name} ${type}`).sort()
  }
  expect(names).toEqual({
    note: [
      'gathering uuid',
      'id uuid',
      'mark bytea',
      'sealed bytea',
      'seq integer',
      'status text',
      'tick integer',
      'voice bytea',
    ],
    note_mark: ['about bytea', 'gathering uuid', 'id uuid', 'mark bytea', 'tick integer'],
  })
  const { rows: sequences } = await sql`select 1 from pg_sequences where schemaname = 'public'`.execute(fixture.db)
  expect(sequences).toEqual([])
  for (const name of MEMBERS) await writes(name, newNote(name))
  for (let count = 0; count < 9; count += 1) await next()
  const notes = await rows()
  expect(notes).toHaveLength(4)
  for (const { id } of notes)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(notes.map(({ sealed }) => sealed?.length)).size).toBe(1)
  for (const voice of Object.values(voices))
    for (const row of notes) expect(row.voice.includes(Buffer.from(voice.pub))).toBe(false)
})

it('every tick is told to all inside, once at arrival, and to nobody who waits', async () => {
  const june = await knock(fixture, seeded, 'june')
  const { tick: told, marks } = await next()
  for (const name of ['teresa', ...MEMBERS]) {
    const heard = await waitFor('the tick', () =>
      people[name]!.frames.find(
        ({ event, args }) => event === 'bowl:tick' && (args[0] as { tick: number }).tick === told,
      ),
    )
    expect(heard.args[0]).toEqual({ tick: told, marks })
  }
  expect(june.frames.filter(({ event }) => event === 'bowl:tick')).toEqual([])
  await people['teresa']!.send({ type: 'door.admit', who: june.who })
  expect((await june.heard('bowl:tick')).args[0]).toEqual({ tick: told, marks })
  expect(june.frames.filter(({ event }) => event === 'bowl:tick')).toHaveLength(1)
})
