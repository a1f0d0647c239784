// A real LiveKit server for tests: started, killed, started again on the same ports with the same keys.
// A machine without one is a failure, never a reason to leave a test out. A run has one LiveKit for all tests; a test starts
// its own only when it kills or stops it, configures it otherwise, or reads its log.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endLiveKit, launchLiveKit, newCredentials, waitHealthy } from '../../scripts/livekit.mjs'
import { readyLiveKit } from '../../scripts/livekit-find.mjs'
import { testPort } from './test-port.ts'

/** How the run's LiveKit travels from the setup to the workers. */
const SHARED = 'CIRCLE_TEST_LIVEKIT'

/** The one of the whole run. Rooms are named by gatherings, so that tests do not meet in it. */
export type SharedLiveKit = Pick<TestLiveKit, 'url' | 'key' | 'secret' | 'port' | 'udpPort'>

export interface TestLiveKit {
  /** `ws://127.0.0.1:<port>`, as LIVEKIT_URL says it. */
  readonly url: string
  readonly key: string
  readonly secret: string
  readonly port: number
  readonly udpPort: number
  readonly pid: () => number
  /** Where what it writes is kept, and `<file>.old`. */
  readonly logFile: string
  /** Death without a word, as by a crash; resolves when the process is gone. */
  kill(): Promise<void>
  /** Comes back on the same ports with the same keys; resolves when it answers. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

export interface LiveKitOptions {
  /** For several nodes of one SFU: where they find each other, and the key all of them know. */
  readonly node?: { readonly redis: string; readonly key: string; readonly secret: string }
  /** Offered beside the loopback, as `npm start` does it for browsers that use none. */
  readonly ownIp?: string | undefined
}

/** Starts the run's LiveKit and returns what ends it. */
export async function startSharedLiveKit(): Promise<() => Promise<void>> {
  const { url, key, secret, port, udpPort, stop } = await startLiveKit()
  process.env[SHARED] = JSON.stringify({ url, key, secret, port, udpPort } satisfies SharedLiveKit)
  return stop
}

export function sharedLiveKit(): SharedLiveKit {
  const shared = process.env[SHARED]
  if (!shared) throw new Error('There is no test LiveKit: the run lacks tests/support/global-setup.ts.')
  return JSON.parse(shared) as SharedLiveKit
}

export async function startLiveKit({ node, ownIp }: LiveKitOptions = {}): Promise<TestLiveKit> {
  const way = readyLiveKit()
  if (!way) throw new Error('There is no LiveKit server. `npm test` fetches one; or run `npm start` once.')
  const folder = await mkdtemp(join(tmpdir(), 'circle-test-livekit-'))
  const logFile = join(folder, 'livekit.log')
  const credentials = node ? { key: node.key, secret: node.secret } : newCredentials()
  const container = `circle-test-${newCredentials().key}`
  let pid = 0
  let ports = { port: 0, udp: 0, tcp: 0 }
  const start = async (): Promise<void> => {
    pid = launchLiveKit({ way, ports, ownIp, ...credentials, logFile, container, ...(node && { redis: node.redis }) })
    await waitHealthy(ports.port, pid, logFile)
  }

  // Two tests may find the same port free at the same moment; the slower one looks again, elsewhere.
  for (let attempt = 1; ; attempt += 1) {
    ports = { port: await testPort(), udp: await testPort({ udp: true }), tcp: 0 }
    try {
      await start()
      break
    } catch (error) {
      if (attempt === 3) throw error
    }
  }

  return {
    url: `ws://127.0.0.1:${ports.port}`,
    ...credentials,
    port: ports.port,
    udpPort: ports.udp,
    pid: () => pid,
    logFile,
    kill: async () => {
      process.kill(pid, 'SIGKILL')
      await endLiveKit(pid)
    },
    startAgain: start,
    stop: async () => {
      await endLiveKit(pid)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
