// What an unusable folder, disk or port means, in one sentence for the operator who starts a program of ours. It must not make
// room or change a permission.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Rejects at the start, with one sentence, when keys cannot be written; otherwise the fault would show in the middle of a gathering. */
export async function tryDataDir(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'keys')
  const trial = join(folder, `.trial-${process.pid}`)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    // Not `recursive`: on a read-only disk a recursive mkdir says ENOENT.
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await writeFile(trial, 'one word', { mode: 0o600 }).finally(() => rm(trial, { force: true }))
  } catch (error) {
    throw new Error(inWords(Object.assign(error as Error, { path: folder })), { cause: error })
  }
}

/** A sentence for an error of the system; the message of any other error. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const {
    code,
    path = 'a file',
    dest,
    port,
    message,
  } = error as NodeJS.ErrnoException & { dest?: string; port?: number }
  const at = dest ?? path
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: nothing more can be written to ${at}. Make room, old logs and backups first.`
    case 'EROFS':
      return `The disk of ${at} can only be read: DATA_DIR must be a folder the app may write in.`
    case 'EACCES':
    case 'EPERM':
      return port === undefined
        ? `This account may not write in ${at}. Give it to the account that runs the circle.`
        : `This account may not listen on port ${port}.`
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return `There is a file where a folder must be, or the other way round: ${at}. Take it away.`
    case 'ENOENT':
      return `${at} is not there, and could not be made.`
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program.`
    default:
      return message
  }
}
