// The credential of a voice: VOPRF(P-256, SHA-256) of RFC 9497. The server evaluates without seeing the input, and a post names nobody.
// This file must not make its own randomness or keep anything. Only the bowl imports it: the curve is heavy.
import { p256_oprf } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, toUtf8, type Bytes, type RandomBytes } from './bytes.ts'

/** `evaluate` is there and missing in the library's types; the vectors of the RFC hold it (credential.test.ts). */
const voprf = p256_oprf.voprf as typeof p256_oprf.voprf & { evaluate(secretKey: Uint8Array, input: Uint8Array): Bytes }

/** A point in its short form; the long form of the same point is not taken, so that an element has one spelling. */
export const ELEMENT_BYTES = 33

export type KeyPair = { secretKey: Bytes; publicKey: Bytes }

const keyInfo = toUtf8('circle-bowl/1')

/** DeriveKeyPair (RFC 9497, 3.2.1): the same 32 bytes, the same pair. Secret key 32 bytes, public key 33. */
export const deriveKeyPair = (seed: Uint8Array, info: Uint8Array = keyInfo): KeyPair => voprf.deriveKeyPair(seed, info)

/** What is evaluated: bound to this gathering (16 bytes) and to this voice (65 bytes, the uncompressed point). */
export const credentialInput = (gathering: Uint8Array, voice: Uint8Array): Bytes =>
  sha256(concatBytes(toUtf8('circle-note/1'), Uint8Array.of(0), exactly(16, gathering), exactly(65, voice)))

/** Her side, first: the element to be sent, and the scalar she keeps for `finalize`. */
export const blind = (input: Uint8Array, random: RandomBytes): { blind: Bytes; blinded: Bytes } =>
  voprf.blind(input, asRandom(random))

/** The house's side. Throws for anything that is not an element in its short form; the identity is none. */
export const evaluate = (keys: KeyPair, blinded: Uint8Array, random: RandomBytes): { evaluated: Bytes; proof: Bytes } =>
  voprf.blindEvaluate(keys.secretKey, keys.publicKey, exactly(ELEMENT_BYTES, blinded), asRandom(random))

export type EvaluationAnswer = {
  input: Uint8Array
  blind: Uint8Array
  blinded: Uint8Array
  evaluated: Uint8Array
  proof: Uint8Array
  publicKey: Uint8Array
}

/** Her side, last: the token. Throws when the proof does not show that it came of the one public key. */
export function finalize({ input, blind, blinded, evaluated, proof, publicKey }: EvaluationAnswer): Bytes {
  exactly(ELEMENT_BYTES, evaluated)
  exactly(ELEMENT_BYTES, publicKey)
  return voprf.finalize(input, blind, evaluated, blinded, publicKey, proof)
}

/** The token this input must have; the house compares it with the one in a post. */
export const tokenOf = (secretKey: Uint8Array, input: Uint8Array): Bytes => voprf.evaluate(secretKey, input)

/** The element as a slot keeps it: SHA-256, so that what is stored opens nothing. */
export const hashElement = (blinded: Uint8Array): Bytes => sha256(blinded)

function exactly(length: number, bytes: Uint8Array): Uint8Array {
  if (bytes.length !== length) throw new RangeError(`expected ${length} bytes, got ${bytes.length}`)
  return bytes
}

/** The library may ask without a length; then it means 32. */
const asRandom =
  (random: RandomBytes) =>
  (length = 32): Bytes =>
    Uint8Array.from(random(length))
