// `npm run restore -- FILE [--over]`: brings a backup back into a database no app uses.
// It must not end an app: whoever restores decides when the circle stands still.
import { runningApp } from '../app.mjs'
import { dataDir as dataDirOf } from '../places.mjs'
import { runProgram } from '../program.mjs'
import { plain } from '../say.mjs'

export default async function restore(args) {
  const app = !process.env.DATABASE_URL && runningApp(dataDirOf())
  if (app) throw plain(`The circle runs (process ${app.pid}). Please end it first, then restore.`)
  return runProgram('restore', args)
}
