// Starts, turns and kills the app of clocked-main.ts as a process of its own, everything it says written to a file.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../../scripts/places.mjs'

/** Among the server's own packages, so that what it imports from npm is found. */
const OUT = join(root, 'server', 'node_modules', '.clocked')

export async function buildClockedApp(): Promise<string> {
  await build({
    root: join(root, 'server'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: [/^@circle\//], target: 'node' },
    build: {
      ssr: join(root, 'tests', 'canary', 'clocked-main.ts'),
      outDir: OUT,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
  return join(OUT, 'clocked-main.mjs')
}

export interface ClockedApp {
  /** Milliseconds onward. */
  turn(by: number): void
  /** As a machine does that loses its power. */
  kill(): Promise<void>
}

export async function startClockedApp(program: string, env: Record<string, string>, log: string): Promise<ClockedApp> {
  const file = openSync(log, 'a')
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', file, file, 'ipc'],
  })
  const gone = once(child, 'exit')
  const ready = await Promise.race([once(child, 'message'), gone.then(() => null)])
  if (!ready) throw new Error(`The app ended before it listened: see ${log}.`)
  return {
    turn: (by) => void child.send({ turn: by }),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
