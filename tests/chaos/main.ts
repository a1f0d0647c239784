// `npm run chaos -- --seeds N --from SEED`: plays so many seeds on two built app processes and one PostgreSQL, several
// side by side, and says of each that fails what was done and what was wrong. The last line counts.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startTestPostgres } from '../support/postgres.ts'
import { newCast } from './cast.ts'
import { openEnvironment } from './environment.ts'
import { hurryClock } from './fast-clock.ts'
import { play, type Played } from './play.ts'
import { told } from './script.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    report: { type: 'string' },
    told: { type: 'boolean', default: false },
    beside: { type: 'string', default: '16' },
    speed: { type: 'string', default: '40' },
  },
})
const [seeds, from, beside, speed] = [values.seeds, values.from, values.beside, values.speed].map(Number) as [
  number,
  number,
  number,
  number,
]
const say = (words: string): void => void process.stdout.write(`${words}\n`)

const began = performance.now()
const stopPostgres = await startTestPostgres()
const ground = await openEnvironment()
const ends = new Map<string, number>()
const all: Played[] = []
try {
  const cast = await newCast(ground.db)
  const stopHours = await hurryClock(ground, cast, speed)
  let next = from
  await Promise.all(
    Array.from({ length: Math.min(beside, seeds) }, async () => {
      while (next < from + seeds) {
        next += 1
        const played = await play(next - 1, ground, cast, ends)
        all.push(played)
        if (played.wrong.length > 0 || values.told) explain(played)
      }
    }),
  )
  await stopHours()
} finally {
  await ground.close()
  await stopPostgres()
}

const complaints = ground.complaints()
const sum = (key: 'events' | 'commands' | 'views'): number => all.reduce((total, one) => total + one[key], 0)
say(
  `${all.length} gatherings, ${sum('commands')} commands with ${sum('events')} events, ${sum('views')} views compared, ` +
    `notes: ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}`,
)
say(ground.struck.map((fault) => `  struck at ${fault}`).join('\n'))
for (const [words, count] of ground.warnings()) say(`  warned ${count} times: ${words}`)
for (const line of complaints.slice(0, 20)) say(`a process complained: ${line.slice(0, 1500)}`)
const { user, system } = process.cpuUsage()
say(
  `took ${Math.round((performance.now() - began) / 1000)} s; the processor was busy with the women and the checks for ${Math.round((user + system) / 1e6)} s of it`,
)
const failed = all.filter(({ wrong }) => wrong.length > 0).length + (complaints.length > 0 ? 1 : 0)
const passed = all.filter(({ wrong }) => wrong.length === 0).length
if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }))
else say(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

function explain({ seed, wrong, told: steps, script }: Played): void {
  say(`\nseed ${seed} failed (again: npm run chaos -- --seeds 1 --from ${seed})`)
  for (const words of wrong) say(`  ✗ ${words.slice(0, 3000)}`)
  say(`  its script:\n    ${script.steps.map(told).join('\n    ')}`)
  say(`  what was done:\n    ${steps.join('\n    ')}`)
  say(`  what struck up to then:\n    ${ground.struck.join('\n    ')}\n`)
}
