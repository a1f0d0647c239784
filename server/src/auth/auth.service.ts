// Signs in by name and words, changes the words, signs out. It knows neither HTTP nor the names of cookies.
import type { IncomingMessage } from 'node:http'
import type { Database } from '../db/database.ts'
import { networkOf } from '../http/network.ts'
import { Refused } from '../http/refused.ts'
import { AccountsRepository } from './accounts.repository.ts'
import type { Hashing } from './hashing.ts'
import type { SignIns, Started } from './sessions.ts'
import type { SignedIn } from './sessions.port.ts'
import type { SlowDown } from './slow-down.ts'
import { isLongEnough, normaliseName, normaliseWords } from './words.ts'

export interface AuthParts {
  readonly db: Database
  readonly sessions: SignIns
  readonly hashing: Hashing
  readonly slowDown: SlowDown
}

export interface Auth {
  /** A known and an unknown name get the same answer, `wrong-words`, in the same time. */
  signIn(
    request: IncomingMessage,
    address: string,
    typed: { name: string; words: string; ownDevice: boolean },
  ): Promise<Started>
  /** Her other sign-ins end; this sign-in goes on, also in the middle of a gathering. */
  changeWords(who: SignedIn, address: string, typed: { now: string; next: string }): Promise<void>
  signOut(request: IncomingMessage, everywhere: boolean): Promise<void>
}

export function makeAuth({ db, sessions, hashing, slowDown }: AuthParts): Auth {
  const accounts = new AccountsRepository(db)

  /** Throws unless the words are right. `name` stands for the account in the slow-down. */
  const check = async (
    name: string,
    address: string,
    hash: string | null,
    words: string,
    from = networkOf(address),
  ): Promise<void> => {
    const right = await slowDown.around(name, address, () => hashing.verify(hash, normaliseWords(words), from))
    if (right === null) throw new Refused('too-fast')
    if (!right) throw new Refused('wrong-words')
  }

  return {
    async signIn(request, address, typed) {
      const name = normaliseName(typed.name)
      const account = await accounts.byName(name)
      await check(name, address, account?.wordsHash ?? null, typed.words)
      if (!account) throw new Refused('wrong-words')
      await sessions.end(request)
      return sessions.start(account.id, typed.ownDevice)
    },
    async changeWords(who, address, typed) {
      const next = normaliseWords(typed.next)
      if (!isLongEnough(next)) throw new Refused('words-too-short')
      const account = await accounts.byId(who.account)
      if (!account) throw new Refused('not-signed-in')
      // She is signed in: she queues under her account, so that a rush from her network does not hold her up.
      await check(account.signInName, address, account.wordsHash, typed.now, account.id)
      const hash = await hashing.hash(next, account.id)
      await db.transaction().execute(async (within) => {
        await new AccountsRepository(within).setWords(account.id, hash)
        await sessions.endOthers(who, within)
      })
    },
    async signOut(request, everywhere) {
      const who = everywhere ? await sessions.of(request) : null
      if (who) await sessions.endAll(who.account)
      else await sessions.end(request)
    },
  }
}
