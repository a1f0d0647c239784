// `npm run restore -- FILE [--over]`: brings a backup back into a database no app uses.
// It must not end an app: whoever restores decides when the circle stands still.
import { runningApp } from '../app.mjs'
import { dataDir as dataDirOf } from '../places.mjs'
import { runProgram } from '../program.mjs'
import { plain } from '../say.mjs'
import { howToEnd, runningSupervisor } from '../supervisor.mjs'

export default async function restore(args) {
  const running = !process.env.DATABASE_URL && whoRuns(dataDirOf())
  if (running)
    throw plain(`The circle runs, and must stand still for this. To end it, ${howToEnd(running)}\nThen restore.`)
  return runProgram('restore', args)
}

/** The one whose end ends all of it: an app that dies is started again by its supervisor, as long as it has one. */
const whoRuns = (dataDir) => runningSupervisor(dataDir) ?? runningApp(dataDir)
