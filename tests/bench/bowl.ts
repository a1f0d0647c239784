// What the bowl costs: credentials for 25 women who come at once, with the app's event loop measured in its own process;
// then a note of each of them, until it can be drawn; and the processor's time for a note. The built app, real ticks of 30 s.
import { newNote } from '../support/bowl.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { loopWatch } from '../support/loop-of.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { issueAtOnce, type Issued, seat25, type Seated } from './parts/bowl-issue.ts'
import { costOfNotes, ticksUntilIn } from './parts/bowl-notes.ts'
import { keepSamples, lastLine, percentiles, progress } from './parts/samples.ts'

const GATHERINGS = Number(process.argv[2] ?? 3)

const stopPostgres = await startTestPostgres()
const watch = loopWatch()
const fixture = await CircleFixture.open({ liveKit: null, env: watch.env })
try {
  const { pid } = fixture.apps[0]!
  const women = [fixture.guide]
  while (women.length <= 25) women.push(await fixture.newWoman(`Wren ${women.length}`))
  const seated: Seated[] = []
  for (let count = 0; count < GATHERINGS; count += 1) seated.push(await seat25(fixture, women, count))

  const issued: Issued[] = []
  const delays: number[] = []
  for (const circle of seated) {
    await watch.report(pid)
    issued.push(await issueAtOnce(circle))
    const { p50, p99, max } = await watch.report(pid)
    delays.push(p99)
    progress(
      `25 credentials at once: ${JSON.stringify(percentiles(issued.at(-1)!.ms))} ms, event loop p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)} ms`,
    )
  }
  const sent = issued.flatMap(({ circle, voices }) =>
    voices.map((voice) => ({ circle, voice, note: newNote('A few words, as they are said in a circle.') })),
  )
  const cost = await costOfNotes(fixture.url, sent, () => watch.report(pid))
  progress(`processor time of a note, all threads: ${cost.toFixed(1)} ms`)
  const ticks = await ticksUntilIn(sent)
  const ms = issued.flatMap((each) => each.ms)
  keepSamples('bowl', { unit: 'ms', issue: ms, loop: delays, noteCost: cost, ticks })
  const { p50, p95 } = percentiles(ticks)
  lastLine({
    bench: 'bowl',
    unit: 'ms',
    n: ms.length,
    issue: percentiles(ms),
    note: { cost: Math.round(cost * 10) / 10, ticks: { p50, p95, max: Math.max(...ticks) } },
    loop: { p99: Math.round(Math.max(...delays) * 10) / 10 },
  })
} finally {
  await fixture.stop()
  await stopPostgres()
}
process.exit(0) // sockets of the women
