// Accounts in the database. A sign-in name is stored normalised; words are stored only as their hash. No rule stands here.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { oweTraces } from '../db/traces-owed.ts'
import { newSignInName } from './words.ts'

export interface StoredAccount {
  id: string
  signInName: string
  wordsHash: string | null
}

export class AccountsRepository {
  readonly #db: Database

  /** `db` may be a transaction. */
  constructor(db: Database) {
    this.#db = db
  }

  async byName(signInName: string): Promise<StoredAccount | null> {
    return (await this.#select().where('sign_in_name', '=', signInName).executeTakeFirst()) ?? null
  }

  async byId(id: string): Promise<StoredAccount | null> {
    return (await this.#select().where('id', '=', id).executeTakeFirst()) ?? null
  }

  /** Makes an account under a new name that nobody has. `wordsHash` null: she cannot sign in until she has taken a link. */
  async create(wordsHash: string | null): Promise<{ id: string; signInName: string }> {
    for (;;) {
      const made = await this.#db
        .insertInto('account')
        .values({ id: randomUUID(), sign_in_name: newSignInName(), words_hash: wordsHash })
        .onConflict((taken) => taken.column('sign_in_name').doNothing())
        .returning(['id', 'sign_in_name as signInName'])
        .executeTakeFirst()
      if (made) return made
    }
  }

  async setWords(id: string, wordsHash: string): Promise<void> {
    await this.#db.updateTable('account').set({ words_hash: wordsHash }).where('id', '=', id).execute()
  }

  /** To be called within a transaction. */
  async delete(id: string): Promise<void> {
    await this.#db.deleteFrom('account').where('id', '=', id).execute()
    await oweTraces(this.#db)
  }

  /** Deletes accounts that have belonged to no circle for a month. */
  async forgetAlone(): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('account')
        .where('alone_since', '<', sql<Date>`now() - interval '30 days'`)
        .where((is) =>
          is.not(
            is.exists(is.selectFrom('enrolment').select('account').whereRef('enrolment.account', '=', 'account.id')),
          ),
        )
        .executeTakeFirst()
      if (numDeletedRows > 0n) await oweTraces(trx)
    })
  }

  #select() {
    return this.#db.selectFrom('account').select(['id', 'sign_in_name as signInName', 'words_hash as wordsHash'])
  }
}
