// What becomes of a note once it lies in the bowl: drawn by chance, laid, set aside, silenced, and its end at the close.
import { bowlRows } from '@circle/server/bowl/bowl.service'
import { makeMixer } from '@circle/server/bowl/mixer'
import type { Trx } from '@circle/server/gatherings/gatherings.repository'
import { keysIn } from '@circle/server/gatherings/keys'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bowlOf, markOfNote, newNote, type Note, takeVoice, tick, type Voice, write } from '../support/bowl.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, connect, knock, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

const MEMBERS = ['ana', 'maja', 'ines', 'wren'] as const
let ground: Storage
let fixture: ServerFixture
let clock: TestClock
let seeded: SeededCircle
let people: Record<string, Arrived>
let voices: Record<string, Voice>
let notes: Record<string, Note>

beforeEach(async () => {
  ground = await newStorage()
  clock = testClock()
  fixture = await openServerFixture({ ...ground, clock, erasure: { afterClose: 60_000, lookEvery: 100 } })
  seeded = await seedCircle(fixture.db, {
    teresa: 'facilitator',
    nora: 'co-facilitator',
    ana: 'member',
    maja: 'member',
    ines: 'member',
    wren: 'member',
    june: 'member',
  })
  people = await openCircle(fixture, seeded, 'teresa', MEMBERS)
  people['nora'] = await knock(fixture, seeded, 'nora')
  voices = {}
  notes = {}
  for (const name of MEMBERS) voices[name] = await takeVoice(people[name]!, seeded.gathering)
  await next()
  for (const name of MEMBERS) {
    notes[name] = newNote(`A note of ${name}.`)
    await write(fixture, people[name]!, voices[name]!, notes[name])
  }
  for (let count = 0; count < 8; count += 1) await next()
})
afterEach(async () => {
  await fixture.close()
  await ground.clear()
})

const live = () => fixture.gatherings.live
const next = () => tick(live(), clock, seeded.gathering)
const rows = () => fixture.db.selectFrom('note').selectAll().where('gathering', '=', seeded.gathering).execute()
const byStatus = async () => (await rows()).map(({ status }) => status).sort()
const teresa = () => people['teresa']!
const nora = () => people['nora']!
const done = async (answer: Promise<object>) => expect(await answer).toMatchObject({ ok: true })
const open = () => done(teresa().send({ type: 'bowl.announce', when: 'now' }))
const marked = (note: Note, most?: number) => markOfNote(live(), clock, seeded.gathering, note, most)
const authorOf = (text: string): string => MEMBERS.find((name) => notes[name]!.text === text)!

const repository = {
  transaction: <T>(work: (trx: Trx) => Promise<T>): Promise<T> => fixture.db.transaction().execute(work),
}
const bowl = bowlRows({
  mixer: makeMixer(),
  curve: { publicKey: () => Promise.reject(new Error('Nothing is opened here.')) },
})

async function atHand() {
  const key = await keysIn(ground.dataDir).find(seeded.gathering)
  const state = await live().read(seeded.gathering)
  if (!key || !state) throw new Error('There is no gathering.')
  return { key, state, undrawn: MEMBERS.length }
}

async function draw(): Promise<{ id: string; text: string; author: string }> {
  await done(teresa().send({ type: 'note.draw' }))
  const note = await teresa().seesRoom('the note', (room) => room.desk?.bowl?.inHand)
  return { ...note, author: authorOf(note.text) }
}

describe('drawing', () => {
  it('takes one of the undrawn, seen by facilitators alone; two who draw at once get one', async () => {
    await open()
    const answers = await Promise.all([teresa().send({ type: 'note.draw' }), nora().send({ type: 'note.draw' })])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'note-in-hand' })
    const { text } = await teresa().seesRoom('the note', (room) => room.desk?.bowl?.inHand)
    expect(MEMBERS.map((name) => notes[name]!.text)).toContain(text)
    for (const name of MEMBERS) expect(JSON.stringify(people[name]!.frames)).not.toContain(text)
    expect(await byStatus()).toEqual(['drawn', 'undrawn', 'undrawn', 'undrawn'])
  })

  it('is uniform: of four thousand picks each note gets its fourth', async () => {
    const { key, state, undrawn } = await atHand()
    const counts = new Map<string, number>()
    await repository.transaction(async (trx) => {
      for (let count = 0; count < 4000; count += 1) {
        const { context } = await bowl.before(trx, {
          gathering: seeded.gathering,
          key,
          state,
          undrawn,
          publicKey: '',
          command: { type: 'note.draw' },
        })
        counts.set(context.pick!.text, (counts.get(context.pick!.text) ?? 0) + 1)
      }
    })
    const surprise = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(counts.size).toBe(4)
    // Chi-square with three degrees of freedom: by chance above this once in a million runs.
    expect(surprise).toBeLessThan(30.7)
  })

  it('gives each note exactly once, until none is there', async () => {
    await open()
    const drawn: string[] = []
    for (const _ of MEMBERS) {
      const note = await draw()
      drawn.push(note.text)
      await done(teresa().send({ type: 'note.set-aside', id: note.id }))
      await teresa().seesRoom('an empty hand', (room) => room.desk?.bowl?.inHand === null)
    }
    expect(drawn.sort()).toEqual(MEMBERS.map((name) => notes[name]!.text).sort())
    expect(await teresa().send({ type: 'note.draw' })).toEqual({ ok: false, code: 'bowl-empty' })
  })
})

describe('the end of a note', () => {
  it('laid for all, or set aside, is told to its author and to nobody else', async () => {
    await open()
    const laid = await draw()
    await done(teresa().send({ type: 'note.lay', id: laid.id }))
    await people['ana']!.seesRoom(
      'the note in the centre',
      (room) => room.piece.at === 'note' && room.piece.text === laid.text,
    )
    expect((await marked(notes[laid.author]!, 1)).outcome).toBe('read-to-all')
    const aside = await draw()
    await done(teresa().send({ type: 'note.set-aside', id: aside.id }))
    expect((await marked(notes[aside.author]!, 1)).outcome).toBe('read-by-facilitator')
    expect(await byStatus()).toEqual(['aside', 'laid', 'undrawn', 'undrawn'])
  })

  it('on the open cloth comes at a tick', async () => {
    await open()
    await done(teresa().send({ type: 'cloth.open', open: true }))
    const note = await draw()
    await done(teresa().send({ type: 'note.to-cloth', id: note.id }))
    await next()
    await people['ana']!.seesRoom('the cloth', (room) => room.bowl?.cloth.some(({ text }) => text === note.text))
    expect(notes[note.author]!.outcome((await next()).marks)).toBe('read-to-all')
  })

  it('stands for every author in the last frame: read to all, by the facilitator, not read', async () => {
    await open()
    const laid = await draw()
    await done(teresa().send({ type: 'note.lay', id: laid.id }))
    const aside = await draw()
    await done(teresa().send({ type: 'note.set-aside', id: aside.id }))
    const inHand = await draw()
    expect(await teresa().send({ type: 'gathering.end' })).toEqual({ ok: false, code: 'bowl-not-read' })
    const waiting = newNote('It never came in.', 2)
    await write(fixture, people['ana']!, voices['ana']!, waiting)
    await done(teresa().send({ type: 'gathering.end', unread: true }))
    const ended = await people['ana']!.sees('the end', (view) => (view.audience === 'stranger' ? view : null))
    expect(ended.marks).toHaveLength(128)
    const outcomes = Object.fromEntries(MEMBERS.map((name) => [name, notes[name]!.outcome(ended.marks!)]))
    const unread = MEMBERS.find((name) => ![laid, aside, inHand].some(({ author }) => author === name))!
    expect(outcomes).toEqual({
      [laid.author]: 'read-to-all',
      [aside.author]: 'read-by-facilitator',
      [inHand.author]: 'read-by-facilitator',
      [unread]: 'not-read',
    })
    expect(waiting.outcome(ended.marks!)).toBe('not-read')
  })

  it('is told once more to an author whose line was down at the end, and to nobody who was never inside', async () => {
    const { cookie } = people['ana']!
    people['ana']!.cut()
    await done(teresa().send({ type: 'gathering.end', unread: true }))
    const again = connect({ url: fixture.url, gathering: seeded.gathering, cookie })
    const ended = await again.sees('the end', (view) => (view.audience === 'stranger' ? view : null))
    expect(notes['ana']!.outcome(ended.marks!)).toBe('not-read')
    expect((await again.heard('gathering:closed')).args).toEqual(['ended'])
    const never = connect({
      url: fixture.url,
      gathering: seeded.gathering,
      cookie: (await fixture.sessions.start(seeded.accounts['june']!, false)).cookie,
    })
    await waitFor('the refusal', () => never.refused())
    expect([never.refused(), never.frames]).toEqual(['ended', []])
  })
})

describe('AN-16: a silenced voice', () => {
  it('loses what nobody has read, learns it, and enters no more; the others stay', async () => {
    const more = MEMBERS.map((name) => [name, newNote(`Another of ${name}.`, 2)] as const)
    for (const [name, note] of more) await write(fixture, people[name]!, voices[name]!, note)
    for (let count = 0; count < 10; count += 1) await next()
    await open()
    await done(teresa().send({ type: 'note.draw' }))
    const { id, text } = await teresa().seesRoom('the note', (room) => room.desk?.bowl?.inHand)
    const author = MEMBERS.find((name) => text.endsWith(` ${name}.`))!
    await done(teresa().send({ type: 'note.silence', id }))
    const { marks } = await next()
    expect(notes[author]!.outcome(marks)).toBe('closed-for-this-voice')
    expect(more.find(([name]) => name === author)![1].outcome(marks)).toBe('closed-for-this-voice')
    expect((await byStatus()).filter((status) => status === 'silenced')).toHaveLength(2)
    expect((await byStatus()).filter((status) => status === 'undrawn')).toHaveLength(6)
    expect((await rows()).filter(({ sealed }) => sealed === null)).toHaveLength(2)

    const third = newNote('Once more.', 3)
    await write(fixture, people[author]!, voices[author]!, third)
    expect((await marked(third)).outcome).toBe('closed-for-this-voice')
    // A replay of what was there gets its mark again and no place.
    await write(fixture, people[author]!, voices[author]!, notes[author]!)
    expect((await marked(notes[author]!, 2)).outcome).toBe('closed-for-this-voice')
    expect(await rows()).toHaveLength(8)
  })
})

it('every word of it leaves the database with the gathering, and its key with it', async () => {
  await done(teresa().send({ type: 'gathering.end', unread: true }))
  clock.turn(61_000)
  await waitFor(
    'the erasure',
    async () => (await fixture.db.selectFrom('participant').select('id').execute()).length === 0,
  )
  expect(await rows()).toEqual([])
  expect(await fixture.db.selectFrom('note_mark').selectAll().execute()).toEqual([])
  await expect(bowlOf(live(), seeded.gathering)).rejects.toThrow('There is no bowl.')
})
