// Somebody has the disk with its keys, so that every state and every event of the evening can be read, and a facilitator helps
// by silencing a voice and waiting for what its writer does next. From all that pages do beside their posts no writer may follow;
// with pages that take a credential when they need one she must win, or she proves nothing.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SeededRandom } from '@circle/shared/testing/seeded-random'
import { bowlLimits } from '@circle/shared/gathering/state'
import { takeVoice } from '../support/bowl.ts'
import { here } from '../support/happenings.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { openCircle, seedCircle } from '../support/members.ts'
import { stillClock } from '../support/test-clock.ts'
import { chanceOfAtLeast } from './binomial-tail.ts'
import { Pages } from './pages.ts'

const SEED = Number(process.env.SEED ?? 20_261_124)
const EVENINGS = Number(process.env.EVENINGS ?? (process.env.LONG_TESTS ? 8 : 5))
const EVENINGS_AT_NEED = 4
const names = ['ana', 'bea', 'cleo', 'dora', 'elin', 'fay', 'gita', 'hope']
/** By luck alone she names one in eight. */
const ALPHA = 0.005

const clock = stillClock()
let ground: Storage
let fixture: ServerFixture
beforeAll(async () => {
  ground = await newStorage()
  fixture = await openServerFixture({ ...ground, clock })
})
afterAll(async () => {
  await fixture?.close()
  await ground?.clear()
})

/** `what`: the kind of her command, or the credential that was given to her. */
type Act = { who: string; at: number; what: string }
type Evening = { writer: string; silenced: number; acts: Act[]; people: string[] }
type Credentials = 'at the shared ticks' | 'at need'

/** One woman writes; her voice is silenced; she writes again as soon as she reads that it is closed. */
async function holdEvening(dice: SeededRandom, credentials: Credentials): Promise<Evening> {
  const seeded = await seedCircle(
    fixture.db,
    { Teresa: 'facilitator', ...Object.fromEntries(names.map((name) => [name, 'member' as const])) },
    clock.now(),
  )
  const women = await openCircle(fixture, seeded, 'Teresa', names)
  const pages = new Pages(fixture, clock, seeded.gathering)
  for (const name of names) pages.open(name, women[name]!)
  const guide = women['Teresa']!
  const writer = dice.choose(names)!
  const engine = pages.engines.get(writer)!
  const states = (): string[] => engine.snapshot().notes.map(({ state }) => state)
  const ticksUntil = async (what: string, so: () => boolean): Promise<void> => {
    for (let ticks = 0; !so(); ticks += 1) {
      if (ticks === 24) throw new Error(`Not so after twenty-four ticks: ${what}; ${states().join()}`)
      await pages.tick()
    }
  }
  const must = async (answer: Promise<{ ok: boolean; code?: string }>): Promise<void> =>
    expect(await answer).toMatchObject({ ok: true })

  await ticksUntil('all pages ready', () =>
    [...pages.engines.values()].every((one) => one.snapshot().readiness === 'ready'),
  )
  engine.lay('What I write.')
  await ticksUntil('it lies in the bowl', () => states()[0] === 'in-the-bowl')
  await must(guide.send({ type: 'bowl.announce', when: 'now' }))
  await must(guide.send({ type: 'note.draw' }))
  const { id } = await guide.seesRoom('the note', ({ desk }) => desk?.bowl?.inHand)
  const silenced = clock.now()
  await must(guide.send({ type: 'note.silence', id }))
  await ticksUntil('she reads that her voice is closed', () => states()[0] === 'closed-for-this-voice')
  engine.lay('What I write then.')
  // What a page did before all of them took their credentials at the same ticks.
  if (credentials === 'at need') await takeVoice(women[writer]!, seeded.gathering)
  await ticksUntil('the time in which she would have been seen is over', () => clock.now() > silenced + 8 * 60_000)
  while ((guide.room().bowl?.tick ?? 0) < bowlLimits.periodTicks) await pages.tick()
  await ticksUntil('it lies in the bowl as well', () => states()[1] === 'in-the-bowl')
  pages.close()
  const people = names.map((name) => women[name]!.who)
  const acts = here(seeded.gathering).flatMap(({ by, command, events }): Act[] => [
    ...(people.includes(by) ? [{ who: by, at: events.at(-1)!.at, what: command.type }] : []),
    ...events.flatMap((event) =>
      event.type === 'credential.taken' ? [{ who: event.who, at: event.at, what: 'credential' }] : [],
    ),
  ])
  await must(guide.send({ type: 'gathering.end', unread: true }))
  guide.close()
  return { writer: women[writer]!.who, silenced, acts, people }
}

type Guess = (evening: Evening) => string | undefined
const guesses: Readonly<Record<string, Guess>> = {
  'the first that did anything after the silence': ({ silenced, acts }) =>
    acts.filter(({ at }) => at > silenced).sort((one, other) => one.at - other.at)[0]?.who,
  // Of equals the first in the alphabet of random ids, which means nothing.
  'the one with the most credentials': ({ acts, people }) => {
    const count = (who: string): number => acts.filter((act) => act.who === who && act.what === 'credential').length
    return [...people].sort((one, other) => count(other) - count(one) || (one < other ? -1 : 1))[0]
  },
}

async function hold(evenings: number, credentials: Credentials): Promise<Evening[]> {
  const list: Evening[] = []
  for (let evening = 0; evening < evenings; evening += 1)
    list.push(await holdEvening(new SeededRandom(SEED + evening), credentials))
  return list
}

/** How likely luck alone would name as many. */
function byLuck(list: readonly Evening[], name: string, guess: Guess): number {
  const hits = list.filter((evening) => guess(evening) === evening.writer).length
  const chance = chanceOfAtLeast(
    hits,
    list.map(({ people }) => 1 / people.length),
  )
  console.log(
    `silenced, seed ${SEED}, ${name}: ${hits} of ${list.length} named, ${(list.length / names.length).toFixed(1)} by luck (p = ${chance.toPrecision(2)})`,
  )
  return chance
}

it(`AN-16: who has disk and keys, and a facilitator who silences, names the writer where a page takes a credential at need, in ${EVENINGS_AT_NEED} evenings (D2)`, async () => {
  const list = await hold(EVENINGS_AT_NEED, 'at need')
  for (const [name, guess] of Object.entries(guesses))
    expect(byLuck(list, `credentials at need, ${name}`, guess), name).toBeLessThan(0.001)
}, 900_000)

it(`AN-16: she names no writer where all pages take theirs at the same ticks, in ${EVENINGS} evenings (D2)`, async () => {
  const list = await hold(EVENINGS, 'at the shared ticks')
  for (const [name, guess] of Object.entries(guesses)) expect(byLuck(list, name, guess), name).toBeGreaterThan(ALPHA)
  // All of them take as many, at their coming and in the shared tick.
  for (const { acts, people } of list) {
    for (const who of people) expect(acts.filter((act) => act.who === who && act.what === 'credential')).toHaveLength(2)
  }
}, 900_000)
