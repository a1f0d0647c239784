// What a member could count: her frames, her answers and every number in her view move only with what she may see, at
// whichever process she is and whenever she comes back.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { newNote, takeVoice, tick, write } from '../support/bowl.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import {
  type Arrived,
  connect,
  knock,
  newCommandId,
  openCircle,
  seedCircle,
  type SeededCircle,
} from '../support/members.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

const PAGE = 'majas-only-page-01'
let ground: Storage
let fixture: ServerFixture
let other: ServerFixture
let clock: TestClock
let seeded: SeededCircle
let people: Record<string, Arrived>

beforeAll(async () => {
  ground = await newStorage()
  clock = testClock()
  fixture = await openServerFixture({ ...ground, clock, mixing: 1 })
  other = await openServerFixture({ ...ground, clock, mixing: 1 })
})
afterAll(async () => {
  await fixture.close()
  await other.close()
  await ground.clear()
})
beforeEach(async () => {
  seeded = await seedCircle(
    fixture.db,
    {
      teresa: 'facilitator',
      ana: 'member',
      bea: 'member',
      ines: 'member',
      wren: 'member',
      maja: 'member',
      noor: 'member',
    },
    clock.now(),
  )
  people = await openCircle(fixture, seeded, 'teresa', ['ana', 'bea', 'ines', 'wren'])
})
afterEach(() => {
  fixture.io.disconnectSockets(true)
  other.io.disconnectSockets(true)
})

const of = (name: string): Arrived => people[name]!
const must = async (answer: Promise<object>): Promise<void> => expect(await answer).toEqual({ ok: true })

/** She sits in the circle by a line to this process. */
async function majaAt(at: ServerFixture): Promise<Arrived> {
  const maja = await knock(at, seeded, 'maja', 'sharing', { page: PAGE })
  await must(of('teresa').send({ type: 'door.admit', who: maja.who }))
  await maja.seesRoom('her seat', (room) => room.you)
  return maja
}

/** Everything that may happen without a member's knowing, one after another; a drawn note, a silenced voice and a credential among it. */
async function hiddenActs(): Promise<void> {
  const { teresa, ana, bea } = people
  await must(teresa!.send({ type: 'hold.hush', who: ana!.who, hushed: true }))
  await must(bea!.send({ type: 'rest.ask' }))
  await must(teresa!.send({ type: 'rest.heard', who: bea!.who }))
  await must(bea!.send({ type: 'bowl.doubt' }))
  await knock(fixture, seeded, 'noor')
  await must(teresa!.send({ type: 'door.say', text: 'There is tea.' }))
  await must(teresa!.send({ type: 'note.draw' }))
  const note = await teresa!.seesRoom('the drawn note', (room) => room.desk?.bowl?.inHand)
  await must(teresa!.send({ type: 'note.set-aside', id: note.id }))
  await must(teresa!.send({ type: 'note.silence', id: note.id }))
  await must(teresa!.send({ type: 'hold.hush', who: ana!.who, hushed: false }))
}

/** Something lies in the bowl, and the bowl is open. */
async function somethingToDraw(): Promise<void> {
  const names = ['ana', 'bea', 'ines', 'wren']
  const voices = await Promise.all(names.map((name) => takeVoice(of(name), seeded.gathering)))
  await tick(fixture.gatherings.live, clock, seeded.gathering)
  await write(fixture, of('ana'), voices[0]!, newNote('I kept the letter.'))
  for (let ticks = 0; ticks < 2; ticks += 1) await tick(fixture.gatherings.live, clock, seeded.gathering)
  await must(of('teresa').send({ type: 'bowl.announce', when: 'now' }))
}

const settled = (one: Arrived): RoomView => structuredClone(one.room())
const views = (one: Arrived): unknown[] => one.frames.filter(({ event }) => event === 'gathering:view')

describe.each(['at her facilitator’s process', 'at another process'])('a member %s', (where) => {
  const hers = (): ServerFixture => (where.includes('another') ? other : fixture)

  it('is sent nothing while hidden acts happen, and then a view in which only the visible act shows (D7)', async () => {
    await somethingToDraw()
    const maja = await majaAt(hers())
    await maja.seesRoom('the open bowl', (room) => room.bowl?.moment === 'open')
    const [before, frames] = [settled(maja), views(maja).length]
    await hiddenActs()
    await must(of('teresa').send({ type: 'rest.pause' }))
    await maja.seesRoom('the pause', (room) => room.rest)
    expect(views(maja)).toHaveLength(frames + 1)
    const { rest: _was, ...beforeThat } = before
    const { rest: _is, ...now } = settled(maja)
    expect(now).toEqual(beforeThat)
    expect(await maja.send({ type: 'rest.ask' })).toEqual({ ok: true })
  })

  it('sees turns that count where the piece came to, whatever else happened between them (D7)', async () => {
    await somethingToDraw()
    const maja = await majaAt(hers())
    const { teresa } = people
    const turns = async (between: () => Promise<void>): Promise<number> => {
      const from = (
        await maja.seesRoom('the piece in the centre', ({ piece }) => (piece.at === 'centre' ? piece : null))
      ).turn
      await between()
      await must(teresa!.send({ type: 'round.begin', prompt: '', anew: true }))
      await maja.seesRoom('the held piece', ({ piece }) => piece.at === 'held')
      await must(teresa!.send({ type: 'mode.set', mode: 'open', now: true }))
      const to = (
        await maja.seesRoom('the piece in the centre again', ({ piece, mode }) =>
          piece.at === 'centre' && mode === 'open' ? piece : null,
        )
      ).turn
      await must(teresa!.send({ type: 'mode.set', mode: 'round' }))
      await maja.seesRoom('the round', ({ mode }) => mode === 'round')
      return to - from
    }
    expect(await turns(hiddenActs)).toBe(await turns(async () => {}))
  })
})

it('a member who comes back at another process after hidden acts sees letter for letter what she saw (D7)', async () => {
  await somethingToDraw()
  const maja = await majaAt(fixture)
  await maja.seesRoom('the open bowl', (room) => room.bowl?.moment === 'open')
  const before = JSON.stringify(maja.room())
  await hiddenActs()
  maja.cut()
  const again = connect({ url: other.url, gathering: seeded.gathering, cookie: maja.cookie, page: PAGE })
  await again.seesRoom('her seat', (room) => room.you)
  expect(JSON.stringify(again.room())).toBe(before)
  again.close()
})

it('answers say yes and nothing more, to those who guide as to everybody, and to the same command again (D7)', async () => {
  const id = newCommandId()
  for (let times = 0; times < 2; times += 1)
    expect(await of('teresa').send({ type: 'rest.pause' }, id)).toEqual({ ok: true })
  await waitFor('the pause', () => of('ana').room().rest)
  const all = JSON.stringify([of('teresa').frames, of('ana').frames])
  expect(all).not.toContain('"seq"')
})
