// All that the bowl's engine needs from outside: time, random numbers, keys, the two ways to the server. Tests bring
// their own.
import type { Bytes } from '@circle/shared/bowl/bytes'
import type { CredentialAck } from '@circle/shared/socket'

export type BowlCrypto = typeof import('./lazy-crypto.ts')

export type BowlEnvironment = {
  /** Null where the browser has none (no secure context). */
  subtle: SubtleCrypto | null
  random(length: number): Bytes
  /** Calls once after this time, and gives back the way to stop. */
  after(milliseconds: number, act: () => void): () => void
  crypto(): Promise<BowlCrypto>
  wordList(): Promise<readonly string[]>
  /** Sent with her session. Null: no answer came. */
  credential(blinded: string): Promise<CredentialAck | null>
  /** Sent without her session. Resolves whatever became of the post. */
  post(body: Bytes): Promise<void>
  /** Tells the facilitators that this page saw a wrong key or a wrong proof. */
  doubt(): void
}

/** From 0 to below 1. */
export const randomFraction = (random: BowlEnvironment['random']): number =>
  new DataView(random(4).buffer).getUint32(0) / 2 ** 32
