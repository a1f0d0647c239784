// The program of `npm run restore`: restores a backup. Arguments: the file, or '-' for standard input, and `--over` to replace a
// circle that is there. All its messages go to standard error.
import { accessSync } from 'node:fs'
import { restoreBackup } from '../backup/backup.ts'
import { readConfig } from '../config.ts'
import { withDatabaseAtHand } from '../db/database-at-hand.ts'
import { inWords } from '../operating/disk.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const words = process.argv.slice(2)
const files = words.filter((word) => word !== '--over')

try {
  if (files.length !== 1 || files[0]!.startsWith('--'))
    throw new Error('Which backup? Name its file, or - for standard input.')
  if (files[0] !== '-') accessSync(files[0]!)
  const { at } = await withDatabaseAtHand(readConfig(process.env), say, (url) =>
    restoreBackup(url, files[0]!, words.includes('--over')),
  )
  say(`The circle is as it was at ${at}. A gathering that was open then is over.`)
  say('Everybody signs in anew with her words. Links that nobody had taken must be made again.')
  say(
    'Whoever joined, left or was given new words since then: please look through the members before the next gathering.',
  )
} catch (error) {
  say((error as NodeJS.ErrnoException).code === 'ENOENT' ? `There is no file ${files[0]}.` : inWords(error))
  process.exitCode = 1
}
