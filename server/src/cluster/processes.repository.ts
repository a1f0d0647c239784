// Rows about the app processes: which of them live, which connections they hold, which gatherings they own. All times here are
// the database's, so that processes on several machines agree.
import { sql } from 'kysely'
import type { ConnectionId, ParticipantId } from '@circle/shared/gathering/state'
import type { Database } from '../db/database.ts'

/** Milliseconds. A lease is renewed often enough that two lost renewals do not end it. */
export const leases = { process: 10_000, renewEvery: 2000, owner: 5000, dropAfter: 5000, farewell: 5000 } as const

export type Connection = { id: ConnectionId; gathering: string; participant: ParticipantId }

/**
 * A lease far in the future was written before the database's clock was set back: its process cannot be known to live.
 */
const alive = (column: string) =>
  sql`(${sql.ref(column)} > now() and ${sql.ref(column)} <= now() + interval '15 seconds')`
const ms = (length: number) => sql`make_interval(secs => ${length / 1000})`

export function processesRepository(db: Database) {
  return {
    /** The database's time in milliseconds since 1970. */
    async time(): Promise<number> {
      const { rows } = await sql<{ now: string }>`
        select extract(epoch from clock_timestamp()) * 1000 as now`.execute(db)
      return Number(rows[0]?.now)
    },

    /** Every other process of which a lease is known, with the end of its lease in ms since 1970. */
    async others(process: string): Promise<{ process: string; expiresAt: number; alive: boolean }[]> {
      const { rows } = await sql<{ process: string; ends: string; alive: boolean }>`
        select process, extract(epoch from expires_at) * 1000 as ends, ${alive('expires_at')} as alive
        from process_lease where process <> ${process}`.execute(db)
      return rows.map((row) => ({ process: row.process, expiresAt: Math.floor(Number(row.ends)), alive: row.alive }))
    },

    /**
     * Renews, or takes, the lease for `length` milliseconds from now. True when the lease had not run out by the database's
     * clock, which may have been set meanwhile.
     */
    async renew(process: string, length: number = leases.process): Promise<boolean> {
      const { rows } = await sql<{ stood: boolean }>`
        with before as (select expires_at from process_lease where process = ${process}),
          renewed as (insert into process_lease (process, expires_at) values (${process}, now() + ${ms(length)})
            on conflict (process) do update set expires_at = excluded.expires_at)
        select ${alive('expires_at')} as stood from before`.execute(db)
      return rows[0]?.stood ?? false
    },

    /** Removes leases that ended long ago, without the newest: it tells the next boot when the last process ended. */
    async forgetOldLeases(): Promise<void> {
      await sql`delete from process_lease where expires_at < now() - interval '1 day'
        and expires_at < (select max(expires_at) from process_lease)`.execute(db)
    },

    async connect(connection: Connection, process: string): Promise<void> {
      await db
        .insertInto('connection')
        .values({ ...connection, process })
        .execute()
    },

    /** Writes the loss even when the row is gone: a process that stood still for long may have been taken for dead meanwhile. */
    async lose({ id, gathering, participant }: Connection, process: string): Promise<void> {
      await sql`insert into connection (id, gathering, participant, process, lost_at)
        values (${id}, ${gathering}, ${participant}, ${process}, now())
        on conflict (id) do update set lost_at = coalesce(connection.lost_at, excluded.lost_at)`.execute(db)
    },

    async forget(connection: ConnectionId): Promise<void> {
      await db.deleteFrom('connection').where('id', '=', connection).execute()
    },

    async lives(connection: ConnectionId): Promise<boolean> {
      const { rows } = await sql`select 1 from connection c join process_lease l on l.process = c.process
        where c.id = ${connection} and c.lost_at is null and ${alive('l.expires_at')}`.execute(db)
      return rows.length > 0
    },

    /**
     * Connections that were lost for five seconds, or that a dead process holds. `judge`: the process that may call others dead,
     * or null. When the judge's own lease has run out, the database's clock was set, and no lease says anything.
     */
    async dropped(judge: string | null): Promise<Connection[]> {
      const { rows } = await sql<Connection>`
        select c.id, c.gathering, c.participant from connection c left join process_lease l on l.process = c.process
        where c.lost_at <= now() - ${ms(leases.dropAfter)}
          or (not coalesce(${alive('l.expires_at')}, false)
            and exists (select 1 from process_lease own where own.process = ${judge} and ${alive('own.expires_at')}))
        limit 500`.execute(db)
      return rows
    },

    /** Takes what nobody owns and renews what is ours. Returns what this process owns now. */
    async own(process: string, gatherings: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ gathering: string }>`
        insert into gathering_owner (gathering, process, expires_at)
        select each, ${process}, now() + ${ms(leases.owner)} from unnest(${[...gatherings].sort()}::uuid[]) as each
        on conflict (gathering) do update set process = excluded.process, expires_at = excluded.expires_at
        where gathering_owner.process = excluded.process or not ${alive('gathering_owner.expires_at')}
        returning gathering`.execute(db)
      return rows.map((row) => row.gathering)
    },

    async disown(process: string): Promise<void> {
      await db.deleteFrom('gathering_owner').where('process', '=', process).execute()
    },
  }
}

export type ProcessesRepository = ReturnType<typeof processesRepository>
