// Keeps the media server of a running circle: promises its ports and keys before it exists, brings it up, starts it
// again when it dies. It must not end because the app ends, and a restart must change neither ports nor keys.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addressFor, ownAddress } from './addresses.mjs'
import { endLiveKit, isHealthy, launchLiveKit, newCredentials, waitHealthy } from './livekit.mjs'
import { isLoopback } from './livekit-config.mjs'
import { findLiveKit, HOW_TO_GET_VIDEO } from './livekit-find.mjs'
import { freePort, portFrom } from './ports.mjs'
import { end, forget, isAlive, isEnding, recall, remember } from './processes.mjs'
import { plain, say } from './say.mjs'

export const liveKitFile = (dataDir) => join(dataDir, 'run', 'livekit.json')

/** What is remembered of the LiveKit of this data folder, if one runs: { pid, ports, nodeIp, way }. */
export const runningLiveKit = (dataDir) => recall(liveKitFile(dataDir), 'livekit')

/**
 * Returns { appEnv, state(), begin(onState), stop() }. `appEnv` is complete at once, long before LiveKit runs.
 * States: 'starting', 'ready', 'text-only', 'given' (somebody else's server, never ours to start or stop).
 */
export async function prepareMedia({ dataDir, host, env = process.env }) {
  if (env.LIVEKIT_URL) return givenMedia(env)
  const nodeIp = env.LIVEKIT_NODE_IP || (await addressFor(host))
  const ownIp = isLoopback(nodeIp) && !env.LIVEKIT_NODE_IP ? await ownAddress() : undefined
  const file = liveKitFile(dataDir)
  const credentials = credentialsIn(dataDir)
  const left = await leftBehind(dataDir, { nodeIp, ownIp })
  const ports = left?.ports ?? (await choosePorts(env, nodeIp, ownIp))
  const server = ownServer({ dataDir, file, left, ports, nodeIp, ownIp, credentials })
  return {
    appEnv: {
      LIVEKIT_URL: `ws://127.0.0.1:${ports.port}`,
      LIVEKIT_API_KEY: credentials.key,
      LIVEKIT_API_SECRET: credentials.secret,
    },
    ...server,
  }
}

function givenMedia(env) {
  if (!env.LIVEKIT_API_KEY || !env.LIVEKIT_API_SECRET) {
    throw plain('LIVEKIT_URL names a LiveKit server; LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be given with it.')
  }
  const { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = env
  return {
    appEnv: { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET },
    state: () => 'given',
    begin: async (onState) => onState('given'),
    stop: async () => {},
  }
}

/** Media over TCP listens on every address of the machine, so a circle kept to the loopback goes without it. */
async function choosePorts(env, nodeIp, ownIp) {
  const everywhere = isLoopback(nodeIp) && !ownIp ? '127.0.0.1' : '0.0.0.0'
  const wantsTcp = env.LIVEKIT_TCP_PORT || !isLoopback(nodeIp)
  const port = await freePort(portFrom(env, 'LIVEKIT_PORT', 7880), { aloud: true })
  const tcp = wantsTcp ? await freePort(portFrom(env, 'LIVEKIT_TCP_PORT', 7881), { host: '0.0.0.0', aloud: true }) : 0
  const udp = await freePort(portFrom(env, 'LIVEKIT_UDP_PORT', 7882), { host: everywhere, udp: true, aloud: true })
  return { port, tcp, udp }
}

function credentialsIn(dataDir) {
  const file = join(dataDir, 'livekit-keys.json')
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newCredentials()), { mode: 0o600 })
  chmodSync(file, 0o600)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** The server of an earlier run, if it still serves and its addresses are still right; else it is ended. */
async function leftBehind(dataDir, { nodeIp, ownIp }) {
  const facts = runningLiveKit(dataDir)
  if (!facts) return undefined
  if (facts.nodeIp === nodeIp && facts.ownIp === ownIp && (await isHealthy(facts.ports.port))) return facts
  await end(facts.pid)
  return undefined
}

function ownServer({ dataDir, file, left, ports, nodeIp, ownIp, credentials }) {
  const logFile = join(dataDir, 'livekit.log')
  const container = `steady-circle-${credentials.key}`
  let stopping = false
  let state = 'starting'
  let pid = left?.pid
  let watching = Promise.resolve()

  const launch = async (way) => {
    pid = launchLiveKit({ way, ports, nodeIp, ownIp, ...credentials, logFile, container })
    remember(file, { pid, ports, nodeIp, ownIp, way })
    await waitHealthy(ports.port, pid, logFile)
  }

  /** Starts it again, a little later after each failure in a row. */
  const relaunch = async (way) => {
    for (let failures = 0; !stopping; failures += 1) {
      await wait(Math.min(250 * failures, 5000))
      try {
        return await launch(way)
      } catch (error) {
        if (!stopping) say(error.message)
      }
    }
  }

  const watch = async (way) => {
    let silentSince
    for (let tick = 0; !stopping; tick += 1) {
      await wait(100)
      const answers = tick % 20 !== 0 || (await isHealthy(ports.port))
      silentSince = answers ? (tick % 20 === 0 ? undefined : silentSince) : (silentSince ?? performance.now())
      const hangs = silentSince !== undefined && performance.now() - silentSince > 30_000
      if (stopping || (isAlive(pid) && !hangs)) continue
      say(hangs ? 'LiveKit does not answer; it is started again.' : 'LiveKit has ended; it is started again.')
      silentSince = undefined
      await end(pid, ['SIGKILL'])
      await relaunch(way)
    }
  }

  const begin = async (onState) => {
    const tell = (now) => {
      state = now
      onState(now)
    }
    if (left) {
      watching = watch(left.way)
      return tell('ready')
    }
    const way = await findLiveKit()
    if (stopping || isEnding()) return
    try {
      if (way) await launch(way)
    } catch (error) {
      say(error.message)
      await end(pid)
      forget(file)
      return tell('text-only')
    }
    if (!way) {
      say(HOW_TO_GET_VIDEO)
      return tell('text-only')
    }
    watching = watch(way)
    tell('ready')
  }

  const stop = async () => {
    stopping = true
    await watching
    if (pid !== undefined && (await endLiveKit(pid))) forget(file)
  }
  return { state: () => state, begin, stop }
}
