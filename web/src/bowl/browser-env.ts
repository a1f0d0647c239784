// The bowl's surroundings in a browser: its clock, its dice, its keys, and the road of posts that carries no session.
import type { Bytes } from '@circle/shared/bowl/bytes'
import keyWordList from './key-word-list.txt?url'
import type { BowlEnvironment } from './environment.ts'

type Session = Pick<BowlEnvironment, 'credential' | 'doubt'>

/**
 * Her arrival comes first, then what only a note needs (ms): loaded and reckoned beside her first sound and picture, it
 * would make both of them later by a sixth (measured, bench `join`).
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
  // With her session, as all but posts: without it the connection of this moment, her arrival, would be kept and carry her first post.
  wordList: async () => (await (await fetch(keyWordList)).text()).split(/\s+/).filter(Boolean),
  post: (body) => postAlone(gathering, body),
  ...session,
})

/**
 * No cookie, no referrer, nothing kept: the browser sends it on a connection that carries no session. What comes back says
 * nothing, so nothing is read; a post that did not arrive is sent again some ticks later.
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
