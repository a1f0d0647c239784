// Put before the app's own program (node --import): collects what nobody holds any more and says what is left, when it
// is asked by SIGUSR2, into the file it was told. It must not change anything else of the app.
import { writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

const file = process.env.HEAP_WATCH_FILE

if (isMainThread && file) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  let count = 0
  process.on('SIGUSR2', () => {
    collect()
    // What only waited for the end of its turn goes with the second.
    setImmediate(() => {
      collect()
      count += 1
      writeFileSync(file, JSON.stringify({ count, heap: process.memoryUsage().heapUsed }))
    })
  })
}
