// A whole `npm start` on a folder of its own: started as a test says, its parts by their process numbers, and gone at the end.
// It must not share a folder or a port with another start.
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '@circle/server/db/postmaster'
import { expect } from 'vitest'
import { root } from '../../scripts/places.mjs'

/** A slow machine may take its time (milliseconds); what is awaited is a state, never a time. */
export const PATIENCE = 60_000

export const RUN = join(root, 'scripts', 'run.mjs')
export const MAIN = join(root, 'server', 'dist', 'main.js')

/** The process numbers of all parts, 0 where there is none. */
export interface Parts {
  supervisor: number
  app: number
  livekit: number
  postgres: number
}

export interface Started {
  readonly child: ChildProcess
  /** Everything it has written so far, on both streams. */
  said(): string
  /** Its last two lines, once they are there. */
  ready(): Promise<{ url: string; link: string }>
}

export interface OwnStart {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Runs `program args` with the settings of this folder. */
  run(program: string, args: readonly string[], options?: SpawnOptions): Started
  /** The supervisor itself, as npm's script runs it. */
  start(): Started
  parts(): Parts
  /** Ends whatever of it still lives, waits until it is gone, and takes the folder away. */
  clear(): Promise<void>
}

export async function ownStart(more: Readonly<Record<string, string>> = {}): Promise<OwnStart> {
  const dataDir = await mkdtemp(join(tmpdir(), 'circle-start-'))
  const { PATH, HOME } = process.env
  const env = {
    PATH,
    HOME,
    DATA_DIR: dataDir,
    PORT: '29100',
    LIVEKIT_PORT: '29200',
    LIVEKIT_UDP_PORT: '29300',
    ...more,
  }
  const children: ChildProcess[] = []
  const parts = (): Parts => {
    const remembered = (name: string): number => {
      const file = join(dataDir, 'run', `${name}.json`)
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid : 0
    }
    const postmaster = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
    return {
      supervisor: remembered('supervisor'),
      app: remembered('app'),
      livekit: remembered('livekit'),
      postgres: existsSync(postmaster) ? Number(readFileSync(postmaster, 'utf8').split('\n')[0]) : 0,
    }
  }
  const run = (program: string, args: readonly string[], options: SpawnOptions = {}): Started => {
    const child = spawn(program, args, { cwd: root, env, ...options })
    children.push(child)
    let said = ''
    child.stdout?.on('data', (data: Buffer) => (said += data.toString()))
    child.stderr?.on('data', (data: Buffer) => (said += data.toString()))
    const words = (): string => said.replaceAll('\r', '')
    return { child, said: words, ready: () => ready(words) }
  }
  return {
    dataDir,
    env,
    run,
    parts,
    start: () => run(process.execPath, [RUN, 'start']),
    async clear() {
      const { supervisor } = parts()
      if (supervisor > 0 && isAlive(supervisor)) process.kill(supervisor, 'SIGTERM')
      for (const child of children) child.kill('SIGTERM')
      const last = parts()
      try {
        await expect.poll(() => livingOf(parts()), { timeout: PATIENCE }).toEqual([])
      } finally {
        // A test that fails must not leave them to the next one.
        for (const name of livingOf(last)) process.kill(last[name as keyof Parts], 'SIGKILL')
      }
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function ready(said: () => string): Promise<{ url: string; link: string }> {
  await expect.poll(said, { timeout: PATIENCE }).toMatch(/^Facilitator link: .+\n/m)
  const lines = said().trimEnd().split('\n')
  const at = lines.findLastIndex((line) => line.startsWith('Ready: '))
  expect(lines[at]).toMatch(/^Ready: http:\/\/localhost:\d+$/)
  return { url: lines[at]!.slice('Ready: '.length), link: lines[at + 1]!.slice('Facilitator link: '.length) }
}

/** The names of the parts that live. */
export const livingOf = (parts: Partial<Parts>): string[] =>
  Object.entries(parts).flatMap(([name, pid]) => (pid > 0 && isAlive(pid) ? [name] : []))
