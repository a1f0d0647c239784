// The program of `npm run doctor`: looks at a circle from outside, as far as it can, says in plain words what to mend, and ends
// with 1 when something is broken. It changes nothing and signs nobody in.
import { readConfig, WrongConfig } from '../config.ts'
import { findEmbeddedPostgres } from '../db/embedded-postgres.ts'
import { asLine, broken, type Finding, mind, well } from '../doctor/finding.ts'
import { lookAtFront } from '../doctor/front.ts'
import { lookAtClocks, lookAtDatabase, lookAtDisk, lookAtKeys } from '../doctor/machine.ts'
import { lookAtSound } from '../doctor/sound.ts'
import { operator } from '../operating/operator.ts'

const say = (findings: readonly Finding[]): void => {
  for (const finding of findings) process.stdout.write(`${asLine(finding)}\n`)
}

async function look(): Promise<Finding[]> {
  const config = (() => {
    try {
      return readConfig(process.env)
    } catch (error) {
      if (error instanceof WrongConfig) return error
      throw error
    }
  })()
  if (config instanceof WrongConfig)
    return config.message.split('\n').map((sentence) => broken('The settings', sentence))
  const { publicUrl, mediaPorts, livekit, turnDomain, dataDir } = config
  const front = { publicUrl, addresses: mediaPorts.addresses, media: livekit !== undefined }
  const database = config.databaseUrl ?? (await findEmbeddedPostgres(dataDir))
  const looks = [
    lookAtFront(front),
    lookAtSound({ livekit, mediaPorts, turnDomain }),
    database === undefined
      ? [broken('The database', `none runs on this data folder. ${operator().isRunning('postgres')}`)]
      : lookAtDatabase(database),
    lookAtClocks(front, livekit?.url),
    lookAtKeys(dataDir).then((finding) => [finding]),
    lookAtDisk(dataDir).then((finding) => [finding]),
    [mind('Mail', 'none is built: links are given by hand, so there is nothing to look at.')],
  ]
  return [well('The settings', 'each has its shape, and no key is a sample.'), ...(await Promise.all(looks)).flat()]
}

const findings = await look()
say(findings)
const toMend = findings.filter(({ state }) => state === 'broken').length
process.stdout.write(toMend === 0 ? '\nNothing is broken.\n' : `\nTo mend: ${toMend}.\n`)
process.exitCode = toMend === 0 ? 0 : 1
