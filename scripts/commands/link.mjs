// `npm run link`: one more facilitator link for the circle that runs on this data folder.
// It must print nothing else on standard output.
import { runningApp } from '../app.mjs'
import { newLink } from '../link.mjs'
import { dataDir as dataDirOf } from '../places.mjs'
import { plain } from '../say.mjs'

export default async function link() {
  const dataDir = dataDirOf()
  const app = runningApp(dataDir)
  if (!app && !process.env.DATABASE_URL)
    throw plain('No circle runs on this data folder. Please run `npm start` first.')
  const url = process.env.PUBLIC_URL || app?.url
  const env = { ...process.env, DATA_DIR: dataDir, ...(url && { PUBLIC_URL: url }) }
  process.stdout.write(`Facilitator link: ${await newLink(env)}\n`)
}
