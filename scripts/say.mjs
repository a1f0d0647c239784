// What the scripts tell the person in front of the terminal: what is being done, and how long it has taken.
// It must not touch standard output once `sayOn(process.stderr)` was called: a bench's last line belongs to it alone.
import { AsyncLocalStorage } from 'node:async_hooks'

let out = process.stdout
const lanes = new AsyncLocalStorage()

export const sayOn = (stream) => {
  out = stream
}

export const say = (line) => {
  const lane = lanes.getStore()
  out.write(lane ? `${lane.name.padEnd(LONGEST)} | ${line}\n` : `${line}\n`)
}

const LONGEST = 'integration'.length

/** Runs `work` beside other work. Each line that is said in it, and by the programs it runs, begins with the lane's name. */
export const beside = (lane, work) => lanes.run(lane, work)

/** The lane of whoever asks; undefined where nothing runs beside. */
export const laneOf = () => lanes.getStore()

/** Whoever reads us may go before we do (a closed terminal, a closed pipe). What is said then is lost, and nothing ends by it. */
export function outliveReaders() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/** An error whose message is a whole sentence for a human; it is shown without a trace. */
export const plain = (message) => Object.assign(new Error(message), { plain: true })

export const seconds = (ms) => (ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : minutes(ms))
const minutes = (ms) => `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`

/** Runs a long step; says its name at once, how long it goes on every ten seconds, and when it is done. */
export async function step(name, work, hint = '') {
  const begin = performance.now()
  say(`· ${name}${hint && ` (${hint})`}`)
  const pulse = setInterval(
    () => say(`  ${name}: ${seconds(performance.now() - begin)} so far${hint && `, ${hint}`}`),
    10_000,
  )
  try {
    const result = await work()
    say(`✓ ${name}: ${seconds(performance.now() - begin)}`)
    return result
  } finally {
    clearInterval(pulse)
  }
}
