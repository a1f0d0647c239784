// Somebody has the whole database, every log line and every frame, and guesses who wrote which note. Without the mixing
// she must win, or she proves nothing; with it she must do no better than luck.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Storage, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { seedCircle } from '../support/members.ts'
import { type TestClock, stillClock } from '../support/test-clock.ts'
import { SeededRandom } from '@circle/shared/testing/seeded-random'
import { type Evening, holdEvening } from './evening.ts'
import {
  actedIn,
  allTimes,
  best,
  byLines,
  byVoice,
  framesOfHer,
  gapsIn,
  type Guesser,
  lastToAct,
  orderOnDisk,
} from './guess.ts'
import { chanceOfAtLeast, effectiveSize } from './binomial-tail.ts'

const SEED = Number(process.env.SEED ?? 20_261_124)
const RUNS = Number(process.env.RUNS ?? (process.env.LONG_TESTS ? 200 : 60))
const RUNS_UNMIXED = 10
const names = ['ana', 'bea', 'cleo', 'dora', 'elin', 'fay', 'gita', 'hope', 'ines', 'june', 'kaya', 'lena']
const guessers: Record<string, Guesser> = {
  'last to act': lastToAct,
  'order on disk': orderOnDisk,
  'frames of hers': framesOfHer,
}
const SMALLEST = 4
/** At most: those above, all notes of a voice, and one for each field of a line. */
const LOOKS = 16
/** One in a hundred for all looks together: the mixing's dice are real ones. */
const ALPHA = 0.01 / LOOKS

/** Houses side by side, each with a database and a clock of its own: one alone waits half its time for its database. */
const HOUSES = 2
const clocks: readonly TestClock[] = Array.from({ length: HOUSES }, stillClock)
let grounds: Storage[]
beforeAll(async () => {
  grounds = await Promise.all(clocks.map(newStorage))
})
afterAll(async () => {
  await Promise.all(grounds.map((ground) => ground.clear()))
})

async function evenings(runs: number, mixing: number): Promise<Evening[]> {
  const lists = await Promise.all(
    grounds.map((ground, place) => eveningsOf(ground, clocks[place]!, place, runs, mixing)),
  )
  return lists.flat()
}

/** Every so-manieth of `runs`, from `first`. */
async function eveningsOf(
  ground: Storage,
  clock: TestClock,
  first: number,
  runs: number,
  mixing: number,
): Promise<Evening[]> {
  const fixture = await openServerFixture({ ...ground, clock, mixing })
  const list: Evening[] = []
  const before = fixture.lines.length
  for (let run = first; run < runs; run += HOUSES) {
    const people = Object.fromEntries([
      ['Teresa', 'facilitator'] as const,
      ...names.map((name) => [name, 'member'] as const),
    ])
    // By the moved clock: what by its count was over long ago would be erased as never opened.
    const seeded = await seedCircle(fixture.db, people, clock.now())
    list.push(
      await holdEvening(
        { fixture, clock, dataDir: ground.dataDir, mixing },
        seeded,
        names,
        new SeededRandom(SEED + run),
      ),
    )
  }
  // While circles run it writes of their end, of requests, and of nothing else.
  expect(
    fixture.lines
      .slice(before)
      .filter(
        (line) =>
          !/"msg":"(answered|erased|the traces of what was erased (are|could not be) removed[^"]*|what fell due while no process lived has its full length again)"/.test(
            line,
          ),
      ),
  ).toEqual([])
  await fixture.close()
  return list
}

type Score = { notes: number; hits: number; luck: number[]; sizes: number[] }

/** Of the notes whose writer is among those who acted while it may have been posted: for the others luck is smaller still. */
function score(list: readonly Evening[], guesser: Guesser): Score {
  const total: Score = { notes: 0, hits: 0, luck: [], sizes: [] }
  for (const { seen, wrote } of list) {
    const guesses = guesser(seen)
    for (const row of seen.rows) {
      const odds = guesses.get(row.id)!
      const writer = wrote.get(row.id)!
      const acted = new Set(actedIn(seen, row).map(({ who }) => who))
      total.sizes.push(effectiveSize([...odds.values()]))
      if (!acted.has(writer)) continue
      total.notes += 1
      if (best(odds) === writer) total.hits += 1
      total.luck.push(1 / acted.size)
    }
  }
  return total
}

/** The notes of one voice taken together: who acted in the mixing window of each of them may have written them all. */
function scoreVoices(list: readonly Evening[]): Score {
  const total: Score = { notes: 0, hits: 0, luck: [], sizes: [] }
  for (const { seen, wrote } of list) {
    const guesses = allTimes(seen)
    for (const odds of guesses.values()) total.sizes.push(effectiveSize([...odds.values()]))
    for (const [first, ...others] of byVoice(seen.rows)) {
      const windows = [first!, ...others].map((row) => new Set(actedIn(seen, row).map(({ who }) => who)))
      const inAll = seen.people.filter((who) => windows.every((acted) => acted.has(who)))
      const writer = wrote.get(first!.id)!
      if (!inAll.includes(writer)) continue
      total.notes += 1
      if (best(guesses.get(first!.id)!) === writer) total.hits += 1
      total.luck.push(1 / inAll.length)
    }
  }
  return total
}

/** Every field that a line has, but those that never tell anything. */
const fieldsOf = (list: readonly Evening[]): string[] =>
  [...new Set(list.flatMap(({ seen }) => seen.lines.flatMap(({ fields }) => Object.keys(fields))))].filter((field) =>
    list.some(({ seen }) => gapsIn(seen.lines, field).length > 0),
  )

function noBetterThanLuck(name: string, { hits, notes, luck }: Score): void {
  const chance = chanceOfAtLeast(hits, luck)
  const byLuck = luck.reduce((sum, each) => sum + each, 0)
  console.log(
    `linker, mixing on, seed ${SEED}, ${name}: ${hits} of ${notes} named, ${byLuck.toFixed(0)} by luck (p = ${chance.toFixed(3)})`,
  )
  expect(notes, name).toBeGreaterThan((RUNS * names.length) / 3)
  expect(chance, name).toBeGreaterThan(ALPHA)
}

/** What she could do if lines carried the number that a server gives each request: the look must be one that wins. */
const numbered = (evening: Evening): Evening => ({
  ...evening,
  seen: {
    ...evening.seen,
    lines: evening.seen.lines.map(({ at, fields }, k) => ({ at, fields: { ...fields, reqId: evening.numbers[k] } })),
  },
})

function wins(name: string, { hits, notes, luck }: Score): void {
  const byLuck = luck.reduce((sum, each) => sum + each, 0)
  const chance = chanceOfAtLeast(hits, luck)
  console.log(
    `linker, mixing on, seed ${SEED}, ${name}: ${hits} of ${notes} named, ${byLuck.toFixed(0)} by luck (p = ${chance.toPrecision(1)})`,
  )
  expect(chance, name).toBeLessThan(0.001)
}

it('AN-04, AN-11: without the mixing the linker names four of ten writers', async () => {
  const list = await evenings(RUNS_UNMIXED, 1)
  const notes = list.flatMap(({ seen }) => seen.rows).length
  const hits = list.flatMap(({ seen, wrote }) =>
    [...lastToAct(seen)].filter(([id, odds]) => best(odds) === wrote.get(id)),
  ).length
  console.log(`linker, mixing off, seed ${SEED}: ${hits} of ${notes} named (${percent(hits / notes)})`)
  expect(notes).toBeGreaterThan(RUNS_UNMIXED * names.length)
  expect(hits / notes).toBeGreaterThanOrEqual(0.4)
}, 600_000)

it(`AN-04, AN-11: with it she does no better than luck, also with every field of every line, in ${RUNS} gatherings of twelve (D1)`, async () => {
  const list = await evenings(RUNS, 8)
  for (const [name, guesser] of Object.entries(guessers)) noBetterThanLuck(name, score(list, guesser))
  const fields = fieldsOf(list)
  expect(fields.length + Object.keys(guessers).length).toBeLessThan(LOOKS)
  for (const field of fields) noBetterThanLuck(`the field ${field} of the lines`, score(list, byLines(field)))
  wins('a number of requests, were there one', score(list.map(numbered), byLines('reqId')))
  const voices = scoreVoices(list)
  noBetterThanLuck('all notes of a voice', voices)
  expect(list.flatMap(({ residue }) => residue)).toEqual([])
  const { sizes } = voices
  const enough = sizes.filter((size) => size >= SMALLEST).length / sizes.length
  const median = sizes.sort((one, other) => one - other)[Math.floor(sizes.length / 2)]!
  console.log(`effective set: median ${median.toFixed(1)}, at least ${SMALLEST} for ${percent(enough)} of the notes`)
  expect(enough).toBeGreaterThanOrEqual(0.95)
}, 1_200_000)

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
