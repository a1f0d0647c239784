// When a running circle is asked to end: Ctrl-C, a signal, or the npm that started it is gone.
// It must not end anything itself.
import { say } from './say.mjs'

/** Resolves once, at the first of these. A second Ctrl-C gives up waiting and leaves the rest to the next start. */
export function untilAskedToStop(env = process.env) {
  return new Promise((done) => {
    let asked = false
    const ask = (why) => {
      if (asked) process.exit(1)
      asked = true
      clearInterval(watch)
      say(why)
      done()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => ask('Ending: first the app, then the rest.'))
    }
    // npm dies of a signal without telling us. Started by hand, our parent is a shell that may well go first.
    const parent = process.ppid
    const watch = setInterval(() => {
      if (env.npm_lifecycle_event && process.ppid !== parent) ask('npm is gone. Ending: first the app, then the rest.')
    }, 500).unref()
  })
}
