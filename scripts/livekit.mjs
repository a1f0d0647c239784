// Runs one LiveKit server: start, wait until it answers, end. It must not decide where LiveKit comes from
// (livekit-find.mjs) nor when it is started again (media.mjs).
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { liveKitConfig } from './livekit-config.mjs'
import { root } from './places.mjs'
import { end, isAlive, which } from './processes.mjs'

export const newCredentials = () => ({
  key: `circle${randomBytes(6).toString('hex')}`,
  secret: randomBytes(32).toString('hex'),
})

/**
 * Starts it in its own process group, so that it outlives whoever started it. Its output goes through a program of its
 * own (livekit-log.mjs) into the file and nowhere else: when that one ends, so does LiveKit with its next word.
 * `way`: { kind: 'program', path } or { kind: 'docker', image }. Keys and settings go by the environment: a command
 * line can be read by everybody on the machine. `redis`: host:port by which several servers find each other.
 * Returns the process number.
 */
export function launchLiveKit({ way, ports, nodeIp = '127.0.0.1', ownIp, key, secret, logFile, container, redis }) {
  const bridged = way.kind === 'docker' && process.platform !== 'linux'
  const bind = bridged ? '0.0.0.0' : '127.0.0.1'
  // Behind a bridge LiveKit has none of this machine's addresses; one of them stands for its own then.
  const offered = bridged ? { nodeIp: ownIp ?? nodeIp } : { nodeIp, ownIp }
  const config = liveKitConfig({ port: ports.port, udpPort: ports.udp, tcpPort: ports.tcp, ...offered, bind })
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LIVEKIT_CONFIG: JSON.stringify(config),
    LIVEKIT_KEYS: `${key}: ${secret}`,
    ...(redis && { LIVEKIT_REDIS_ADDRESS: redis }),
  }
  const [program, args] =
    way.kind === 'docker'
      ? [
          which('docker'),
          dockerArguments({ image: way.image, ports, publishAt: bridged ? offered.nodeIp : undefined, container }),
        ]
      : [way.path, []]
  // A container outlives the program that started it when that one is killed.
  if (way.kind === 'docker') spawnSync(program, ['rm', '-f', container], { stdio: 'ignore' })
  const log = spawn(process.execPath, [LOG, '--to', logFile], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  })
  const child = spawn(program, args, {
    env,
    detached: true,
    stdio: ['ignore', log.stdin, log.stdin],
    windowsHide: true,
  })
  for (const one of [log, child]) {
    one.on('error', () => {})
    one.unref()
  }
  log.stdin.on('error', () => {})
  log.stdin.destroy() // LiveKit alone holds it now, so that its end is seen
  return child.pid
}

const LOG = join(root, 'scripts', 'livekit-log.mjs')

/** `publishAt`: where its media is published; undefined: it shares this machine's network. Its signalling stays on loopback. */
function dockerArguments({ image, ports, publishAt, container }) {
  const published = [`127.0.0.1:${ports.port}:${ports.port}`, `${publishAt}:${ports.udp}:${ports.udp}/udp`]
  if (ports.tcp) published.push(`${ports.tcp}:${ports.tcp}`)
  const network = publishAt ? published.flatMap((one) => ['-p', one]) : ['--network', 'host']
  // Docker would keep a copy of its own, unread.
  const quiet = ['--log-driver', 'none']
  const settings = ['LIVEKIT_CONFIG', 'LIVEKIT_KEYS', 'LIVEKIT_REDIS_ADDRESS'].flatMap((name) => ['-e', name])
  return ['run', '--rm', '--init', '--name', container, ...quiet, ...network, ...settings, image]
}

/** True when LiveKit says OK on its own port (406 = its figures are stale, it hangs). */
export async function isHealthy(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) })
    return answer.status === 200 && (await answer.text()) === 'OK'
  } catch {
    return false
  }
}

/** Waits until it answers. Throws with its last words when it ends before that or needs longer. */
export async function waitHealthy(port, pid, logFile, patience = 20_000) {
  for (const begin = performance.now(); performance.now() - begin < patience;) {
    if (await isHealthy(port)) return
    if (!isAlive(pid)) break
    await wait(25)
  }
  throw new Error(`LiveKit did not come up. Its last words: ${lastWords(logFile)}`)
}

const lastWords = (file) =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ').slice(-600) : '(none)'

/** The first TERM lets LiveKit wait for everybody to leave, without end; the second one ends it. */
export const endLiveKit = async (pid) => {
  if (isAlive(pid)) process.kill(pid, 'SIGTERM')
  await wait(150)
  return end(pid, ['SIGTERM', 'SIGKILL'], 6000)
}
