// `npm start`: brings a whole circle up, says where it is, keeps it up, and ends all of it in order.
// It must not end what others run: a database or LiveKit named in the environment stays as it is.
import { addressFor } from '../addresses.mjs'
import { endLeftApp, keepApp } from '../app.mjs'
import { ensureBuilt } from '../build.mjs'
import { endDatabase, watchDatabase } from '../database.mjs'
import { makeDataDir } from '../disk.mjs'
import { newLink } from '../link.mjs'
import { isLoopback } from '../livekit-config.mjs'
import { prepareMedia } from '../media.mjs'
import { wordsOnNode } from '../node-age.mjs'
import { dataDir as dataDirOf } from '../places.mjs'
import { ensureDependencies } from '../pnpm.mjs'
import { freePort, portFrom } from '../ports.mjs'
import { endRunning, forget, remember } from '../processes.mjs'
import { outliveReaders, plain, say } from '../say.mjs'
import { untilAskedToStop } from '../stopping.mjs'
import { howToEnd, runningSupervisor, supervisorFile } from '../supervisor.mjs'
import { postWarden } from '../warden.mjs'

export default async function start() {
  const dataDir = dataDirOf()
  makeDataDir(dataDir)
  const other = runningSupervisor(dataDir)
  if (other && other.pid !== process.pid) {
    throw plain(
      `This circle runs already. To end it, ${howToEnd(other)}\nFor a second one beside it, name another folder in DATA_DIR.`,
    )
  }
  outliveReaders()
  remember(supervisorFile(dataDir), { pid: process.pid })
  const dismissWarden = postWarden(dataDir)
  const begun = []
  const asked = untilAskedToStop()
  try {
    await Promise.race([bringUp(dataDir, begun), asked])
    await asked
  } finally {
    await endAll(begun)
    forget(supervisorFile(dataDir))
    dismissWarden()
  }
  say('Everything has ended.')
  return 0
}

async function bringUp(dataDir, begun) {
  const aboutNode = wordsOnNode()
  if (aboutNode) say(aboutNode)
  await ensureDependencies()
  await endLeftApp(dataDir)
  const host = process.env.HOST || '127.0.0.1'
  const port = await choosePort(host)
  const media = await prepareMedia({ dataDir, host })
  begun.push(media.stop)
  const url = process.env.PUBLIC_URL || `http://${isLoopback(host) ? 'localhost' : await addressFor(host)}:${port}`
  const env = () => ({
    ...process.env,
    ...media.appEnv,
    MEDIA: media.state() === 'text-only' ? 'text-only' : 'starting',
    HOST: host,
    PORT: String(port),
    DATA_DIR: dataDir,
    PUBLIC_URL: url,
  })

  let app = { tell: () => {} }
  let open = false
  const mediaSettled = media.begin((state) => {
    if (state === 'text-only') app.tell({ media: 'text-only' })
    if (open && state === 'ready') say('Video and sound are ready.')
  })
  mediaSettled.catch((error) => say(`LiveKit: ${error.message}`))
  await ensureBuilt()
  if (begun.ended) return

  say('· Starting the app')
  if (!process.env.DATABASE_URL) begun.unshift(() => endDatabase(dataDir))
  app = keepApp({ dataDir, url, health: `http://${healthHost(host)}:${port}/healthz`, env })
  begun.push(app.stop)
  await app.firstAnswer()
  if (begun.ended) return
  if (!process.env.DATABASE_URL) {
    begun.push(
      watchDatabase(dataDir, () => {
        say('The database has ended; it is started again, and the app with it.')
        app.restart()
      }),
    )
  }
  const link = await newLink(env())
  open = true
  if (media.state() === 'starting') say('The circle is open by text; video and sound follow when LiveKit is built.')
  say(`Ready: ${url}`)
  say(`Facilitator link: ${link}`)
}

async function choosePort(host) {
  const wanted = portFrom(process.env, 'PORT', 8080)
  const port = await freePort(wanted, { host, aloud: true })
  if (port !== wanted && process.env.PORT) say(`Port ${wanted} is taken; the circle opens on ${port}.`)
  return port
}

const healthHost = (host) =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host

/** The app first, so that it can still say goodbye; then LiveKit; then the database. */
async function endAll(begun) {
  begun.ended = true
  endRunning()
  for (const stop of begun.toReversed()) await stop().catch((error) => say(error.message))
}
