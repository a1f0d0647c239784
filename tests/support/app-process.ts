// The built app as a real process of its own, for tests that kill it, run two of it, or look at it from outside.
// It must not share a data folder with anything but what the test says.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../../scripts/places.mjs'
import { testPort } from './test-port.ts'

const MAIN = join(root, 'server', 'dist', 'main.js')

export interface AppOptions {
  readonly databaseUrl: string
  /** Where LiveKit is; without it the app runs by text. */
  readonly livekit?: { readonly url: string; readonly key: string; readonly secret: string } | undefined
  /** Shared by processes of one circle (it holds the keys); a new empty one when not named. */
  readonly dataDir?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

export interface AppProcess {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly pid: number
  /** Everything it has written so far, on both streams. */
  log(): string
  /** How it ended; null while it lives, or when a signal was the end of it. */
  exitCode(): number | null
  /** Ends it by a signal, as a crash does; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** An orderly stop; resolves when it is gone and, if we made it, its data folder too. */
  stop(): Promise<void>
}

/** Resolves when `/healthz` answers 200. Rejects with the app's own words when it ends before that. */
export async function startApp(options: AppOptions): Promise<AppProcess> {
  if (!existsSync(MAIN)) throw new Error('The app is not built: run `npm run build`.')
  const port = options.port ?? (await testPort())
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'circle-test-app-')))
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    env: { PATH: process.env['PATH'], ...environment(options, port, url, dataDir) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stdout.on('data', (data: Buffer) => (log += data.toString()))
  child.stderr.on('data', (data: Buffer) => (log += data.toString()))
  const gone = new Promise<void>((done) => child.once('exit', () => done()))

  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal)
    await gone
  }
  const stop = async (): Promise<void> => {
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
    if (!hasEnded(child)) await kill('SIGTERM')
    clearTimeout(force)
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await healthy(url, child)
  } catch (error) {
    await stop()
    throw new Error(`${(error as Error).message}\n${log.slice(-4000)}`)
  }
  return { url, port, dataDir, pid: child.pid!, log: () => log, exitCode: () => child.exitCode, kill, stop }
}

/** What the app is told, as its operator tells it. */
export function environment(options: AppOptions, port: number, url: string, dataDir: string): Record<string, string> {
  const { livekit } = options
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    DATABASE_URL: options.databaseUrl,
    LOG_LEVEL: 'info',
    ...(livekit && {
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.key,
      LIVEKIT_API_SECRET: livekit.secret,
    }),
    ...options.env,
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function healthy(url: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (hasEnded(child)) throw new Error('The app ended before it was ready. Its words:')
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return
    await wait(50)
  }
  throw new Error('The app was not ready within 30 s. Its words:')
}
