// The bowl's environment in a browser: timers, random numbers, keys, and the posts that carry no session.
import type { Bytes } from '@circle/shared/bowl/bytes'
import keyWordList from './key-word-list.txt?url'
import type { BowlEnvironment } from './environment.ts'

type Session = Pick<BowlEnvironment, 'credential' | 'doubt'>

/**
 * The crypto loads after her arrival (ms). Loaded and computed beside her first sound and picture, it delayed both by
 * a sixth (measured, bench `join`).
 */
const arrival = 1_500

export const browserEnvironment = (gathering: string, session: Session): BowlEnvironment => ({
  subtle: globalThis.crypto?.subtle ?? null,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
  crypto: () => new Promise((load) => setTimeout(load, arrival)).then(() => import('./lazy-crypto.ts')),
  // With her session, like everything but posts. Without it the browser would keep the connection of this moment and
  // send her first post over it.
  wordList: async () => (await (await fetch(keyWordList)).text()).split(/\s+/).filter(Boolean),
  post: (body) => postAlone(gathering, body),
  ...session,
})

/**
 * No cookie, no referrer, no cache: the browser sends the post on a connection that carries no session. The answer
 * says nothing, so nobody reads it. A post that was lost is sent again some ticks later.
 */
export async function postAlone(gathering: string, body: Bytes, send: typeof fetch = fetch): Promise<void> {
  await send(`/bowl/${gathering}`, {
    method: 'POST',
    body,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    mode: 'same-origin',
    redirect: 'error',
    headers: { 'content-type': 'application/octet-stream' },
  }).catch(() => undefined)
}
