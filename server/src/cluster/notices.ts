// What one process tells the others, by PostgreSQL's LISTEN and NOTIFY on a connection of its own; an app has one. Only ids and
// numbers travel here, never anybody's words. A notice may be lost: `onRegained` says so.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export interface Notices {
  /** `channel` must be a plain name of our own. The listener gets the payload as it was sent. */
  on(channel: string, listener: (payload: string) => void): () => void
  /** The connection was lost and is back: notices of the time in between must be replaced by reads of the tables. */
  onRegained(listener: () => void): () => void
  close(): Promise<void>
}

export interface NoticesOptions {
  readonly url: string
  readonly log: { warn(object: object, message: string): void; info(object: object, message: string): void }
}

const RETRY = 500 // milliseconds between two tries to come back
const CHECK = 5000 // milliseconds between two questions whether the connection still lives

/** Resolves when the connection listens. Rejects when the database cannot be reached; a connection lost later comes back by itself. */
export async function listenForNotices({ url, log }: NoticesOptions): Promise<Notices> {
  const listeners = new Map<string, Set<(payload: string) => void>>()
  const regained = new Set<() => void>()
  let client: pg.Client | undefined
  let closed = false

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 2500,
      keepAlive: true,
      query_timeout: 3000,
    })
    let over = false
    const lost = (): void => {
      if (over) return
      over = true
      clearInterval(check)
      fresh.end().catch(() => {})
      if (client === fresh) void comeBack()
    }
    const check = setInterval(() => fresh.query('select 1').catch(lost), CHECK)
    check.unref()
    fresh.on('error', lost)
    fresh.on('end', lost)
    fresh.on('notification', ({ channel, payload }) => {
      for (const listener of listeners.get(channel) ?? []) listener(payload ?? '')
    })
    try {
      await fresh.connect()
      for (const channel of listeners.keys()) await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`)
      client = fresh
    } catch (error) {
      over = true
      clearInterval(check)
      await fresh.end().catch(() => {})
      throw error
    }
    if (closed) await fresh.end().catch(() => {})
  }

  const comeBack = async (): Promise<void> => {
    client = undefined
    if (closed) return
    log.warn({}, 'the database connection for notices was lost')
    for (;;) {
      await wait(RETRY, undefined, { ref: false })
      if (closed) return
      if (
        await connect().then(
          () => true,
          () => false,
        )
      )
        break
    }
    log.info({}, 'notices are heard again')
    for (const listener of regained) listener()
  }

  await connect()
  return {
    on(channel, listener) {
      const known = listeners.get(channel)
      const set = known ?? new Set()
      set.add(listener)
      listeners.set(channel, set)
      if (!known) client?.query(`listen ${client.escapeIdentifier(channel)}`).catch(() => {})
      return () => set.delete(listener)
    },
    onRegained(listener) {
      regained.add(listener)
      return () => regained.delete(listener)
    },
    async close() {
      closed = true
      await client?.end().catch(() => {})
    },
  }
}
