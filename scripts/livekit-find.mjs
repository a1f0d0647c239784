// Where a LiveKit server comes from, in this order: the PATH, the checkout's cache, built by Go, docker.
// It must not start one.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './places.mjs'
import { isEnding, run, which } from './processes.mjs'
import { say, step } from './say.mjs'

const VERSION = '1.13.5'
const SOURCE = `github.com/livekit/livekit-server/cmd/server@v${VERSION}`
const ending = process.platform === 'win32' ? '.exe' : ''
const cached = join(cache, 'livekit', VERSION, `livekit-server${ending}`)

export const HOW_TO_GET_VIDEO = [
  'There is no LiveKit server on this machine and no way to get one, so the circle runs by text only.',
  'For video and sound, do one of these and start again: install Go 1.21 or newer; or install docker;',
  `or put livekit-server ${VERSION} on the PATH; or name a server in LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`,
].join('\n')

/** What is there already: quick to ask. */
export function readyLiveKit() {
  const onPath = which('livekit-server')
  if (onPath) return { kind: 'program', path: onPath, from: 'the PATH' }
  if (existsSync(cached)) return { kind: 'program', path: cached, from: 'the cache' }
  return undefined
}

/** Builds or fetches one. Undefined when this machine has no means for it. */
async function fetchLiveKit() {
  if (which('go')) {
    try {
      return await build()
    } catch (error) {
      if (isEnding()) return undefined
      say(`LiveKit could not be built: ${error.message}`)
    }
  }
  return dockerLiveKit()
}

export const findLiveKit = async () => readyLiveKit() ?? (await fetchLiveKit())

async function build() {
  // Built beside its final place and moved there whole: an interrupted build leaves nothing that looks finished.
  const bench = join(cache, 'livekit', `building-${process.pid}`)
  mkdirSync(bench, { recursive: true })
  const home =
    process.env.HOME || process.platform === 'win32'
      ? {}
      : {
          GOPATH: join(cache, 'go'),
          GOCACHE: join(cache, 'go', 'build'),
        }
  const env = { ...process.env, ...home, CGO_ENABLED: '0', GOBIN: bench, GOFLAGS: '' }
  try {
    await step(
      `Building LiveKit ${VERSION}`,
      async () => {
        const { code, output } = await run('go', ['install', SOURCE], { env, output: 'keep' })
        if (code !== 0) throw new Error(output.trim().split('\n').slice(-3).join(' '))
      },
      'once, about two minutes',
    )
    mkdirSync(join(cache, 'livekit', VERSION), { recursive: true })
    renameSync(join(bench, `server${ending}`), cached)
  } finally {
    rmSync(bench, { recursive: true, force: true })
  }
  return { kind: 'program', path: cached, from: 'the cache' }
}

async function dockerLiveKit() {
  if (!which('docker')) return undefined
  const image = `livekit/livekit-server:v${VERSION}`
  const alive = await run('docker', ['info'], { output: 'keep' })
  if (alive.code !== 0) return undefined
  const pulled = await step('Fetching LiveKit as a container', () => run('docker', ['pull', image], { output: 'keep' }))
  return pulled.code === 0 ? { kind: 'docker', image, from: 'docker' } : undefined
}
