// The file of a backup: gzip around lines of JSON. The first line says what the file is, the last how many rows there were, so
// that a file that was cut short is recognised before anything is restored. It must not know the database.
import { createReadStream, createWriteStream, type ReadStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { chmod, open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

const FORMAT = 'steady-circle-backup'
const manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  schema: z.string(),
  at: z.iso.datetime(),
})
const table = z.strictObject({ table: z.string(), columns: z.array(z.string()) })
const row = z.array(z.string().nullable())
const end = z.strictObject({ end: z.literal(true), rows: z.record(z.string(), z.number().int()) })

export type Manifest = z.infer<typeof manifest>
export type Rows = Record<string, number>

class NotABackup extends Error {
  constructor() {
    super('This is not a whole backup of a circle: it is another file, or it was cut short.')
  }
}

export interface BackupWriter {
  begin(schema: string, at: string): Promise<void>
  row(name: string, columns: readonly string[], values: readonly (string | null)[]): Promise<void>
  /** Completes the file; before this it is no backup. Returns how many rows each table has. */
  end(): Promise<Rows>
}

/** `to`: '-' for standard output, else a file that only its owner may read, which is there whole or not at all. */
export async function writeBackup(to: string, work: (writer: BackupWriter) => Promise<void>): Promise<Rows> {
  if (to === '-') return writeTo(standardOutput(), work)
  const draft = `${to}.unfinished`
  await rm(draft, { force: true })
  try {
    const file = createWriteStream(draft, { flags: 'wx', mode: 0o600 })
    const rows = await writeTo(file, work)
    await chmod(draft, 0o600)
    const handle = await open(draft, 'r')
    await handle.sync().finally(() => handle.close())
    await rename(draft, to)
    return rows
  } finally {
    await rm(draft, { force: true })
  }
}

/** Standard output must not be ended. */
const standardOutput = (): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => void process.stdout.write(chunk, () => done()),
  })

async function writeTo(target: WriteStream | Writable, work: (writer: BackupWriter) => Promise<void>): Promise<Rows> {
  const gzip = createGzip()
  gzip.pipe(target)
  const written = finished(target)
  written.catch(() => gzip.destroy())
  const say = async (line: unknown): Promise<void> => {
    if (!gzip.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(gzip, 'drain'), written])
  }
  const rows: Rows = {}
  let current = ''
  try {
    await work({
      begin: (schema, at) => say({ format: FORMAT, version: 1, schema, at } satisfies Manifest),
      async row(name, columns, values) {
        if (name !== current) await say({ table: name, columns })
        current = name
        rows[name] = (rows[name] ?? 0) + 1
        await say(values)
      },
      async end() {
        await say({ end: true, rows })
        return rows
      },
    })
    gzip.end()
    await written
    return rows
  } catch (error) {
    gzip.destroy()
    target.destroy()
    await written.catch(() => {})
    throw error
  }
}

export interface BackupReader {
  readonly manifest: Manifest
  /** Gives every row once. Throws NotABackup at the end when there were fewer rows than the file says. */
  rows(
    take: (name: string, columns: readonly string[], values: readonly (string | null)[]) => Promise<void>,
  ): Promise<Rows>
}

/** `from`: '-' for standard input. Throws NotABackup. */
export async function readBackup<T>(from: string, work: (reader: BackupReader) => Promise<T>): Promise<T> {
  const source: Readable | ReadStream = from === '-' ? process.stdin : createReadStream(from)
  await (from === '-' ? undefined : once(source, 'open'))
  const gunzip = source.pipe(createGunzip())
  const broken = new Promise<never>((_done, fail) => gunzip.once('error', () => fail(new NotABackup())))
  broken.catch(() => {})
  const lines = createInterface({ input: gunzip, crlfDelay: Infinity })[Symbol.asyncIterator]()
  const next = async (): Promise<unknown> => {
    // An archive that breaks off makes both streams fail; the quicker one counts.
    const { value, done } = await Promise.race([lines.next(), broken]).catch(() => {
      throw new NotABackup()
    })
    if (done) throw new NotABackup()
    try {
      return JSON.parse(value) as unknown
    } catch {
      throw new NotABackup()
    }
  }
  try {
    const first = manifest.safeParse(await next())
    if (!first.success) throw new NotABackup()
    return await work({ manifest: first.data, rows: (take) => readRows(next, take) })
  } finally {
    gunzip.destroy()
    source.destroy()
  }
}

async function readRows(next: () => Promise<unknown>, take: Parameters<BackupReader['rows']>[0]): Promise<Rows> {
  const rows: Rows = {}
  let name = ''
  let columns: readonly string[] = []
  for (;;) {
    const line = await next()
    if (Array.isArray(line)) {
      const values = row.safeParse(line)
      if (!values.success || values.data.length !== columns.length || name === '') throw new NotABackup()
      rows[name] = (rows[name] ?? 0) + 1
      await take(name, columns, values.data)
      continue
    }
    const last = end.safeParse(line)
    if (last.success) {
      const same = JSON.stringify(Object.entries(last.data.rows).sort()) === JSON.stringify(Object.entries(rows).sort())
      if (!same) throw new NotABackup()
      return rows
    }
    const begun = table.safeParse(line)
    if (!begun.success) throw new NotABackup()
    name = begun.data.table
    columns = begun.data.columns
  }
}
