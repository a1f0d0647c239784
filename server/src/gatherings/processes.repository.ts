// Rows about the processes that keep the circles: which of them live, whose connections they hold, who owns which gathering.
// All times here are the database's own, so that processes on several machines agree.
import { sql } from 'kysely'
import type { ConnectionId, ParticipantId } from '@circle/shared/gathering/state'
import type { Database } from '../db/database.ts'
import type { Trx } from './gatherings.repository.ts'

/** Milliseconds. A lease is renewed often enough that two lost renewals do not end it. */
export const leases = { process: 10_000, owner: 5000, dropAfter: 5000, farewell: 5000 } as const

export type Connection = { id: ConnectionId; gathering: string; participant: ParticipantId }

const BOOT_LOCK = 7_264_001 // any number, the same in every process
/** A lease far in the future was written before the database's clock was set back: its process cannot be known to live. */
const alive = (column: string) => sql`(${sql.ref(column)} > now() and ${sql.ref(column)} <= now() + interval '15 seconds')`
const ms = (length: number) => sql`make_interval(secs => ${length / 1000})`

export function processesRepository(db: Database) {
  return {
    /** The database's time in milliseconds since 1970. */
    async time(): Promise<number> {
      const { rows } = await sql<{ now: string }>`select extract(epoch from clock_timestamp()) * 1000 as now`.execute(db)
      return Number(rows[0]?.now)
    },

    /** One process boots at a time, else two would both think that nobody lived. Ends with the transaction. */
    boot: <T>(work: (trx: Trx) => Promise<T>): Promise<T> => db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${BOOT_LOCK})`.execute(trx)
      return work(trx)
    }),

    /** Since when no process lives; null while one does, and when there never was one. */
    async downSince(trx: Trx): Promise<number | null> {
      const { rows } = await sql<{ last: string | null; down: boolean }>`
        select extract(epoch from least(max(expires_at), now())) * 1000 as last,
          not coalesce(bool_or(${alive('expires_at')}), false) as down
        from process_lease`.execute(trx)
      const row = rows[0]
      return row?.down && row.last !== null ? Math.floor(Number(row.last)) - leases.process : null
    },

    async othersLive(trx: Trx): Promise<boolean> {
      const { rows } = await sql`select 1 from process_lease where ${alive('expires_at')} limit 1`.execute(trx)
      return rows.length > 0
    },

    /** Renews, or takes, the lease. `length` in milliseconds from now. */
    async renew(process: string, length: number = leases.process): Promise<void> {
      await sql`insert into process_lease (process, expires_at) values (${process}, now() + ${ms(length)})
        on conflict (process) do update set expires_at = excluded.expires_at`.execute(db)
    },

    /** Leases that ended long ago are of no use to anybody; the newest tells the next boot when it went dark. */
    async forgetOldLeases(): Promise<void> {
      await sql`delete from process_lease where expires_at < now() - interval '1 day'
        and expires_at < (select max(expires_at) from process_lease)`.execute(db)
    },

    async connect(connection: Connection, process: string): Promise<void> {
      await db.insertInto('connection').values({ ...connection, process }).execute()
    },

    /** Also when its row is gone: a process that stood still for long may have been taken for dead meanwhile. */
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

    /** Lost for five seconds, or, if `judge`, held by a process that is dead. */
    async dropped(judge: boolean): Promise<Connection[]> {
      const { rows } = await sql<Connection>`
        select c.id, c.gathering, c.participant from connection c left join process_lease l on l.process = c.process
        where c.lost_at <= now() - ${ms(leases.dropAfter)} or (${judge} and not coalesce(${alive('l.expires_at')}, false))
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
