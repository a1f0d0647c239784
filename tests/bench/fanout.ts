// From a change of the state until everybody's view of it is there, with 10, 100 and 1000 in the gathering; and in the same
// run, turn about, a bare `ws` server that sends as many lines the same bytes. The built app, a process of its own as that is.
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@circle/server/db/database'
import { CircleFixture } from '../support/circle-fixture.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { waitFor } from '../support/wait-for.ts'
import { BareServer } from './parts/bare.ts'
import { type Changes, hearChanges } from './parts/changes.ts'
import { type Crowd, crowdOf } from './parts/crowd.ts'
import type { LightClient } from './parts/light-client.ts'
import { keepSamples, lastLine, progress, tails } from './parts/samples.ts'

const COUNT = Number(process.argv[2] ?? 60)
const SIZES = [10, 100, 1000]
const WARM_UP = 10

const stopPostgres = await startTestPostgres()
const fixture = await CircleFixture.open({ liveKit: null })
const db = openDatabase({ url: fixture.database.url })
const changes = await hearChanges(fixture.database.url)
const bare = await BareServer.start()
const kept: Record<string, { ours: number[]; raw: number[]; commit: number[] }> = {}
try {
  for (const members of SIZES) {
    const crowd = await crowdOf(fixture, db, members)
    await crowd.guide.must({ type: 'round.begin', prompt: 'What opened?' })
    const lines = await bare.lines(members, crowd.all.at(-1)!.last)
    const samples = { ours: [] as number[], raw: [] as number[], commit: [] as number[] }
    for (let turn = -WARM_UP; turn < COUNT; turn += 1) {
      const ours = await ourChange(crowd, changes)
      const raw = await bareChange(lines, turn + WARM_UP)
      await wait(60) // no faster than one person may ask
      if (turn < 0) continue
      samples.ours.push(...ours.seen)
      samples.commit.push(ours.commit)
      samples.raw.push(...raw)
    }
    kept[members] = samples
    const [ours, raw, commit] = [tails(samples.ours), tails(samples.raw), tails(samples.commit)]
    progress(
      `${members} members, ${crowd.all.at(-1)!.last.length} characters: ours ${JSON.stringify(ours)}, raw ${JSON.stringify(raw)} ms, ` +
        `ratio p50 ${(ours.p50 / raw.p50).toFixed(2)}, p99 ${(ours.p99 / raw.p99).toFixed(2)}; before that, from the press to the commit ${JSON.stringify(commit)} ms`,
    )
    crowd.close()
    bare.clear()
  }
  keepSamples('fanout', { unit: 'ms', kept })
  const { ours, raw } = kept[1000]!
  lastLine({ bench: 'fanout', unit: 'ms', members: 1000, ours: tails(ours), raw: tails(raw) })
} finally {
  bare.stop()
  await changes.stop()
  await db.destroy()
  await fixture.stop()
  await stopPostgres()
}
process.exit(0) // sockets of the women

/** The piece is given to another woman: everybody's view is a new one. */
async function ourChange(
  { guide, all, gathering }: Crowd,
  heard: Changes,
): Promise<{ seen: number[]; commit: number }> {
  const { piece, order, you } = guide.room()
  const has = piece.at === 'held' ? piece.by : piece.at === 'offered' ? piece.to : you.id
  const to = order[(order.indexOf(has) + 1) % order.length]!
  const pressed = performance.now()
  await guide.must({ type: 'piece.give', turn: piece.turn, to: to === has ? you.id : to })
  await waitFor('everybody sees it', () => all.every((line) => line.turn > piece.turn))
  const committed = heard.after(gathering, pressed)
  return { seen: all.map(({ at }) => at - committed), commit: committed - pressed }
}

async function bareChange(lines: readonly LightClient[], turn: number): Promise<number[]> {
  const number = 1_000_000 + turn
  const sent = performance.now()
  lines[0]!.say(String(number))
  await waitFor('everybody has it', () => lines.every((line) => line.turn >= number))
  return lines.map(({ at }) => at - sent)
}
