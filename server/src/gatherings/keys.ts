// The keys of the gatherings: one file each, outside the database and its backups. Destroying a key makes the words sealed
// under it unreadable for good. It must not keep a key in memory: another process may destroy the key at any moment.
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { constants, readFileSync } from 'node:fs'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const BYTES = 32

export interface Keys {
  /** The key of a gathering; null when it was destroyed or never made. */
  find(gathering: string): Promise<KeyObject | null>
  /** The key, made now if there is none. Two processes that make a key at once get the same. */
  make(gathering: string): Promise<KeyObject>
  /** Overwrites, syncs and unlinks. Does nothing when the key is gone already. */
  destroy(gathering: string): Promise<void>
}

export function keysIn(dataDir: string): Keys {
  const folder = join(dataDir, 'keys')
  const fileOf = (gathering: string): string => {
    if (!/^[\w-]{1,64}$/.test(gathering)) throw new Error('A gathering id that cannot name a file.')
    return join(folder, gathering)
  }

  async function find(gathering: string): Promise<KeyObject | null> {
    try {
      // This read stands in the middle of a transaction: 32 bytes read at once are quicker than four turns through the thread pool.
      const bytes = readFileSync(fileOf(gathering))
      if (bytes.length !== BYTES) throw new Error('A key file of a wrong length.')
      const key = createSecretKey(bytes)
      bytes.fill(0)
      return key
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async function make(gathering: string): Promise<KeyObject> {
    const found = await find(gathering)
    if (found) return found
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // The key is written whole under another name and linked into place: link(2) is as exclusive as O_EXCL, and nobody reads
    // half a key.
    const draft = `${fileOf(gathering)}.${randomBytes(8).toString('hex')}`
    try {
      await writeSynced(draft, randomBytes(BYTES), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL)
      await link(draft, fileOf(gathering))
      await syncFolder(folder)
    } catch (error) {
      if (!isTaken(error)) throw error
    } finally {
      await rm(draft, { force: true })
    }
    const made = await find(gathering)
    if (!made) throw new Error('The key of a gathering was destroyed while it was made.')
    return made
  }

  async function destroy(gathering: string): Promise<void> {
    // Renamed before it is overwritten: a reader at this moment finds no key rather than a wrong one.
    await rename(fileOf(gathering), `${fileOf(gathering)}.${randomBytes(8).toString('hex')}`).catch(
      (error: unknown) => {
        if (!isMissing(error)) throw error
      },
    )
    const left = (await readdir(folder).catch(() => [])).filter((each) => each.startsWith(`${gathering}.`))
    for (const file of left.map((each) => join(folder, each))) {
      try {
        const { size } = await stat(file)
        await writeSynced(file, randomBytes(size), constants.O_WRONLY)
      } catch (error) {
        if (!isMissing(error)) throw error
      }
      await rm(file, { force: true })
    }
    await syncFolder(folder)
  }

  return { find, make, destroy }
}

async function writeSynced(file: string, bytes: Buffer, flags: number): Promise<void> {
  const handle = await open(file, flags, 0o600)
  try {
    await handle.write(bytes, 0, bytes.length, 0)
    await handle.sync()
  } finally {
    await handle.close()
    bytes.fill(0)
  }
}

/** Makes a new or removed file name durable. Windows cannot open a folder; its file system keeps a journal. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY)
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    if (!isMissing(error) && process.platform !== 'win32') throw error
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'
const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST'
