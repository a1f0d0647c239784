// The layout of a post, byte by byte, and the bytes that are no post.
import { expect, test } from 'vitest'
import { concatBytes, toUtf8 } from './bytes.ts'
import { checkNoteText } from './note-text.ts'
import { decodePost, encodePost, signedBytes, type PostFields } from './post.ts'

const of = (value: number, length: number) => new Uint8Array(length).fill(value)
const fields: PostFields = {
  voice: concatBytes(Uint8Array.of(4), of(7, 64)),
  token: of(8, 32),
  kind: 'note',
  seq: 0x0102,
  nonce: of(9, 16),
  channelKey: of(10, 16),
  text: 'the sea, é',
}
const post = (changed: Partial<PostFields> = {}) => encodePost({ ...fields, ...changed }, of(11, 64))
const withBytes = (at: number, ...values: number[]) => {
  const changed = post()
  changed.set(values, at)
  return changed
}

test('each field stands where the protocol has it', () => {
  const bytes = post()
  expect([bytes[0], bytes[1], bytes[2], bytes[66], bytes[98]]).toEqual([1, 4, 7, 8, 1])
  expect([bytes[99], bytes[100], bytes[101], bytes[117], bytes[133], bytes[134]]).toEqual([1, 2, 9, 10, 0, 11])
  expect([...bytes.slice(135, 147)]).toEqual([...toUtf8('the sea, é'), 0])
  expect([bytes[4031], bytes[4032], bytes[4095]]).toEqual([0, 11, 11])
})

test('a withdrawal has no words, and a note has some', () => {
  expect(decodePost(post({ kind: 'withdraw', text: '' }))).toMatchObject({ kind: 'withdraw', seq: 0x0102 })
  expect(decodePost(post({ kind: 'withdraw' }))).toBeNull()
  expect(decodePost(post({ text: '' }))).toBeNull()
})

test.each<[string, Uint8Array]>([
  ['another length', post().slice(1)],
  ['another version', withBytes(0, 2)],
  ['a compressed point', withBytes(1, 2)],
  ['a hybrid point', withBytes(1, 6)],
  ['the point at infinity', withBytes(1, 0)],
  ['an unknown kind', withBytes(98, 3)],
  ['a text longer than its place', withBytes(133, 255, 255)],
  ['a text one byte over its place', withBytes(133, 3898 >> 8, 3898 & 255)],
  ['something behind the text', withBytes(4031, 1)],
  ['a text that is not UTF-8', withBytes(135, 0xff)],
  ['an overlong form', withBytes(135, 0xc1, 0xa1)],
  ['a lone surrogate', withBytes(135, 0xed, 0xa0, 0x80)],
  ['letters not composed', post({ text: 'e\u0301' })],
  ['a direction that overrides', post({ text: 'a\u202eb' })],
  ['a zero byte in the text', post({ text: 'a\u0000b' })],
  ['spaces around it', post({ text: ' a' })],
  ['801 characters', post({ text: 'a'.repeat(801) })],
])('%s is no post', (_, bytes) => {
  expect(decodePost(bytes)).toBeNull()
})

test('800 characters pass as a reader counts them, and 801 do not', () => {
  expect(checkNoteText('👍🏽'.repeat(400) + 'a'.repeat(400)).ok).toBe(true)
  expect(decodePost(post({ text: 'é'.repeat(800) }))?.text).toBe('é'.repeat(800))
  expect(checkNoteText('é'.repeat(801))).toEqual({ ok: false, fault: 'too-long' })
  expect(checkNoteText('👩‍👩‍👧‍👦'.repeat(200))).toEqual({ ok: false, fault: 'too-long' })
  expect(checkNoteText('ぬ'.repeat(800)).ok).toBe(true)
  expect(checkNoteText(' \u202e\n')).toEqual({ ok: false, fault: 'empty' })
})

test('the signature covers neither the channel key nor the voice, and exactly these bytes', () => {
  const signed = signedBytes(of(1, 16), fields)
  expect(signed).toHaveLength(13 + 1 + 16 + 1 + 2 + 16 + 32)
  expect([...signed.slice(0, 33)]).toEqual([...toUtf8('circle-post/1'), 0, ...of(1, 16), 1, 1, 2])
})
