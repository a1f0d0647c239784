// Any 4096 bytes and any words: decoding answers and never throws, and one post has one spelling.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteLength, graphemeCount } from '../gathering/text.ts'
import { fromBase64url, fromUtf8, concatBytes, toBase64url, toUtf8, uuidToBytes } from './bytes.ts'
import { MAX_NOTE_BYTES, checkNoteText } from './note-text.ts'
import { POST_BYTES, decodePost, channelKeyOf, encodePost, signedBytes, type PostFields } from './post.ts'

const given = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env['SEED']
const seed = given === undefined ? Date.now() % 1_000_000_000 : Number(given)

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 900 }),
  fc.string({ unit: 'grapheme', maxLength: 900 }),
  fc.string({ maxLength: 60 }),
)
const fields = (text: fc.Arbitrary<string>) =>
  fc.record({
    voice: bytes(64).map((point) => concatBytes(Uint8Array.of(4), point)),
    token: bytes(32),
    kind: fc.constant('note' as const),
    seq: fc.nat(65_535),
    nonce: bytes(16),
    channelKey: bytes(16),
    text,
  })
const plain = (post: object) =>
  Object.fromEntries(
    Object.entries(post).map(([name, value]) => [name, value instanceof Uint8Array ? toBase64url(value) : value]),
  )

test(`words that pass as a note come back as they went, in 4096 bytes (seed ${seed})`, () => {
  fc.assert(
    fc.property(fields(words), bytes(64), (raw, signature) => {
      const checked = checkNoteText(raw.text)
      if (!checked.ok) return
      const post: PostFields = { ...raw, text: checked.text }
      const sent = encodePost(post, signature)
      expect(sent.length).toBe(POST_BYTES)
      expect(plain(decodePost(sent)!)).toEqual(plain({ ...post, signature }))
      expect(plain({ channelKey: channelKeyOf(sent)! })).toEqual(plain({ channelKey: raw.channelKey }))
    }),
    { seed, numRuns: 400 },
  )
})

test(`a note is NFC, tidy, at most 800 characters and 3897 bytes, and tidying it again changes nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(words, (raw) => {
      const checked = checkNoteText(raw)
      if (!checked.ok) return
      expect(checked.text).toBe(checked.text.normalize('NFC'))
      expect(byteLength(checked.text)).toBeLessThanOrEqual(MAX_NOTE_BYTES)
      expect(graphemeCount(checked.text, 900)).toBeLessThanOrEqual(800)
      expect(checkNoteText(checked.text)).toEqual(checked)
      expect(fromUtf8(toUtf8(checked.text))).toBe(checked.text)
    }),
    { seed, numRuns: 1000 },
  )
})

test(`any bytes are read without a throw, and what is read is written back the same (seed ${seed})`, () => {
  // A head that is nearly right reaches the deeper checks; wholly random bytes hardly ever do.
  const nearly = fc
    .tuple(bytes(POST_BYTES), fc.nat(40), fc.integer({ min: 0, max: 3 }), bytes(40))
    .map(([body, length, kind, text]) => {
      const post = Uint8Array.from(body)
      post.set([1, 4])
      post[98] = kind
      post.set([0, length], 133)
      post.fill(0, 135, 4032)
      post.set(
        text.map((byte) => (kind === 3 ? byte : byte & 127)),
        135,
      )
      if (length < 40) post.fill(0, 135 + length, 4032)
      return post
    })
  let read = 0
  fc.assert(
    fc.property(fc.oneof(bytes(POST_BYTES), fc.uint8Array({ maxLength: 5000 }), nearly), (body) => {
      const post = decodePost(body)
      channelKeyOf(body)
      if (!post) return
      read += 1
      expect(toBase64url(encodePost(post, post.signature))).toBe(toBase64url(body))
    }),
    { seed, numRuns: 2000 },
  )
  expect(read).toBeGreaterThan(0)
})

test(`base64url and UUIDs are read in one spelling only (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), fc.string(), (value, other) => {
      expect(plain({ value: fromBase64url(toBase64url(value), value.length)! })).toEqual(plain({ value }))
      const read = fromBase64url(other, Math.floor((other.length * 3) / 4))
      if (read) expect(toBase64url(read)).toBe(other)
    }),
    { seed, numRuns: 1000 },
  )
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const digits = Array.from(uuidToBytes(uuid)!, (byte) => byte.toString(16).padStart(2, '0')).join('')
      expect(digits).toBe(uuid.replaceAll('-', ''))
    }),
    { seed, numRuns: 200 },
  )
})

test(`what is signed differs in the gathering, the kind, the seq, the nonce and the words (seed ${seed})`, () => {
  fc.assert(
    fc.property(fields(fc.string({ maxLength: 20 })), bytes(16), (post, gathering) => {
      const changed = [
        signedBytes(
          gathering.map((byte) => byte ^ 1),
          post,
        ),
        signedBytes(gathering, { ...post, kind: 'withdraw' }),
        signedBytes(gathering, { ...post, seq: post.seq ^ 256 }),
        signedBytes(gathering, { ...post, seq: post.seq ^ 1 }),
        signedBytes(gathering, { ...post, nonce: post.nonce.map((byte) => byte ^ 1) }),
        signedBytes(gathering, { ...post, text: `${post.text}.` }),
      ].map(toBase64url)
      expect(new Set([toBase64url(signedBytes(gathering, post)), ...changed]).size).toBe(7)
    }),
    { seed, numRuns: 200 },
  )
})
