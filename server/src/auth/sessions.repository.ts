// Sign-ins in the database, in the shape Lucia asks of an adapter. Stores SHA-256 of a session's id and never the id itself,
// so that a copy of the table signs nobody in and a lookup's timing tells nothing about an id.
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

type Attributes = { ownDevice: boolean }
type Stored = { id: string; userId: string; expiresAt: Date; attributes: Attributes }
type Account = { id: string; attributes: object }

export class SessionsRepository {
  readonly #db: Database

  /** `db` may be a transaction. */
  constructor(db: Database) {
    this.#db = db
  }

  /** The living one; a session past its end is as good as none. */
  async getSessionAndUser(id: string): Promise<[Stored | null, Account | null]> {
    const row = await this.#db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', sha256(id))
      .where('expires_at', '>', sql<Date>`now()`)
      .executeTakeFirst()
    if (!row) return [null, null]
    const stored = { id, userId: row.account, expiresAt: row.expires_at, attributes: { ownDevice: row.own_device } }
    return [stored, { id: row.account, attributes: {} }]
  }

  /** Of one account, named by their public ids: the true ones are known to her browsers alone. */
  async getUserSessions(account: string): Promise<Stored[]> {
    const rows = await this.#db.selectFrom('session').selectAll().where('account', '=', account).execute()
    return rows.map((row) => ({
      id: row.public_id,
      userId: row.account,
      expiresAt: row.expires_at,
      attributes: { ownDevice: row.own_device },
    }))
  }

  async setSession(session: {
    id: string
    userId: string
    expiresAt: Date
    attributes: Partial<Attributes>
  }): Promise<void> {
    await this.#db
      .insertInto('session')
      .values({
        id: sha256(session.id),
        public_id: randomUUID(),
        account: session.userId,
        expires_at: session.expiresAt,
        own_device: session.attributes.ownDevice ?? false,
      })
      .execute()
  }

  /** A sign-in has one end, set when she signs in: it is never moved behind her back. */
  async updateSessionExpiration(): Promise<void> {}

  async deleteSession(id: string): Promise<void> {
    await this.#end(
      await this.#db.deleteFrom('session').where('id', '=', sha256(id)).returning(['id', 'account']).execute(),
    )
  }

  async deleteUserSessions(account: string): Promise<void> {
    await this.#end(
      await this.#db.deleteFrom('session').where('account', '=', account).returning(['id', 'account']).execute(),
    )
  }

  /** `session`: hex SHA-256 of the one that stays. */
  async deleteOthers(account: string, session: string): Promise<void> {
    await this.#end(
      await this.#db
        .deleteFrom('session')
        .where('account', '=', account)
        .where('id', '!=', Buffer.from(session, 'hex'))
        .returning(['id', 'account'])
        .execute(),
    )
  }

  /** `session`: hex SHA-256. `seconds` by the database's clock. */
  async startedWithin(session: string, seconds: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom('session')
      .select('id')
      .where('id', '=', Buffer.from(session, 'hex'))
      .where('given_at', '>', sql<Date>`now() - make_interval(secs => ${seconds})`)
      .executeTakeFirst()
    return row !== undefined
  }

  /** Long past their end: nobody who is in a gathering is put out by it. */
  async deleteExpiredSessions(): Promise<void> {
    await this.#db
      .deleteFrom('session')
      .where('expires_at', '<', sql<Date>`now() - interval '6 hours'`)
      .execute()
  }

  /** Of these (hex SHA-256), the ones that have been ended. */
  async missing(sessions: string[]): Promise<string[]> {
    if (sessions.length === 0) return []
    const rows = await this.#db
      .selectFrom('session')
      .select('id')
      .where(
        'id',
        'in',
        sessions.map((hex) => Buffer.from(hex, 'hex')),
      )
      .execute()
    const living = new Set(rows.map((row) => row.id.toString('hex')))
    return sessions.filter((hex) => !living.has(hex))
  }

  /** Every process hears it, when the transaction commits. */
  async #end(rows: { id: Buffer; account: string }[]): Promise<void> {
    for (const row of rows) {
      await sql`select pg_notify('session_ended', ${`${row.account} ${row.id.toString('hex')}`})`.execute(this.#db)
    }
  }
}
