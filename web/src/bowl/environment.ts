// All that the bowl's engine asks of the world: time, dice, keys, the two roads to the server. Tests bring their own.
import type { Bytes } from '@circle/shared/bowl/bytes'
import type { CredentialAck } from '@circle/shared/socket'

export type BowlCrypto = typeof import('./lazy-crypto.ts')

export type BowlEnvironment = {
  /** Null where the browser has none (no secure context). */
  subtle: SubtleCrypto | null
  random(length: number): Bytes
  /** Calls once after so many milliseconds; gives back the way to stop. */
  after(milliseconds: number, act: () => void): () => void
  crypto(): Promise<BowlCrypto>
  wordList(): Promise<readonly string[]>
  /** Over her session. Null: no answer came. */
  credential(blinded: string): Promise<CredentialAck | null>
  /** Over the other road, which knows nobody. Resolves whatever became of it. */
  post(body: Bytes): Promise<void>
  /** Tells the facilitators that her client saw a key or a proof that was wrong. */
  doubt(): void
}

/** From 0 to below 1. */
export const randomFraction = (random: BowlEnvironment['random']): number =>
  new DataView(random(4).buffer).getUint32(0) / 2 ** 32
