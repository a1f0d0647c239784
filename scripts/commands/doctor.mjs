// `npm run doctor`: looks at the circle that runs on this data folder, or at the one the environment names.
// It must change nothing.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runningApp } from '../app.mjs'
import { runningLiveKit } from '../media.mjs'
import { dataDir as dataDirOf } from '../places.mjs'
import { runProgram } from '../program.mjs'

export default async function doctor(args) {
  const dataDir = dataDirOf()
  return runProgram('doctor', args, { ...ofRunningCircle(dataDir), ...process.env })
}

/** What `npm start` chose by itself and the app was told, as far as it still runs. */
function ofRunningCircle(dataDir) {
  const app = runningApp(dataDir)
  const media = runningLiveKit(dataDir)
  const keys = join(dataDir, 'livekit-keys.json')
  if (!media || !existsSync(keys)) return { ...(app && { PUBLIC_URL: app.url }) }
  const { key, secret } = JSON.parse(readFileSync(keys, 'utf8'))
  return {
    ...(app && { PUBLIC_URL: app.url }),
    LIVEKIT_URL: `ws://127.0.0.1:${media.ports.port}`,
    LIVEKIT_API_KEY: key,
    LIVEKIT_API_SECRET: secret,
    LIVEKIT_NODE_IP: [media.nodeIp, media.ownIp].filter(Boolean).join(','),
    LIVEKIT_UDP_PORT: String(media.ports.udp),
    ...(media.ports.tcp > 0 && { LIVEKIT_TCP_PORT: String(media.ports.tcp) }),
  }
}
