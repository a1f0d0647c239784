// The program of `npm run backup`: writes what must outlive a broken machine to one file. The first argument names the file, or
// is '-' for standard output; without one the file lies in DATA_DIR/backups. All its messages go to standard error.
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { takeBackup } from '../backup/backup.ts'
import { readConfig } from '../config.ts'
import { withDatabaseAtHand } from '../db/database-at-hand.ts'
import { inWords } from '../operating/disk.ts'

const DAYS = 7
const ENDING = '.circle-backup'
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Files of earlier runs that are too old. */
const stale = (folder: string): string[] =>
  readdirSync(folder).filter(
    (name) => name.endsWith(ENDING) && Date.now() - changedAt(join(folder, name)) > DAYS * 24 * 60 * 60_000,
  )
/** A file that somebody deletes at this moment is not stale. */
const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity

try {
  const config = readConfig(process.env)
  const folder = join(config.dataDir, 'backups')
  const ours = process.argv[2] === undefined
  if (ours) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = process.argv[2] ?? join(folder, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}${ENDING}`)
  await withDatabaseAtHand(config, say, (url) => takeBackup(url, file))
  say(file === '-' ? 'The backup has been written to standard output.' : `The backup is ${file}. Only you can read it.`)
  say(
    'It holds sign-in names, circles, dates and topics; nothing that was said, nobody who came, no open link, no key.',
  )
  say(`Keep it on another machine, and no longer than ${DAYS} days: what women have had erased still stands in it.`)
  const old = ours ? stale(folder) : []
  if (old.length > 0) say(`Please delete what is older than ${DAYS} days in ${folder}: ${old.join(', ')}.`)
} catch (error) {
  say(inWords(error))
  process.exitCode = 1
}
