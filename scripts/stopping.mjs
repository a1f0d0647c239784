// When a running circle is asked to end: Ctrl-C, a signal, or the npm that started it is gone.
// It must not end anything itself.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { commandOf } from './processes.mjs'
import { say } from './say.mjs'

/** Milliseconds. One Ctrl-C comes twice where npm passes the terminal's signal on; so does a terminal that is closed. */
const ONE_PRESS = 1500
const LOOK_EVERY = 500

/**
 * Resolves once, at the first of these. A later Ctrl-C gives up waiting: the warden (warden.mjs) then ends what is left.
 * A standard input that is closed is no reason: a server has none.
 */
export function untilAskedToStop(env = process.env) {
  return new Promise((done) => {
    let asked
    const ask = (why) => {
      if (asked !== undefined) {
        if (performance.now() - asked > ONE_PRESS) process.exit(1)
        return
      }
      asked = performance.now()
      say(why)
      done()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => ask('Ending: first the app, then the rest.'))
    }
    if (env.npm_lifecycle_event)
      void untilNpmIsGone().then(() => ask('npm is gone. Ending: first the app, then the rest.'))
  })
}

/**
 * npm dies of a signal without telling us, and hands us no stream of its own that would close. What tells is who our
 * parent is; where npm put a shell between, which outlives it, who the shell's parent is. A parent that is gone is
 * replaced at once, so its number cannot be another's.
 */
async function untilNpmIsGone() {
  const parent = process.ppid
  const isShellBetween = process.platform !== 'win32' && commandOf(parent).includes('run.mjs')
  const npm = isShellBetween ? await parentOf(parent) : undefined
  for (;;) {
    if (process.ppid !== parent) return
    if (npm !== undefined && (await parentOf(parent)) !== npm) return
    await new Promise((look) => setTimeout(look, LOOK_EVERY).unref())
  }
}

const ps = promisify(execFile)

/** Undefined when there is no such process. */
async function parentOf(pid) {
  try {
    if (process.platform !== 'linux') return Number((await ps('ps', ['-o', 'ppid=', '-p', String(pid)])).stdout)
    return Number(/^PPid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}
