// What stands between LiveKit and whatever keeps its log, while both run. It must let no line through unread.
// `livekit-log.mjs --to FILE`: reads LiveKit's output from its own input and keeps it in a file that never grows beyond bounds.
// `livekit-log.mjs PROGRAM …`: runs LiveKit itself, as the first process of a container, and says on its own output what is kept.
import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import { lineReader } from './livekit-lines.mjs'

/** The file and the one before it: twice so many bytes in all. */
const MOST = 5_000_000
/** Of a line; what is kept stands at its beginning. */
const LONGEST = 16_384

/** A full disk, or a folder that is gone, costs lines: were this to end, LiveKit would end with it, and all sound. */
function rotatingFile(file) {
  let output
  const write = (line) => {
    try {
      output ??= openSync(file, 'a', 0o600)
      if (fstatSync(output).size + line.length > MOST) {
        closeSync(output)
        output = undefined
        renameSync(file, `${file}.old`)
        output = openSync(file, 'a', 0o600)
      }
      writeSync(output, line)
    } catch {
      // The next line is tried again.
    }
  }
  write('')
  return write
}

/** Calls `write` with each line that is kept, newline included. A line without end costs no memory. */
function through(input, read, write) {
  let begun = ''
  const end = () => {
    const kept = read(begun)
    begun = ''
    if (kept !== null) write(`${kept}\n`)
  }
  input.setEncoding('utf8')
  input.on('data', (text) => {
    const [first, ...others] = text.split('\n')
    begun = (begun + first).slice(0, LONGEST)
    for (const next of others) {
      end()
      begun = next.slice(0, LONGEST)
    }
  })
  input.on('end', () => {
    if (begun !== '') end()
  })
}

const [, , first, ...others] = process.argv
if (first === '--to') {
  // LiveKit's end ends this; a signal to the whole group does not, or its last words were lost.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {})
  through(process.stdin, lineReader(), rotatingFile(others[0]))
} else {
  const child = spawn(first, others, { stdio: ['ignore', 'pipe', 'pipe'] })
  process.stdout.on('error', () => {}) // whoever kept the log is away
  for (const output of [child.stdout, child.stderr]) through(output, lineReader(), (line) => process.stdout.write(line))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT']) process.on(signal, () => child.kill(signal))
  child.on('error', () => {
    process.stderr.write(`${first} could not be started.\n`)
    process.exitCode = 127
  })
  child.on('close', (code) => {
    process.exitCode = code ?? 1
  })
}
