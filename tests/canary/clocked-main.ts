// One app process whose clock its parent turns, over the channel between them. A program for tests: the app itself has
// no way to be told the time.
import { buildApp } from '@circle/server/app'
import { readConfig } from '@circle/server/config'
import { testClock } from '../support/test-clock.ts'

const config = readConfig(process.env)
const clock = testClock()
process.on('message', ({ turn }: { turn: number }) => clock.turn(turn))
process.on('disconnect', () => process.exit())
const app = await buildApp(config, {
  databaseUrl: config.databaseUrl!,
  trial: { clock, erasure: { afterClose: 600_000, lookEvery: 300 } },
})
await app.listen()
process.send!('listening')
