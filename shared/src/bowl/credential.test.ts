// The arithmetic of the credential against the vectors of RFC 9497 (A.3.2, P256-SHA256, VOPRF), and what it must refuse.
import { expect, test } from 'vitest'
import { fromBase64url, concatBytes, sameBytes, toBase64url } from './bytes.ts'
import { blind, credentialInput, hashElement, evaluate, finalize, deriveKeyPair, tokenOf } from './credential.ts'

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16))
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A scalar is drawn as 48 bytes, reduced to 1 … n-1 (RFC 9380, 5.3): these are the bytes that draw it. */
const drawing = (scalar: string) => (length: number) =>
  hex((BigInt(`0x${scalar}`) - 1n).toString(16).padStart(2 * length, '0'))

const vectors = {
  seed: 'a3'.repeat(32),
  info: '74657374206b6579',
  secretKey: 'ca5d94c8807817669a51b196c34c1b7f8442fde4334a7121ae4736364312fca6',
  publicKey: '03e17e70604bcabe198882c0a1f27a92441e774224ed9c702e51dd17038b102462',
  blind: '3338fa65ec36e0290022b48eb562889d89dbfa691d1cde91517fa222ed7ad364',
  ofProof: 'f9db001266677f62c095021db018cd8cbb55941d4073698ce45c405d1348b7b1',
  cases: [
    {
      input: '00',
      blinded: '02dd05901038bb31a6fae01828fd8d0e49e35a486b5c5d4b4994013648c01277da',
      evaluated: '0209f33cab60cf8fe69239b0afbcfcd261af4c1c5632624f2e9ba29b90ae83e4a2',
      proof:
        'e7c2b3c5c954c035949f1f74e6bce2ed539a3be267d1481e9ddb178533df4c26' +
        '64f69d065c604a4fd953e100b856ad83804eb3845189babfa5a702090d6fc5fa',
      output: '0412e8f78b02c415ab3a288e228978376f99927767ff37c5718d420010a645a1',
    },
    {
      input: '5a'.repeat(17),
      blinded: '03cd0f033e791c4d79dfa9c6ed750f2ac009ec46cd4195ca6fd3800d1e9b887dbd',
      evaluated: '030d2985865c693bf7af47ba4d3a3813176576383d19aff003ef7b0784a0d83cf1',
      proof:
        '2787d729c57e3d9512d3aa9e8708ad226bc48e0f1750b0767aaff73482c44b8d' +
        '2873d74ec88aebd3504961acea16790a05c542d9fbff4fe269a77510db00abab',
      output: '771e10dcd6bcd3664e23b8f2a710cfaaa8357747c4a8cbba03133967b5c24f18',
    },
  ],
}

test('the key pair of a seed is the one of RFC 9497 (G6)', () => {
  const keys = deriveKeyPair(hex(vectors.seed), hex(vectors.info))
  expect(toHex(keys.secretKey)).toBe(vectors.secretKey)
  expect(toHex(keys.publicKey)).toBe(vectors.publicKey)
})

test.each(vectors.cases)(
  'blinding, evaluation, proof and token of the input $input are those of RFC 9497 (G6)',
  ({ input, ...expected }) => {
    const keys = deriveKeyPair(hex(vectors.seed), hex(vectors.info))
    const hers = blind(hex(input), drawing(vectors.blind))
    expect(toHex(hers.blind)).toBe(vectors.blind)
    expect(toHex(hers.blinded)).toBe(expected.blinded)
    const answer = evaluate(keys, hers.blinded, drawing(vectors.ofProof))
    expect(toHex(answer.evaluated)).toBe(expected.evaluated)
    expect(toHex(answer.proof)).toBe(expected.proof)
    expect(toHex(finalize({ input: hex(input), ...hers, ...answer, publicKey: keys.publicKey }))).toBe(expected.output)
    expect(toHex(tokenOf(keys.secretKey, hex(input)))).toBe(expected.output)
  },
)

const counting = (start: number) => (length: number) => Uint8Array.from({ length }, (_, at) => (start + 7 * at) & 255)
const gathering = counting(1)(16)
const voice = concatBytes(Uint8Array.of(4), counting(9)(64))
const keys = deriveKeyPair(counting(3)(32))

test('the same element is evaluated alike, so that a lost reply costs nothing', () => {
  const { blinded } = blind(credentialInput(gathering, voice), counting(5))
  const first = evaluate(keys, blinded, counting(11))
  const again = evaluate(keys, blinded, counting(12))
  expect(toHex(again.evaluated)).toBe(toHex(first.evaluated))
  expect(toHex(again.proof)).not.toBe(toHex(first.proof))
})

test('a proof of another key, a changed proof and a changed element are all refused', () => {
  const input = credentialInput(gathering, voice)
  const hers = blind(input, counting(5))
  const answer = evaluate(keys, hers.blinded, counting(11))
  const another = deriveKeyPair(counting(4)(32))
  const take = (changed: object) => () => finalize({ input, ...hers, ...answer, publicKey: keys.publicKey, ...changed })
  expect(take({})()).toHaveLength(32)
  expect(take({ publicKey: another.publicKey })).toThrow()
  expect(take(evaluate(another, hers.blinded, counting(11)))).toThrow()
  expect(take({ proof: answer.proof.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) })).toThrow()
  expect(take({ proof: answer.proof.slice(1) })).toThrow()
  expect(take({ evaluated: hers.blinded })).toThrow()
})

test('bytes that are no element are not evaluated', () => {
  const { blinded } = blind(credentialInput(gathering, voice), counting(5))
  for (const element of [
    new Uint8Array(33),
    new Uint8Array(1),
    new Uint8Array(65),
    blinded.slice(1),
    concatBytes(blinded, Uint8Array.of(0)),
    concatBytes(Uint8Array.of(4), blinded.slice(1)),
    concatBytes(Uint8Array.of(2), new Uint8Array(32).fill(255)),
  ]) {
    expect(() => evaluate(keys, element, counting(11))).toThrow()
  }
})

test('a token belongs to one voice in one gathering', () => {
  const tokens = [
    tokenOf(keys.secretKey, credentialInput(gathering, voice)),
    tokenOf(keys.secretKey, credentialInput(counting(2)(16), voice)),
    tokenOf(keys.secretKey, credentialInput(gathering, concatBytes(Uint8Array.of(4), counting(10)(64)))),
    tokenOf(deriveKeyPair(counting(4)(32)).secretKey, credentialInput(gathering, voice)),
  ]
  expect(new Set(tokens.map(toHex)).size).toBe(4)
  expect(() => credentialInput(gathering, voice.slice(0, 33))).toThrow()
})

test('a slot keeps the hash of an element, never the element', () => {
  const { blinded } = blind(credentialInput(gathering, voice), counting(5))
  const kept = toBase64url(hashElement(blinded))
  expect(kept).toHaveLength(43)
  expect(sameBytes(fromBase64url(kept, 32)!, blinded.slice(1))).toBe(false)
})
