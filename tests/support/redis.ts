// A real Redis for two media servers, with the very arguments of docker-compose.yml: it keeps nothing on a disk.
// Loopback only, one for each test, and killed without a word at its end: there is nothing to save.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../../scripts/places.mjs'
import { testPort } from './test-port.ts'
import { ensureRedis } from '../../scripts/redis.mjs'
import { waitFor } from './wait-for.ts'

export interface TestRedis {
  /** `host:port`, as LIVEKIT_REDIS_ADDRESS says it. */
  readonly address: string
  /** What it answers to one command, as it came; for looking at what the media servers have written there. */
  ask(...words: string[]): Promise<string>
  /** Gone with everything in it, and back on the same port with nothing. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startRedis(): Promise<TestRedis> {
  const { program, libraries } = await ensureRedis()
  const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as {
    services: { redis: { command: string[] } }
  }
  const [, ...settings] = compose.services.redis.command
  const port = await testPort()
  const folder = await mkdtemp(join(tmpdir(), 'circle-test-redis-'))
  const start = async () => {
    const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...settings], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], ...(libraries && { LD_LIBRARY_PATH: libraries }) },
    })
    let said = ''
    child.stdout.on('data', (data: Buffer) => (said += data.toString()))
    child.stderr.on('data', (data: Buffer) => (said += data.toString()))
    const gone = once(child, 'exit')
    await waitFor('Redis', () => {
      if (child.exitCode !== null) throw new Error(`Redis ended: ${said.slice(-1000)}`)
      return ask(port, ['PING']).then(
        (answer) => answer.startsWith('+PONG'),
        () => false,
      )
    })
    return async () => {
      child.kill('SIGKILL')
      await gone
    }
  }
  let end = await start()
  return {
    address: `127.0.0.1:${port}`,
    ask: (...words) => ask(port, words),
    restart: async () => {
      await end()
      end = await start()
    },
    stop: async () => {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One command in Redis' own words, its whole answer as text. */
function ask(port: number, words: string[]): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let answer = ''
    socket.on('data', (data) => (answer += data.toString('latin1')))
    socket.once('error', fail)
    socket.once('close', () => done(answer))
    socket.end(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`)
  })
}
