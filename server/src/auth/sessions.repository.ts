// Sign-ins in the database, in the shape that Lucia asks of an adapter. It stores the SHA-256 of a session's id and never the
// id, so that a copy of the table signs nobody in and the timing of a look-up tells nothing about an id.
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

  /** The session, when it has not ended. */
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

  /** The sessions of one account, named by their public ids: only her browsers know the secret ids. */
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

  /** Does nothing: a sign-in ends at the time that was set when she signed in. */
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

  /** `session`: hex SHA-256 of the id of the session that stays. */
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

  /** Sessions long past their end, so that nobody loses a gathering that is under way. */
  async deleteExpiredSessions(): Promise<void> {
    await this.#db
      .deleteFrom('session')
      .where('expires_at', '<', sql<Date>`now() - interval '6 hours'`)
      .execute()
  }

  /** Which of these sessions (hex SHA-256) have been ended. */
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

  /** Every process hears of the end when the transaction commits. */
  async #end(rows: { id: Buffer; account: string }[]): Promise<void> {
    for (const row of rows) {
      await sql`select pg_notify('session_ended', ${`${row.account} ${row.id.toString('hex')}`})`.execute(this.#db)
    }
  }
}
