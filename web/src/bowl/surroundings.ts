// All that the bowl's engine asks of the world: time, dice, keys, the two roads to the server. Tests bring their own.
import type { Bytes } from '@circle/shared/bowl/bytes'
import type { CredentialAck } from '@circle/shared/socket'
import keyWordList from './key-word-list.txt?url'

export type Arithmetic = typeof import('./arithmetic.ts')

export type Surroundings = {
  /** Null where the browser has none (no secure context). */
  subtle: SubtleCrypto | null
  random(length: number): Bytes
  /** Calls once after so many milliseconds; gives back the way to stop. */
  after(milliseconds: number, act: () => void): () => void
  arithmetic(): Promise<Arithmetic>
  wordList(): Promise<readonly string[]>
  /** Over her session. Null: no answer came. */
  credential(blinded: string): Promise<CredentialAck | null>
  /** Over the other road, which knows nobody. Resolves whatever became of it. */
  post(body: Bytes): Promise<void>
  /** Tells the facilitators that her client saw a key or a proof that was wrong. */
  doubt(): void
}

/** From 0 to below 1. */
export const fraction = (random: Surroundings['random']): number =>
  new DataView(random(4).buffer).getUint32(0) / 2 ** 32

type Session = Pick<Surroundings, 'credential' | 'doubt'>

export const ofTheBrowser = (gathering: string, session: Session): Surroundings => ({
  subtle: globalThis.crypto?.subtle ?? null,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
  arithmetic: () => import('./arithmetic.ts'),
  wordList: async () => (await (await fetch(keyWordList, { credentials: 'omit' })).text()).split(/\s+/).filter(Boolean),
  post: (body) => postAlone(gathering, body),
  ...session,
})

/**
 * No cookie, no referrer, nothing kept: the browser sends it on a connection that carries no session. What comes back says
 * nothing, so nothing is read; a post that did not arrive is sent again some ticks later.
 */
export async function postAlone(gathering: string, body: Bytes, send: typeof fetch = fetch): Promise<void> {
  await send(`/bowl/${gathering}`, {
    method: 'POST', body, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', mode: 'same-origin',
    redirect: 'error', headers: { 'content-type': 'application/octet-stream' },
  }).catch(() => undefined)
}
