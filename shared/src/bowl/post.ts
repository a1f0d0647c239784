// One post as it travels: always 4096 bytes. This file must not sign, check a signature or know who sent a post.
import { sha256 } from '@noble/hashes/sha2.js'
import { fromUtf8, concatBytes, toUtf8, type Bytes } from './bytes.ts'
import { MAX_NOTE_BYTES, checkNoteText } from './note-text.ts'

export const POST_BYTES = 4096

const VERSION = 1
const UNCOMPRESSED = 4
const at = {
  voice: 1,
  token: 66,
  kind: 98,
  seq: 99,
  nonce: 101,
  channelKey: 117,
  length: 133,
  text: 135,
  signature: 4032,
} as const
const kinds = { note: 1, withdraw: 2 } as const

export type PostKind = keyof typeof kinds

/** voice: 65 bytes, uncompressed. token: 32. seq: 0 … 65535, of this voice. nonce, channelKey: 16. A withdrawal has the note's seq and no text. */
export type PostFields = {
  voice: Uint8Array
  token: Uint8Array
  kind: PostKind
  seq: number
  nonce: Uint8Array
  channelKey: Uint8Array
  text: string
}
/** signature: 64 bytes, r then s. */
export type Post = PostFields & { signature: Bytes }

const written = (seq: number): Bytes => Uint8Array.of(seq >> 8, seq & 255)

/** What the voice signs (ECDSA P-256, SHA-256). The channel key is not signed: the same note goes out again under a new key. */
export const signedBytes = (
  gathering: Uint8Array,
  { kind, seq, nonce, text }: Pick<Post, 'kind' | 'seq' | 'nonce' | 'text'>,
): Bytes =>
  concatBytes(
    toUtf8('circle-post/1'),
    Uint8Array.of(0),
    gathering,
    Uint8Array.of(kinds[kind]),
    written(seq),
    nonce,
    sha256(toUtf8(text)),
  )

export function encodePost(fields: PostFields, signature: Uint8Array): Bytes {
  const post = new Uint8Array(POST_BYTES)
  const text = toUtf8(fields.text)
  if (text.length > MAX_NOTE_BYTES) throw new RangeError('a text longer than its place')
  post[0] = VERSION
  post.set(fields.voice, at.voice)
  post.set(fields.token, at.token)
  post[at.kind] = kinds[fields.kind]
  post.set(written(fields.seq), at.seq)
  post.set(fields.nonce, at.nonce)
  post.set(fields.channelKey, at.channelKey)
  post.set(written(text.length), at.length)
  post.set(text, at.text)
  post.set(signature, at.signature)
  return post
}

/** The channel key of what may be a post, before anything else of it is looked at; null when it cannot be one. */
export const channelKeyOf = (bytes: Uint8Array): Bytes | null =>
  bytes.length === POST_BYTES && bytes[0] === VERSION ? part(bytes, at.channelKey, 16) : null

/** Null for everything that `encodePost` would not write of words `noteText` lets pass. Whether the voice is a point of the curve,
 *  the token right and the signature hers: that is asked afterwards. Never throws. */
export function decodePost(bytes: Uint8Array): Post | null {
  if (bytes.length !== POST_BYTES || bytes[0] !== VERSION || bytes[at.voice] !== UNCOMPRESSED) return null
  const kind = kindOf(bytes[at.kind])
  const length = number(bytes, at.length)
  if (kind === null || length > MAX_NOTE_BYTES) return null
  for (let place = at.text + length; place < at.signature; place += 1) if (bytes[place] !== 0) return null
  const text = fromUtf8(bytes.subarray(at.text, at.text + length))
  if (text === null || !isTextOf(kind, text)) return null
  return {
    voice: part(bytes, at.voice, 65),
    token: part(bytes, at.token, 32),
    kind,
    seq: number(bytes, at.seq),
    nonce: part(bytes, at.nonce, 16),
    channelKey: part(bytes, at.channelKey, 16),
    text,
    signature: part(bytes, at.signature, 64),
  }
}

function isTextOf(kind: PostKind, text: string): boolean {
  if (kind === 'withdraw') return text === ''
  const checked = checkNoteText(text)
  return checked.ok && checked.text === text
}

const kindOf = (value: number | undefined): PostKind | null =>
  value === kinds.note ? 'note' : value === kinds.withdraw ? 'withdraw' : null

const number = (bytes: Uint8Array, from: number): number => (bytes[from]! << 8) | bytes[from + 1]!

/** A copy, so that nobody who changes the body later changes the post. */
const part = (bytes: Uint8Array, from: number, length: number): Bytes =>
  Uint8Array.from(bytes.subarray(from, from + length))
