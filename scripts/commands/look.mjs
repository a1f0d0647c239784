// `npm run look`: every screen in every state, with sample people, as the sources are now. It starts no app and no database.
import { serveDevPages } from '../dev/pages.mjs'
import { ensureDependencies } from '../pnpm.mjs'
import { freePort, portFrom } from '../ports.mjs'
import { say } from '../say.mjs'
import { untilAskedToStop } from '../stopping.mjs'

export default async function look() {
  await ensureDependencies()
  const port = await freePort(portFrom(process.env, 'PORT', 5174), { host: '127.0.0.1', aloud: true })
  const pages = await serveDevPages({ port })
  say(`Every screen: http://localhost:${port}/look.html`)
  await untilAskedToStop()
  await pages.stop()
}
