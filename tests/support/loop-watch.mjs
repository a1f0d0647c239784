// Put before the app's own program (node --import): measures how late its event loop is, and says so when it is asked
// by SIGUSR2, into the file it was told. It must not change anything else of the app.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env.LOOP_WATCH_FILE

/** A timer each so many milliseconds; what is measured beyond that is the delay. */
const EVERY = 5

if (isMainThread && file) {
  const delay = monitorEventLoopDelay({ resolution: EVERY })
  delay.enable()
  let count = 0
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage() // of all threads
    const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - EVERY)
    count += 1
    writeFileSync(
      file,
      JSON.stringify({
        count,
        p50: ms(delay.percentile(50)),
        p99: ms(delay.percentile(99)),
        max: ms(delay.max),
        turns: delay.count,
        cpu: (user + system) / 1000,
      }),
    )
    delay.reset()
  })
}
