// `npm run dev`: the pages by Vite, the app under watch, and a seeded circle with a link for each of its people.
// It lives in a data folder of its own and must not touch that of `npm start`.
import { join } from 'node:path'
import { endLeftApp, keepApp } from '../app.mjs'
import { serveDevPages } from '../dev/pages.mjs'
import { PEOPLE, seedCircle } from '../dev/seed.mjs'
import { buildServer, DEV_SERVER, startDatabase, watchServer } from '../dev/server.mjs'
import { makeDataDir } from '../disk.mjs'
import { newLink } from '../link.mjs'
import { prepareMedia } from '../media.mjs'
import { dataDir as dataDirOf, root } from '../places.mjs'
import { ensureDependencies } from '../pnpm.mjs'
import { freePort, portFrom } from '../ports.mjs'
import { endRunning, forget, remember } from '../processes.mjs'
import { outliveReaders, plain, say } from '../say.mjs'
import { untilAskedToStop } from '../stopping.mjs'
import { howToEnd, runningSupervisor, supervisorFile } from '../supervisor.mjs'
import { postWarden } from '../warden.mjs'

const HOST = '127.0.0.1'

export default async function dev() {
  const dataDir = process.env.DATA_DIR ? dataDirOf() : join(root, '.data-dev')
  makeDataDir(dataDir)
  const other = runningSupervisor(dataDir)
  if (other && other.pid !== process.pid)
    throw plain(`This circle is already being worked on. To end it, ${howToEnd(other)}`)
  outliveReaders()
  remember(supervisorFile(dataDir), { pid: process.pid })
  const dismissWarden = postWarden(dataDir)
  const stops = []
  const asked = untilAskedToStop()
  try {
    await Promise.race([bringUp(dataDir, stops), asked])
    await asked
  } finally {
    endRunning()
    for (const stop of stops.toReversed()) await stop().catch((error) => say(error.message))
    forget(supervisorFile(dataDir))
    dismissWarden()
  }
  return 0
}

async function bringUp(dataDir, stops) {
  await ensureDependencies()
  await endLeftApp(dataDir)
  const pagesPort = await freePort(portFrom(process.env, 'PORT', 5173), { host: HOST, aloud: true })
  const appPort = await freePort(8090, { host: HOST })
  const media = await prepareMedia({ dataDir, host: HOST })
  stops.push(media.stop)
  const publicUrl = `http://localhost:${pagesPort}`
  const appUrl = `http://${HOST}:${appPort}`
  await buildServer()
  const database = process.env.DATABASE_URL ? undefined : await startDatabase(dataDir)
  if (database) stops.unshift(database.stop)
  const env = () => ({
    ...process.env,
    ...media.appEnv,
    MEDIA: media.state() === 'text-only' ? 'text-only' : 'starting',
    HOST,
    PORT: String(appPort),
    DATA_DIR: dataDir,
    PUBLIC_URL: publicUrl,
    ...(database && { DATABASE_URL: database.url }),
  })
  const app = keepApp({
    dataDir,
    url: publicUrl,
    health: `${appUrl}/healthz`,
    env,
    program: join(DEV_SERVER, 'main.js'),
  })
  stops.push(app.stop)
  const ready = media.begin((state) => {
    if (state === 'text-only') app.tell({ media: 'text-only' })
  })
  await Promise.all([app.firstAnswer(), ready])
  const facilitatorLink = () => newLink(env(), join(DEV_SERVER, 'link.js'))
  const people = await seedCircle({ dataDir, appUrl, publicUrl, facilitatorLink })
  const pages = await serveDevPages({ port: pagesPort, app: { url: appUrl, publicUrl, people } })
  stops.push(pages.stop)
  watchServer(pages.watcher, app.restart)
  say(`\nReady: ${publicUrl} (the log of the app: ${join(dataDir, 'app.log')})`)
  say('Each link signs one of them in, each in a browser storage of her own:')
  for (const { key, words } of PEOPLE) say(`  ${words.padEnd(14)} http://${key}.localhost:${pagesPort}/dev/sign-in`)
  say(`  ${'Any screen'.padEnd(14)} ${publicUrl}/look.html\n`)
}
