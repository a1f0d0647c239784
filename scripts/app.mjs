// Keeps one app process of a running circle: starts it, waits until it answers, starts it again when it dies.
// It must not touch the database or LiveKit: both outlive the app.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inWords } from './disk.mjs'
import { root } from './places.mjs'
import { end, forget, isAlive, recall, remember } from './processes.mjs'
import { plain, say } from './say.mjs'

/** Before its first answer: so many deaths in a row, or one of wrong settings (EX_CONFIG of sysexits.h), and we say why. */
const GIVES_UP = 3
const WRONG_SETTINGS = 78

const MAIN = join(root, 'server', 'dist', 'main.js')
export const appFile = (dataDir) => join(dataDir, 'run', 'app.json')

/** What is remembered of the app that serves this data folder, if one does. */
export const runningApp = (dataDir) => recall(appFile(dataDir), 'main.js')

/** Ends the app of an earlier run whose supervisor was killed. */
export async function endLeftApp(dataDir) {
  const left = runningApp(dataDir)
  if (!left) return
  say('An app of an earlier start is still there; it is ended first.')
  await end(left.pid)
}

/** Returns { firstAnswer(), tell(message), restart(), stop() }. `env()` is asked at every start; `program` is a `main.js`. */
export function keepApp({ dataDir, url, health, env, program = MAIN }) {
  const logFile = join(dataDir, 'app.log')
  let child
  let stopping = false
  let answered = false
  let restarting = false
  let failures = 0
  let logBegin = 0

  /** On a full disk the app runs without a log. */
  const openLog = () =>
    aloud(() => {
      if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.old`)
      const output = openSync(logFile, 'a', 0o600)
      logBegin = statSync(logFile).size
      return output
    }) ?? 'ignore'

  const launch = () => {
    const output = openLog()
    const settings = env()
    const begin = performance.now()
    // Its own process group: Ctrl-C reaches the supervisor alone, which ends everything in its order.
    child = spawn(process.execPath, ['--enable-source-maps', program], {
      cwd: root,
      env: settings,
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
      windowsHide: true,
    })
    if (output !== 'ignore') closeSync(output)
    child.on('error', () => {})
    if (child.pid) aloud(() => remember(appFile(dataDir), { pid: child.pid, url }))
    child.once('exit', (code, signal) => void again(code ?? signal, performance.now() - begin))
  }

  const again = async (how, lived) => {
    if (stopping) return
    if (restarting) {
      restarting = false
      return launch()
    }
    failures = lived < 10_000 ? failures + 1 : 0
    if (how === WRONG_SETTINGS) failures = GIVES_UP
    if (!answered && failures >= GIVES_UP) return
    say(`The app has ended (${how}); it is started again.`)
    await wait(failures > 1 ? Math.min(2 ** failures * 100, 5000) : 0)
    if (!stopping) launch()
  }

  const firstAnswer = async () => {
    for (let waited = 0; waited < 120_000; waited += 50) {
      if (await answers(health)) {
        answered = true
        return
      }
      if (failures >= GIVES_UP)
        throw plain(`${tail(logFile, logBegin)}\n\nThe app does not start; its last words stand above.`)
      if (stopping) return
      await wait(50)
    }
    throw plain(`${tail(logFile, logBegin)}\n\nThe app did not answer within two minutes; its last words stand above.`)
  }

  const stop = async () => {
    stopping = true
    if (child?.pid) await end(child.pid, ['SIGTERM', 'SIGKILL'], 10_000)
    forget(appFile(dataDir))
  }

  const tell = (message) => {
    if (child?.connected) child.send(message, () => {})
  }

  const restart = () => {
    if (stopping || restarting || !isAlive(child?.pid)) return
    restarting = true
    child.kill('SIGTERM')
  }

  launch()
  return { firstAnswer, tell, restart, stop }
}

/** What a disk refuses is said and ends nothing. */
function aloud(work) {
  try {
    return work()
  } catch (error) {
    const known = inWords(error)
    if (!known) throw error
    say(known.message)
    return undefined
  }
}

async function answers(health) {
  try {
    return (await fetch(health, { signal: AbortSignal.timeout(2000) })).status === 200
  } catch {
    return false
  }
}

/** The last lines of what was written since the app was last started. */
const tail = (file, begin) =>
  existsSync(file) ? readFileSync(file).subarray(begin).toString().trim().split('\n').slice(-15).join('\n') : ''
