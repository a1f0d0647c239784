// Ends what is left of a circle whose supervisor was killed: the app, LiveKit, the database, in this order.
// It must not end anything while a supervisor lives, and must not need a living one.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { appFile, runningApp } from './app.mjs'
import { endDatabase } from './database.mjs'
import { endLiveKit } from './livekit.mjs'
import { liveKitFile, runningLiveKit } from './media.mjs'
import { end, forget } from './processes.mjs'
import { runningSupervisor, supervisorFile } from './supervisor.mjs'

const PROGRAM = fileURLToPath(import.meta.url)

/** Milliseconds in which a new `npm start` may take over: until then the sound goes on. */
const PATIENCE = 15_000

/**
 * A shell waits at a pipe that only we hold open, in a session of its own so that no signal of a terminal reaches it. We
 * say "done" at an orderly end. When the pipe closes without that word we were killed, and the shell becomes this program.
 * (It is a shell because it waits for weeks and is small.) Returns what says the word. Windows has no such shell.
 */
export function postWarden(dataDir) {
  if (process.platform === 'win32') return () => {}
  const waiting = spawn(
    '/bin/sh',
    ['-c', 'read -r word; [ "$word" = done ] || exec "$0" "$1" "$2"', process.execPath, PROGRAM, dataDir],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  waiting.on('error', () => {})
  waiting.stdin.on('error', () => {})
  waiting.unref()
  waiting.stdin.unref()
  return () => waiting.stdin.end('done\n')
}

async function endWhatIsLeft(dataDir) {
  for (let waited = 0; waited < PATIENCE; waited += 250) {
    if (runningSupervisor(dataDir)) return
    await wait(250)
  }
  const app = runningApp(dataDir)
  if (app) await end(app.pid, ['SIGTERM', 'SIGKILL'], 10_000)
  forget(appFile(dataDir))
  const liveKit = runningLiveKit(dataDir)
  if (liveKit) await endLiveKit(liveKit.pid)
  forget(liveKitFile(dataDir))
  await endDatabase(dataDir)
  forget(supervisorFile(dataDir))
}

if (process.argv[1] === PROGRAM) await endWhatIsLeft(join(process.argv[2]))
