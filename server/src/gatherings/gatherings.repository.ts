// Rows of the living gatherings. Everything that was said is sealed before it comes here; no rule and no key is known here.
import { sql, type Transaction } from 'kysely'
import type { GatheringKind, ParticipantId, Phase, Role } from '@circle/shared/gathering/state'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { placeOfMember } from './marks.ts'

export type Trx = Transaction<Tables>

/** PostgreSQL's NOTIFY; the payload is `<gathering> <seq>`. */
export const CHANNEL = 'gathering'

export type SealedState = { seq: number; sealed: Buffer }
export type PlannedGathering = {
  id: string
  kind: GatheringKind
  topic: string
  doorWords: string
  startsAt: number
  endsAt: number
  phase: Phase
  closedAt: number | null
  cancelled: boolean
}
export type Loaded = {
  plan: PlannedGathering
  kept: SealedState | null
  /** The sealed answer to this command when it came before. */
  before: Buffer | null
  /** Who asks; null for the system, and for a person who is not enrolled, or not any more. */
  person: {
    account: string
    role: Role
    letIn: boolean
    agreedVersion: string | null
    mark: { place: string; sealed: Buffer | null }
  } | null
  /** How many notes in the bowl nobody has drawn. */
  undrawn: number
  circle: string
}
export type Writing = {
  gathering: string
  kept: SealedState
  phase: Phase
  nextDeadline: number | null
  closed: { at: number; attended: number; cancelled: boolean } | null
  /** The plan, when this command changes it. */
  replanned: { topic: string; reading: string; doorWords: string; startsAt: number; endsAt: number } | null
  command: { name: Buffer; sealed: Buffer }
  act: { act: string; facilitator: string } | null
  /** Who was seated: whether somebody let her in, and the digests of her name when she guides. */
  seated: { who: ParticipantId; letIn: boolean; nameDigests: Buffer | null }[]
  /** Women who were removed: their open links end. */
  removed: ParticipantId[]
}

/** No person and no command. */
const NOBODY = { participant: '', command: Buffer.alloc(0) }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const dateOf = (instant: number | null): Date | null => (instant === null ? null : new Date(instant))

export function gatheringsRepository(db: Database) {
  return {
    db,

    transaction: <T>(work: (trx: Trx) => Promise<T>): Promise<T> => db.transaction().execute(work),

    /** Locks the row of a gathering; false when there is none. A state that was read before the lock may be outdated. */
    async lock(trx: Trx, gathering: string): Promise<boolean> {
      if (!UUID.test(gathering)) return false
      const { rows } = await sql`select 1 from gathering where id = ${gathering} for no key update`.execute(trx)
      return rows.length > 0
    },

    /** `asks`: whose enrolment and whose earlier answer are loaded too. */
    async load(
      on: Database,
      gathering: string,
      asks: { participant: string; command: Buffer } | null = null,
    ): Promise<Loaded | null> {
      if (!UUID.test(gathering)) return null
      const { participant, command } = asks ?? NOBODY
      const row = await on
        .selectFrom('gathering as g')
        .leftJoin('gathering_state as s', 's.gathering', 'g.id')
        .leftJoin('command as c', (join) => join.onRef('c.gathering', '=', 'g.id').on('c.name', '=', command))
        .leftJoin('participant as p', (join) => join.onRef('p.gathering', '=', 'g.id').on('p.id', '=', participant))
        .leftJoin('enrolment as e', (join) =>
          join.onRef('e.circle', '=', 'g.circle').onRef('e.account', '=', 'p.account'),
        )
        .where('g.id', '=', gathering)
        .select([
          'g.id',
          'g.kind',
          'g.topic',
          'g.door_words',
          'g.starts_at',
          'g.ends_at',
          'g.phase',
          'g.closed_at',
          'g.cancelled_at',
          'g.circle',
          's.seq',
          's.sealed',
          'c.sealed as answered',
          'p.account',
          'p.agreed_version',
          'e.role',
          'e.let_in',
          'e.mark',
          'e.circle as enrolledIn',
        ])
        .select(
          sql<number>`(select count(*)::int from note where note.gathering = g.id and note.status = 'undrawn')`.as(
            'undrawn',
          ),
        )
        .executeTakeFirst()
      if (!row) return null
      return {
        plan: {
          id: row.id,
          kind: row.kind,
          topic: row.topic,
          doorWords: row.door_words ?? '',
          phase: row.phase,
          startsAt: row.starts_at.getTime(),
          endsAt: row.ends_at.getTime(),
          closedAt: row.closed_at?.getTime() ?? null,
          cancelled: row.cancelled_at !== null,
        },
        kept: row.seq !== null && row.sealed ? { seq: row.seq, sealed: row.sealed } : null,
        before: row.answered,
        person:
          row.account && row.role
            ? {
                account: row.account,
                role: row.role,
                letIn: row.let_in ?? false,
                agreedVersion: row.agreed_version,
                mark: { place: placeOfMember(row.enrolledIn ?? '', row.account), sealed: row.mark },
              }
            : null,
        undrawn: row.undrawn,
        circle: row.circle,
      }
    },

    /** The seq of the last event; null when no state is stored. */
    async seqOf(gathering: string): Promise<number | null> {
      const row = await db
        .selectFrom('gathering_state')
        .select('seq')
        .where('gathering', '=', gathering)
        .executeTakeFirst()
      return row?.seq ?? null
    },

    /** Everything that a command leaves behind, in one statement, and the notice to the other processes. */
    async write(trx: Trx, w: Writing): Promise<void> {
      const { gathering, command, kept, closed, replanned, act } = w
      await sql`
        with state as (
          insert into gathering_state (gathering, seq, sealed) values (${gathering}, ${kept.seq}, ${kept.sealed})
          on conflict (gathering) do update set seq = excluded.seq, sealed = excluded.sealed
        ), row as (
          update gathering set phase = ${w.phase}, next_deadline = ${dateOf(w.nextDeadline)},
            closed_at = coalesce(closed_at, ${dateOf(closed?.at ?? null)}::timestamptz),
            attended = coalesce(attended, ${closed?.attended ?? null}::int),
            cancelled_at = coalesce(cancelled_at, ${closed?.cancelled ? dateOf(closed.at) : null}::timestamptz),
            topic = coalesce(${replanned?.topic ?? null}::text, topic), reading = coalesce(${replanned?.reading ?? null}::text, reading),
            door_words = coalesce(${replanned?.doorWords ?? null}::text, door_words),
            starts_at = coalesce(${dateOf(replanned?.startsAt ?? null)}::timestamptz, starts_at),
            ends_at = coalesce(${dateOf(replanned?.endsAt ?? null)}::timestamptz, ends_at)
          where id = ${gathering}
        ), answered as (
          insert into command (gathering, name, sealed) values (${gathering}, ${command.name}, ${command.sealed})
        ), acted as (
          insert into act_log (gathering, act, facilitator)
          select ${gathering}::uuid, ${act?.act ?? null}::text, ${act?.facilitator ?? null}::uuid
          where ${act !== null}
        ), known as (
          update enrolment e set let_in = e.let_in or s.let_in, name_digests = coalesce(s.digests, e.name_digests)
          from unnest(${w.seated.map(({ who }) => who)}::text[], ${w.seated.map(({ letIn }) => letIn)}::bool[],
            ${w.seated.map(({ nameDigests }) => nameDigests)}::bytea[]) as s(who, let_in, digests), participant p, gathering g
          where p.gathering = ${gathering} and p.id = s.who and g.id = p.gathering and e.circle = g.circle and e.account = p.account
            and ((s.let_in and not e.let_in) or coalesce(s.digests, e.name_digests) is distinct from e.name_digests)
        ), unmade as (
          update invitation i set ended_at = now() from participant p, gathering g
          where p.gathering = ${gathering} and p.id = any(${w.removed}::text[]) and g.id = p.gathering
            and i.circle = g.circle and i.made_by = p.account and i.spent_at is null and i.ended_at is null
        )
        select pg_notify(${CHANNEL}, ${`${gathering} ${kept.seq}`})`.execute(trx)
    },

    /** Gatherings that have a state and have not ended, with the seq of their last event. */
    living: (): Promise<{ id: string; seq: number }[]> =>
      db
        .selectFrom('gathering as g')
        .innerJoin('gathering_state as s', 's.gathering', 'g.id')
        .where('g.phase', '!=', 'ended')
        .select(['g.id', 's.seq'])
        .execute(),

    async due(now: number): Promise<string[]> {
      const rows = await db
        .selectFrom('gathering')
        .select('id')
        .where('next_deadline', '<=', new Date(now))
        .where('phase', '!=', 'ended')
        .execute()
      return rows.map((row) => row.id)
    },

    /** Her id in this gathering, null before she first came. Null instead of a row: her account is not enrolled in its circle. */
    async enrolled(account: string, gathering: string): Promise<{ phase: Phase; who: ParticipantId | null } | null> {
      if (!UUID.test(gathering)) return null
      const row = await db
        .selectFrom('gathering as g')
        .innerJoin('enrolment as e', (join) => join.onRef('e.circle', '=', 'g.circle').on('e.account', '=', account))
        .leftJoin('participant as p', (join) => join.onRef('p.gathering', '=', 'g.id').on('p.account', '=', account))
        .where('g.id', '=', gathering)
        .select(['g.phase', 'p.id as who'])
        .executeTakeFirst()
      return row ?? null
    },

    /** The gatherings that are not over to whose door she has come, with her id there. Nobody else writes to their rows meanwhile. */
    async holdLivingOf(on: Database, account: string, circle: string): Promise<{ id: string; who: ParticipantId }[]> {
      return on
        .selectFrom('gathering as g')
        .innerJoin('participant as p', (join) => join.onRef('p.gathering', '=', 'g.id').on('p.account', '=', account))
        .where('g.circle', '=', circle)
        .where('g.phase', '!=', 'ended')
        .select(['g.id', 'p.id as who'])
        .orderBy('g.id')
        .forShare('g')
        .execute()
    },

    /** The digests of the names of those who guide this circle, without this account. */
    async reservedNames(on: Database, circle: string, except: string): Promise<Buffer[]> {
      const rows = await on
        .selectFrom('enrolment')
        .select('name_digests')
        .where('circle', '=', circle)
        .where('account', '!=', except)
        .where('role', '!=', 'member')
        .where('name_digests', 'is not', null)
        .execute()
      return rows.flatMap(({ name_digests }) => name_digests ?? [])
    },

    async addParticipant(gathering: string, account: string, who: ParticipantId): Promise<void> {
      await db
        .insertInto('participant')
        .values({ gathering, account, id: who, agreed_version: null })
        .onConflict((conflict) => conflict.columns(['gathering', 'account']).doNothing())
        .execute()
    },

    async agree(gathering: string, who: ParticipantId, version: string): Promise<void> {
      await db
        .updateTable('participant')
        .set({ agreed_version: version })
        .where('gathering', '=', gathering)
        .where('id', '=', who)
        .execute()
    },
  }
}

export type GatheringsRepository = ReturnType<typeof gatheringsRepository>
