// How the cost of one command and the memory of the app grow: with 10 to 1000 in one gathering, and with 1 to 100 gatherings
// of ten at once. The built app is a process of its own; its processor time is the whole process', also what it does besides.
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@circle/server/db/database'
import { CircleFixture } from '../support/circle-fixture.ts'
import { heapWatch } from '../support/heap-of.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { waitFor } from '../support/wait-for.ts'
import { type Crowd, crowdOf } from './parts/crowd.ts'
import { exponent, processorOf } from './parts/process-cost.ts'
import { keepSamples, lastLine, progress } from './parts/samples.ts'

const COUNT = Number(process.argv[2] ?? 100)
const MEMBERS = [10, 30, 100, 300, 1000]
const GATHERINGS = [1, 10, 100]
const OF_TEN = 10
const WARM_UP = 20

type Point = { size: number; cost: number; heap: number }

const watch = heapWatch()
const stopPostgres = await startTestPostgres()
const fixture = await CircleFixture.open({ liveKit: null, env: watch.env })
const db = openDatabase({ url: fixture.database.url })
const { pid } = fixture.apps[0]!
try {
  const first = await crowdOf(fixture, db, OF_TEN)
  await begin(first)
  await changes([first], WARM_UP * 10) // compiled, and its pool is warm
  first.close()
  const empty = await watch.heap(pid)

  const members: Point[] = []
  for (const size of MEMBERS) members.push(await measured(`${size} in one gathering`, size, 1, size))
  const gatherings: Point[] = []
  for (const size of GATHERINGS) gatherings.push(await measured(`${size} gatherings of ten`, OF_TEN, size, size))

  const ofHeap = (points: readonly Point[]) =>
    exponent(points.map(({ size, heap }) => ({ size, cost: Math.max(1, heap - empty) })))
  keepSamples('growth', { unit: 'ms of the processor for one command; bytes of heap', empty, members, gatherings })
  lastLine({
    bench: 'growth',
    unit: 'exponent',
    n: COUNT,
    members: { cost: exponent(members), heap: ofHeap(members) },
    gatherings: { cost: exponent(gatherings), heap: ofHeap(gatherings) },
  })
} finally {
  await db.destroy()
  await fixture.stop()
  await stopPostgres()
}
process.exit(0) // sockets of the women

async function measured(what: string, each: number, count: number, size: number): Promise<Point> {
  const crowds: Crowd[] = []
  for (let one = 0; one < count; one += 1) {
    crowds.push(await crowdOf(fixture, db, each))
    await begin(crowds[one]!)
  }
  await changes(crowds, WARM_UP)
  const before = processorOf(pid)
  await changes(crowds, COUNT)
  const cost = (processorOf(pid) - before) / COUNT
  const heap = await watch.heap(pid)
  progress(
    `${what}: ${cost.toFixed(2)} ms of the processor for a command that everybody in it sees, ${(heap / 1e6).toFixed(1)} MB of heap`,
  )
  for (const crowd of crowds) {
    await crowd.guide.must({ type: 'gathering.end' })
    crowd.close()
  }
  return { size, cost, heap }
}

async function begin({ guide }: Crowd): Promise<void> {
  await guide.must({ type: 'round.begin', prompt: 'What opened?' })
  await waitFor('the round on her screen', () => guide.room().round)
}

/** One after the other, in turn by each of the gatherings: the piece is given on, and everybody there has seen it. */
async function changes(crowds: readonly Crowd[], count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    const { guide, all } = crowds[turn % crowds.length]!
    const { piece, order, you } = guide.room()
    const has = piece.at === 'held' ? piece.by : piece.at === 'offered' ? piece.to : you.id
    const to = order[(order.indexOf(has) + 1) % order.length]!
    await guide.must({ type: 'piece.give', turn: piece.turn, to: to === has ? you.id : to })
    await waitFor('everybody sees it', () => all.every((line) => line.turn > piece.turn))
    await wait(60) // no faster than one person may ask
  }
}
