// Whether a circle can live in its data folder, and what a folder or a disk that cannot be used means, in one sentence.
// It must not make room or change a right.
import { chmodSync, existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain } from './say.mjs'

const MEGABYTE = 1024 ** 2

/** Megabytes. A new database is made with 63 of them; one that is there needs room for its next log file at least. */
const NEW = 100
const THERE = 20

/** Makes the data folder and what the scripts write in. Throws one sentence when the circle could not live there. */
export function makeDataDir(dataDir, ownDatabase = !process.env.DATABASE_URL) {
  try {
    for (const folder of [dataDir, ...['run', 'keys'].map((name) => join(dataDir, name))]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      tryWriting(folder)
    }
    chmodSync(join(dataDir, 'run'), 0o700)
    const postgres = statSync(join(dataDir, 'postgres'), { throwIfNoEntry: false })
    if (postgres && !postgres.isDirectory())
      throw Object.assign(new Error(), { code: 'ENOTDIR', path: join(dataDir, 'postgres') })
  } catch (error) {
    throw inWords(error) ?? error
  }
  const { bavail, bsize } = statfsSync(dataDir)
  const free = Math.floor((bavail * bsize) / MEGABYTE)
  const needed = ownDatabase && !existsSync(join(dataDir, 'postgres', 'cluster')) ? NEW : THERE
  if (free < needed) throw full(`${dataDir} has ${free} MB left and the circle needs ${needed}`)
}

function tryWriting(folder) {
  const trial = join(folder, `.trial-${process.pid}`)
  try {
    writeFileSync(trial, 'one word', { mode: 0o600 })
  } catch (error) {
    throw Object.assign(error, { path: folder })
  } finally {
    rmSync(trial, { force: true })
  }
}

const full = (where) =>
  plain(`The disk is full: ${where}. Make room (old logs and backups first), or name another folder in DATA_DIR.`)

/** A failure of the file system as a plain error of one sentence; undefined for every other. */
export function inWords({ code, path = 'a file', dest }) {
  const at = dest ?? path
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return full(`nothing more can be written to ${at}`)
    case 'EROFS':
      return plain(`The disk of ${at} can only be read. Name another folder in DATA_DIR.`)
    case 'EACCES':
    case 'EPERM':
      return plain(
        `This account may not write in ${at}. Give it to the account that runs the circle, or name another folder in DATA_DIR.`,
      )
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return plain(
        `There is a file where a folder must be, or the other way round: ${at}. Take it away, or name another folder in DATA_DIR.`,
      )
    case 'ENOENT':
      return plain(`${at} is not there, and could not be made.`)
    default:
      return undefined
  }
}
