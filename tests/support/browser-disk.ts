// A browser with its whole profile on a disk of its own, and a look for words on it: as they stand, as browsers keep them in
// two bytes each, and within base64. A look that finds nothing counts only beside one that finds what was left on purpose.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { filesBelow, type LivingFile } from './living-folder.ts'

export interface BrowserOnDisk {
  readonly context: BrowserContext
  /** Dies without a word, as when the battery is empty; resolves when all its processes are gone. */
  kill(): Promise<void>
  /** Where on its disk one of these stands, as `file: what`. */
  find(secrets: Readonly<Record<string, string | Buffer>>): Promise<string[]>
  /** How many files and bytes were looked at. */
  size(): Promise<{ files: number; bytes: number }>
  remove(): Promise<void>
}

export async function openBrowserOnDisk(): Promise<BrowserOnDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'circle-profile-'))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [...chromiumArgs, '--restore-last-session'],
  })
  const all = async (): Promise<LivingFile[]> => {
    const files: LivingFile[] = []
    for await (const file of filesBelow(folder)) files.push(file)
    return files
  }
  return {
    context,
    async kill() {
      for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL')
      while (processesOf(folder).length > 0) await new Promise((next) => setTimeout(next, 20))
    },
    async find(secrets) {
      const sought = Object.entries(secrets).flatMap(([name, secret]) =>
        spellings(secret).map(([how, bytes]) => ({ what: `${name} as ${how}`, bytes })),
      )
      return (await all()).flatMap(({ name, bytes: held }) =>
        sought.filter(({ bytes }) => held.includes(bytes)).map(({ what }) => `${name}: ${what}`),
      )
    },
    async size() {
      const files = await all()
      return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) }
    },
    async remove() {
      await context.close().catch(() => {})
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Ours alone: their command names the folder. */
function processesOf(folder: string): number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' })
  return list
    .split('\n')
    .filter((line) => line.includes(`--user-data-dir=${folder}`) && !/^\s*\d+\s+Z/.test(line))
    .map((line) => Number.parseInt(line, 10))
}

function spellings(secret: string | Buffer): [string, Buffer][] {
  const bytes = Buffer.from(secret as string)
  const within = [0, 1, 2].map((shift) => {
    // The letters of base64 that no neighbour has a part in, at each of the three places it may begin.
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return whole.slice(shift === 0 ? 0 : shift + 1, (bytes.length + shift) % 3 === 0 ? undefined : -1)
  })
  return [
    ['bytes', bytes],
    ...(typeof secret === 'string' ? [['two bytes each', Buffer.from(secret, 'utf16le')] as [string, Buffer]] : []),
    ['hex', Buffer.from(bytes.toString('hex'))],
    ...within.map((text): [string, Buffer] => ['base64', Buffer.from(text)]),
    ...within.map((text): [string, Buffer] => [
      'base64url',
      Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ]
}
