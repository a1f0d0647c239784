// Reads whole tables in one snapshot, and writes them in one transaction. Values travel as PostgreSQL's own texts, so that they
// come back unchanged. It must not know files.
import { type Kysely, type Transaction, sql } from 'kysely'
import { leases } from '../cluster/processes.repository.ts'
import { BACKED_UP, LEFT_OUT } from './tables.ts'

export type Value = string | null
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
}
type Any = Kysely<unknown>

const BATCH = 500

/** Settings that make every text the same wherever it is read: times with their zone, bytes as hex. */
async function sameTexts(db: Any): Promise<void> {
  for (const setting of ["datestyle = 'ISO'", "timezone = 'UTC'", "bytea_output = 'hex'", 'extra_float_digits = 1']) {
    await sql.raw(`set local ${setting}`).execute(db)
  }
}

/** The name of the last change to the database; null when there was none yet. */
export async function schemaOf(db: Any): Promise<string | null> {
  const {
    rows: [found],
  } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (!found?.there) return null
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db)
  return rows[0]?.name ?? null
}

async function columnsOf(db: Any, table: string): Promise<{ name: string; type: string }[]> {
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    db,
  )
  return rows
}

/** Gives `row` every row of the tables of a backup, as they were at one moment; `row` may take its time. */
export function readAll(
  db: Any,
  begin: (schema: string, at: string) => Promise<void>,
  row: (table: Table, values: Value[]) => Promise<void>,
): Promise<void> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sameTexts(trx)
      const schema = await schemaOf(trx)
      if (schema === null) throw new Error('This database holds no circle: there is nothing to keep.')
      const {
        rows: [now],
      } = await sql<{ at: string }>`select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`.execute(trx)
      await begin(schema, now!.at)
      for (const name of BACKED_UP) await readTable(trx, name, row)
    })
}

async function readTable(trx: Any, name: string, row: (table: Table, values: Value[]) => Promise<void>): Promise<void> {
  const columns = (await columnsOf(trx, name)).map((column) => column.name)
  if (columns.length === 0) return // an older database, without this table
  const table = { name, columns }
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column)}::text`))
  await sql`declare kept_rows no scroll cursor for select array[${texts}] as texts from ${sql.table(name)}`.execute(trx)
  for (;;) {
    const { rows } = await sql<{ texts: Value[] }>`fetch ${sql.lit(BATCH)} from kept_rows`.execute(trx)
    if (rows.length === 0) break
    for (const { texts: values } of rows) await row(table, values)
  }
  await sql`close kept_rows`.execute(trx)
}

/** The names of the tables with rows that a restore would replace. */
export async function occupied(db: Any): Promise<string[]> {
  const found: string[] = []
  for (const name of BACKED_UP) {
    if ((await columnsOf(db, name)).length === 0) continue
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) found.push(name)
  }
  return found
}

/** Whether an app lives: its lease was renewed within its length, and it has not said farewell by a shorter lease. */
export async function isServed(db: Any): Promise<boolean> {
  if ((await columnsOf(db, 'process_lease')).length === 0) return false
  const length = sql.lit(leases.process)
  const { rows } =
    await sql`select 1 from process_lease where expires_at > now() + ${length} * interval '1 millisecond' / 2 limit 1`.execute(
      db,
    )
  return rows.length > 0
}

export interface Restoring {
  add(table: Table, values: Value[]): Promise<void>
}

/** Replaces everything by what `fill` adds; when `fill` throws, nothing is replaced. */
export function replaceAll(db: Any, fill: (restoring: Restoring) => Promise<void>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await sameTexts(trx)
    for (const name of [...BACKED_UP, ...LEFT_OUT]) {
      if ((await columnsOf(trx, name)).length > 0) await sql`truncate ${sql.table(name)} cascade`.execute(trx)
    }
    await fill(insertingInto(trx))
    // A gathering that was open is over: its words are in no backup, and its deadlines belonged to its state.
    await sql`update gathering set phase = 'ended', closed_at = coalesce(closed_at, now()) where phase = 'open'`.execute(
      trx,
    )
    await sql`update gathering set next_deadline = null where next_deadline is not null`.execute(trx)
    // The replaced rows have left traces. An older database notes them with the migration that brings the table.
    if ((await columnsOf(trx, 'traces_owed')).length > 0) await sql`insert into traces_owed default values`.execute(trx)
  })
}

function insertingInto(trx: Transaction<unknown>): Restoring {
  const types = new Map<string, Map<string, string>>()
  return {
    async add({ name, columns }, values) {
      const known = types.get(name) ?? new Map((await columnsOf(trx, name)).map((column) => [column.name, column.type]))
      types.set(name, known)
      const texts = values.map((value, at) => {
        const type = known.get(columns[at]!)
        if (!type) throw new Error(`The backup names a column this database does not have: ${name}.${columns[at]}.`)
        return sql`${value}::text::${sql.raw(type)}`
      })
      await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(texts)})`.execute(
        trx,
      )
    },
  }
}
