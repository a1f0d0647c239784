// Every file below folders in which running programs write, rename and remove while they are read. What is gone in between
// is passed over; any other failure to read is an error: a search that could not look must not say that it found nothing.
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

export interface LivingFile {
  readonly path: string
  /** Beneath the folder it was found in. */
  readonly name: string
  readonly bytes: Buffer
}

/** A file that is renamed while it is looked for would be missed by one listing: whenever something is gone, all is listed again. */
const LISTINGS = 10

export async function* filesBelow(...folders: readonly string[]): AsyncGenerator<LivingFile> {
  for (const folder of folders) await access(folder)
  const read = new Set<string>()
  for (let listing = 0; listing < LISTINGS; listing += 1) {
    let gone = false
    for (const folder of folders) {
      for (const path of await pathsBelow(folder, () => (gone = true))) {
        if (read.has(path)) continue
        const bytes = await unlessGone(readFile(path))
        if (bytes === null) gone = true
        else {
          read.add(path)
          yield { path, name: relative(folder, path), bytes }
        }
      }
    }
    if (!gone) return
  }
}

/** The folder as it is found, written elsewhere: what a careless backup of a running server would be. */
export async function copyOf(folder: string, to: string): Promise<void> {
  for await (const { name, bytes } of filesBelow(folder)) {
    await mkdir(dirname(join(to, name)), { recursive: true })
    await writeFile(join(to, name), bytes)
  }
}

async function pathsBelow(folder: string, onGone: () => void): Promise<string[]> {
  const entries = await unlessGone(readdir(folder, { withFileTypes: true }))
  if (entries === null) {
    onGone()
    return []
  }
  const paths: string[] = []
  for (const entry of entries) {
    if (entry.isDirectory()) paths.push(...(await pathsBelow(join(folder, entry.name), onGone)))
    else if (entry.isFile()) paths.push(join(folder, entry.name))
  }
  return paths
}

async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
