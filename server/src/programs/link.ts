// Prints one line: a link for one use within sixty minutes, to come in as the first circle's facilitator with new words.
// It makes the circle and her account when there are none. The link goes to standard output only, never to a log.
import { facilitatorLink } from '../circles/invitations.service.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { withDatabaseAtHand } from '../db/database-at-hand.ts'
import { migrate } from '../db/migrate.ts'
import { inWords } from '../operating/disk.ts'

const toStderr = (line: string): void => void process.stderr.write(`${line}\n`)

try {
  const config = readConfig(process.env)
  const link = await withDatabaseAtHand(config, toStderr, async (url) => {
    await migrate(url)
    const db = openDatabase({ url, connections: 1 })
    return facilitatorLink(db, config.publicUrl).finally(() => db.destroy())
  })
  process.stdout.write(`${link}\n`)
} catch (error) {
  toStderr(inWords(error))
  process.exitCode = 1
}
