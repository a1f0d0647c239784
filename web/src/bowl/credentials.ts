// A voice, and the credential that vouches for it. Credentials are taken one at a time: the page asks with the same
// blinded element until there is an answer, and checks its proof. This file must not decide when one is taken, nor
// learn what it is used for.
import { type Bytes, fromBase64url, toBase64url } from '@circle/shared/bowl/bytes'
import { doubling, spread } from '../retry.ts'
import { type BowlCrypto, type BowlEnvironment, randomFraction } from './environment.ts'

export type Voice = {
  /** 65 bytes, the uncompressed point. */
  publicKey: Bytes
  /** ECDSA with SHA-256: 64 bytes, r then s. */
  sign(bytes: Bytes): Promise<Bytes>
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' }

/**
 * An ECDSA P-256 pair of this page alone (WebCrypto). The private key cannot be exported, is stored nowhere and goes
 * with the page. Throws where the browser cannot make one.
 */
async function newVoice(subtle: SubtleCrypto): Promise<Voice> {
  const pair = await subtle.generateKey(curve, false, ['sign', 'verify'])
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
  return {
    publicKey,
    sign: async (bytes) =>
      new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes)),
  }
}

/** A voice for which the server has vouched. */
export type Credential = { voice: Voice; token: Bytes }

export type CredentialEvents = {
  taken(credential: Credential): void
  /** The proof does not fit the key, or the answer cannot be read. */
  doubted(): void
  unavailable(): void
}

type Asked = { voice: Voice; input: Bytes; blind: Bytes; blinded: Bytes }

const soonest = 1_000
const latest = 30_000
const untilAllowed = 20_000 // a page that was loaded too often is given no credential for a while

export class Credentials {
  private asked: Asked | null = null
  private asking = false
  private closed = false
  private tries = 0
  private stop: (() => void) | null = null
  private readonly environment: BowlEnvironment
  private readonly bowlCrypto: BowlCrypto
  private readonly gathering: Bytes
  private readonly publicKey: Bytes
  private readonly on: CredentialEvents

  constructor(
    environment: BowlEnvironment,
    bowlCrypto: BowlCrypto,
    gathering: Bytes,
    publicKey: Bytes,
    on: CredentialEvents,
  ) {
    this.environment = environment
    this.bowlCrypto = bowlCrypto
    this.gathering = gathering
    this.publicKey = publicKey
    this.on = on
  }

  /** Takes one more credential, unless one is under way. */
  take(): void {
    this.stop?.()
    this.stop = null
    void this.ask()
  }

  /** The connection is back: a request under way is sent at once. */
  here(): void {
    this.tries = 0
    if (this.stop) this.take()
  }

  close(): void {
    this.closed = true
    this.stop?.()
    this.stop = null
    this.asked = null
  }

  private async ask(): Promise<void> {
    if (this.asking || this.closed) return
    this.asking = true
    const asked = (this.asked ??= await this.prepare().catch(() => null))
    const ack =
      asked && !this.closed ? await this.environment.credential(toBase64url(asked.blinded)).catch(() => null) : null
    this.asking = false
    if (this.closed) this.asked = null
    else if (asked) this.answered(asked, ack)
    else this.on.unavailable()
  }

  /** Each credential has a new key pair, so that two voices of a woman have nothing in common. */
  private async prepare(): Promise<Asked> {
    const voice = await newVoice(this.environment.subtle!)
    const input = this.bowlCrypto.credentialInput(this.gathering, voice.publicKey)
    return { voice, input, ...this.bowlCrypto.blind(input, this.environment.random) }
  }

  private answered(asked: Asked, ack: Awaited<ReturnType<BowlEnvironment['credential']>>): void {
    if (ack === null) return this.later(this.backOff())
    if (ack.ok) return this.finish(asked, ack)
    this.later(
      ack.code === 'credential-later'
        ? untilAllowed * (1 + randomFraction(this.environment.random) / 2)
        : this.backOff(),
    )
  }

  private finish(asked: Asked, { evaluated, proof }: { evaluated: string; proof: string }): void {
    const token = this.tokenOf(asked, fromBase64url(evaluated, 33), fromBase64url(proof, 64))
    this.asked = null
    this.tries = 0
    if (token) this.on.taken({ voice: asked.voice, token })
    else this.on.doubted()
  }

  private tokenOf(asked: Asked, evaluated: Bytes | null, proof: Bytes | null): Bytes | null {
    if (!evaluated || !proof) return null
    try {
      return this.bowlCrypto.finalize({ ...asked, evaluated, proof, publicKey: this.publicKey })
    } catch {
      return null
    }
  }

  private backOff(): number {
    this.tries += 1
    return spread(doubling(soonest, latest, this.tries - 1), randomFraction(this.environment.random))
  }

  private later(milliseconds: number): void {
    this.stop = this.environment.after(milliseconds, () => this.take())
  }
}
