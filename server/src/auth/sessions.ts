// Sign-ins: made, read from a request's cookie, ended, and the notice of their end in every process. The only importer of
// Lucia. Cookies are written and read here and nowhere else.
import type { IncomingMessage } from 'node:http'
import { Lucia, TimeSpan } from 'lucia'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Notices } from '../cluster/notices.ts'
import { SessionsRepository, sha256 } from './sessions.repository.ts'
import type { Sessions, SignedIn } from './sessions.port.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ ownDevice: boolean }>
    DatabaseSessionAttributes: { ownDevice: boolean }
  }
}

/** `cookie`: the value of the Set-Cookie header that carries her sign-in. */
export type Started = SignedIn & { cookie: string }

export interface SignIns extends Sessions {
  /** Always under a new id. `within`: the transaction to which it belongs. */
  start(account: string, ownDevice: boolean, within?: Database): Promise<Started>
  /** Ends the sign-in that this request carries, if it carries one. */
  end(request: IncomingMessage): Promise<void>
  endAll(account: string, within?: Database): Promise<void>
  /** Ends every sign-in of her account except this one. */
  endOthers(than: SignedIn, within?: Database): Promise<void>
  /** Whether she signed in within the last fifteen minutes. If not, her page shows only the day of the gathering. */
  isFresh(than: SignedIn): Promise<boolean>
  /** The Set-Cookie header that removes the cookie. */
  readonly blankCookie: string
  /** Removes sign-ins that are long past their end. */
  forgetOld(): Promise<void>
  close(): void
}

const ONE_SITTING = new TimeSpan(12, 'h') // in a cookie that ends with the browser
const FRESH = new TimeSpan(15, 'm')
const OWN_DEVICE = new TimeSpan(30, 'd')
/** How often a process checks whether the sign-ins that it has seen are still there, in case a notice was lost (milliseconds). */
const LOOK_AGAIN = 30_000

export interface SessionsParts {
  readonly db: Database
  readonly config: Pick<Config, 'https'>
  readonly notices: Pick<Notices, 'on' | 'onRegained'>
}

export function makeSessions({ db, config, notices }: SessionsParts): SignIns {
  const name = config.https ? '__Host-room' : 'room'
  const lucia = (within: Database, length = ONE_SITTING) =>
    new Lucia(new SessionsRepository(within), {
      sessionExpiresIn: length,
      sessionCookie: { name, attributes: { secure: config.https, sameSite: 'lax', path: '/' } },
      getSessionAttributes: ({ ownDevice }) => ({ ownDevice }),
    })
  const reader = lucia(db)
  const news = makeNews(db, notices)
  const cookieOf = (request: IncomingMessage): string | null => readCookie(request.headers.cookie, name)

  return {
    async of(request) {
      const id = cookieOf(request)
      if (id === null) return null
      const { session } = await reader.validateSession(id)
      if (!session) return null
      const signedIn = { account: session.userId, session: sha256(id).toString('hex') }
      news.seen(signedIn)
      return signedIn
    },
    onEnded: news.onEnded,
    async start(account, ownDevice, within = db) {
      const sessions = lucia(within, ownDevice ? OWN_DEVICE : ONE_SITTING)
      const { id } = await sessions.createSession(account, { ownDevice })
      const cookie = sessions.createSessionCookie(id)
      if (!ownDevice) delete cookie.attributes.maxAge
      return { account, session: sha256(id).toString('hex'), cookie: cookie.serialize() }
    },
    async end(request) {
      const id = cookieOf(request)
      if (id !== null) await reader.invalidateSession(id)
    },
    endAll: (account, within = db) => lucia(within).invalidateUserSessions(account),
    endOthers: ({ account, session }, within = db) => new SessionsRepository(within).deleteOthers(account, session),
    isFresh: ({ session }) => new SessionsRepository(db).startedWithin(session, FRESH.seconds()),
    blankCookie: reader.createBlankSessionCookie().serialize(),
    forgetOld: () => reader.deleteExpiredSessions(),
    close: news.close,
  }
}

/** Reads our cookie alone: another, misshapen cookie on the same host must not shut her out. */
function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=')
    if (key === name && value && /^[a-z0-9]{20,100}$/.test(value)) return value
  }
  return null
}

/** Tells listeners of the end of sign-ins, in every process. Sign-ins that this process has seen are checked again, in case a notice was lost. */
function makeNews(db: Database, notices: SessionsParts['notices']) {
  const listeners = new Set<(ended: SignedIn) => void>()
  const seenHere = new Map<string, string>() // session -> account

  const ended = (signedIn: SignedIn): void => {
    seenHere.delete(signedIn.session)
    for (const listener of listeners) listener(signedIn)
  }
  const lookAgain = async (): Promise<void> => {
    const missing = await new SessionsRepository(db).missing([...seenHere.keys()]).catch(() => [])
    for (const session of missing) ended({ session, account: seenHere.get(session) ?? '' })
  }
  const stopHearing = notices.on('session_ended', (payload) => {
    const [account, session] = payload.split(' ')
    if (account && session) ended({ account, session })
  })
  const stopRegained = notices.onRegained(() => void lookAgain())
  const timer = setInterval(() => void lookAgain(), LOOK_AGAIN)
  timer.unref()

  return {
    seen: ({ session, account }: SignedIn) => void seenHere.set(session, account),
    onEnded: (listener: (signedIn: SignedIn) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      clearInterval(timer)
      stopHearing()
      stopRegained()
    },
  }
}
