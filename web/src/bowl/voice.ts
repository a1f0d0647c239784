// A voice: an ECDSA P-256 pair of this page alone (WebCrypto). Its private key cannot be taken out, is stored nowhere and goes with the page.
import type { Bytes } from '@circle/shared/bowl/bytes'

export type Voice = {
  /** 65 bytes, the uncompressed point. */
  publicKey: Bytes
  /** ECDSA with SHA-256: 64 bytes, r then s. */
  sign(bytes: Bytes): Promise<Bytes>
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' }

/** Throws where the browser cannot. */
export async function newVoice(subtle: SubtleCrypto): Promise<Voice> {
  const pair = await subtle.generateKey(curve, false, ['sign', 'verify'])
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
  return {
    publicKey,
    sign: async (bytes) =>
      new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes)),
  }
}
