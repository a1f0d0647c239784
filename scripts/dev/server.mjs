// The server while it is being worked on: bundled beside the built one, bundled again when a source changes.
// It must not write into `dist`, which `npm start` and the tests read.
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../places.mjs'
import { say, seconds } from '../say.mjs'
import { viteOf } from './vite.mjs'

export const DEV_SERVER = join(root, 'server', 'dist.dev')

/** Milliseconds; an editor writes a file in more than one go. */
const SETTLES = 40

const SOURCES = ['server/src', 'shared/src', 'migrations'].map((folder) => join(root, folder))

/** Throws what the bundler said. */
export async function buildServer() {
  const { build } = await viteOf('server')
  const server = join(root, 'server')
  await build({
    root: server,
    configFile: join(server, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: DEV_SERVER, rollupOptions: { input: { 'embedded-postgres': 'src/db/embedded-postgres.ts' } } },
  })
}

/** The database, which outlives the app here: the app ends its own with itself, and starting that again takes two seconds. */
export async function startDatabase(dataDir) {
  const { startEmbeddedPostgres } = await import(pathToFileURL(join(DEV_SERVER, 'embedded-postgres.js')).href)
  return startEmbeddedPostgres({ dataDir, log: say })
}

/** `restart` is called after each change that could be bundled. After one that could not, the app of before goes on. */
export function watchServer(watcher, restart) {
  let timer
  let building = Promise.resolve()
  const rebuild = async (path) => {
    const begin = performance.now()
    try {
      await buildServer()
      restart()
      say(`${relative(root, path)}: bundled in ${seconds(performance.now() - begin)}, the app starts again`)
    } catch (error) {
      say(error.message)
    }
  }
  watcher.add(SOURCES)
  watcher.on('all', (_event, path) => {
    if (!SOURCES.some((folder) => path.startsWith(folder)) || /\.test\.ts$/.test(path)) return
    clearTimeout(timer)
    timer = setTimeout(() => (building = building.then(() => rebuild(path))), SETTLES)
  })
}
