// The environment of all gatherings of a run: one database, two built app processes each on a wire of its own to it, and the
// faults that strike them. One fault at a time; a fault is for every gathering of the run. It knows no gathering.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, openDatabase } from '@circle/server/db/database'
import { type AppProcess, startApp } from '../support/app-process.ts'
import { type Happenings, inFile, keptIn } from '../support/happenings.ts'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { migratedDatabase } from '../support/postgres.ts'

export const PROCESSES = 2

export const faults = [
  'kill',
  'kill both',
  'kill',
  'stop',
  'kill both',
  'stand still',
  'database cut',
  'database cut',
  'database cut for both',
  'database frozen',
  'commit unanswered',
  'commit unanswered',
  'commit lost',
] as const
export type Fault = (typeof faults)[number]

export interface Environment {
  readonly db: Database
  readonly dataDir: string
  readonly databaseUrl: string
  /** What happened in the gatherings of this run. */
  readonly happened: Happenings
  url(process: number): string
  /** False while another fault strikes. `long` in milliseconds, where a fault has a length. */
  strike(fault: Fault, process: number, long: number): boolean
  /** Resolves when no fault strikes. */
  quiet(): Promise<void>
  /** What struck, in milliseconds since the beginning. */
  readonly struck: readonly string[]
  /** Lines of the logs that must not be there: something that nobody had thought of. */
  complaints(): string[]
  /** Warnings, by their words, with how often they stand there. */
  warnings(): Map<string, number>
  close(): Promise<void>
}

type Slot = { app: AppProcess; proxy: DatabaseProxy; logs: string[] }

export async function openEnvironment(): Promise<Environment> {
  const database = await migratedDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'circle-chaos-'))
  const db = openDatabase({ url: database.url, connections: 20 })
  const happenings = `${dataDir}.happenings`
  const env = keptIn(happenings)
  const began = performance.now()
  const struck: string[] = []
  const slots: Slot[] = []
  for (let process = 0; process < PROCESSES; process += 1) {
    const proxy = await startDatabaseProxy(database.url)
    slots.push({ proxy, app: await startApp({ databaseUrl: proxy.url, dataDir, env }), logs: [] })
  }
  let striking: Promise<void> | null = null

  async function again(slot: Slot, signal: NodeJS.Signals): Promise<void> {
    const { port } = slot.app
    await slot.app.kill(signal)
    slot.logs.push(slot.app.log())
    slot.app = await startApp({ databaseUrl: slot.proxy.url, dataDir, port, env })
  }

  async function away(which: Slot[], long: number): Promise<void> {
    for (const { proxy } of which) proxy.cut()
    await wait(long)
    for (const { proxy } of which) proxy.restore()
  }

  async function happen(fault: Fault, slot: Slot, long: number): Promise<void> {
    switch (fault) {
      case 'kill':
        return again(slot, 'SIGKILL')
      case 'stop':
        return again(slot, 'SIGTERM')
      case 'kill both':
        return void (await Promise.all(slots.map((each) => again(each, 'SIGKILL'))))
      case 'database cut':
        return away([slot], long)
      case 'database cut for both':
        return away(slots, long)
      case 'database frozen':
        slot.proxy.freeze()
        await wait(long)
        return slot.proxy.thaw()
      case 'stand still':
        process.kill(slot.app.pid, 'SIGSTOP')
        await wait(long)
        return void process.kill(slot.app.pid, 'SIGCONT')
      // A process in which nothing is done commits nothing.
      case 'commit unanswered':
        return void (await Promise.race([slot.proxy.cutAfterNextCommit(), wait(long)]))
      case 'commit lost':
        return void (await Promise.race([slot.proxy.cutBeforeNextCommit(), wait(long)]))
      default:
        return fault satisfies never
    }
  }

  const logs = (): string[] =>
    slots.flatMap(({ app, logs: before }) => [...before, app.log()]).flatMap((log) => log.split('\n'))
  return {
    db,
    dataDir,
    databaseUrl: database.url,
    struck,
    happened: inFile(happenings),
    url: (process) => slots[process]!.app.url,
    strike(fault, process, long) {
      if (striking) return false
      struck.push(`${Math.round(performance.now() - began)} ms: ${fault}, process ${process}, ${long} ms`)
      striking = happen(fault, slots[process]!, long).finally(() => (striking = null))
      return true
    },
    async quiet() {
      while (striking) await striking
    },
    complaints: () =>
      logs()
        .filter((line) => !line.startsWith('{"level":') || /^\{"level":[56]0/.test(line))
        .filter((line) => line !== ''),
    warnings() {
      const counts = new Map<string, number>()
      for (const line of logs()) {
        if (!line.startsWith('{"level":40')) continue
        const words = /"msg":"([^"]*)"/.exec(line)?.[1] ?? line
        counts.set(words, (counts.get(words) ?? 0) + 1)
      }
      return counts
    },
    async close() {
      while (striking) await striking
      await Promise.all(slots.map(({ app }) => app.kill()))
      await Promise.all(slots.map(({ proxy }) => proxy.close()))
      await db.destroy()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
      await rm(happenings, { force: true })
    },
  }
}
