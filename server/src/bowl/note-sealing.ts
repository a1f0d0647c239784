// What the gathering's key makes of a note: sealed words, the name of its voice, the digest of a receipt, and the seed of the
// credential keys. When that key is destroyed all of it is unreadable for good. It must not keep the key.
import { createHmac, type KeyObject } from 'node:crypto'
import type { NoteOutcome } from '@circle/shared/bowl/outcomes'
import { seal, unseal } from '../gatherings/sealing.ts'

export type NoteWords = { text: string; nonce: Uint8Array }

/** Every note has the same size at rest, as every post has on the wire. */
const BLOCK = 4096

const placeOf = (gathering: string, id: string): string => `${gathering} note ${id}`
const keyed = (key: KeyObject, ...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', key)).digest()

export function sealNote(key: KeyObject, gathering: string, id: string, { text, nonce }: NoteWords): Buffer {
  return seal(key, placeOf(gathering, id), { text, nonce: Buffer.from(nonce).toString('base64url') }, BLOCK)
}

export function openNote(key: KeyObject, gathering: string, id: string, sealed: Buffer): NoteWords {
  const { text, nonce } = unseal(key, placeOf(gathering, id), sealed) as { text: string; nonce: string }
  return { text, nonce: Buffer.from(nonce, 'base64url') }
}

/** A voice has one name in this gathering, and none outside it. */
export const voiceOf = (key: KeyObject, voicePub: Uint8Array): Buffer => keyed(key, 'bowl voice\0', voicePub)

/** What a waiting receipt is about, so that only one of each waits. `seq` null: about the voice as a whole. */
export const aboutOf = (key: KeyObject, voice: Buffer, seq: number | null, outcome: NoteOutcome): Buffer =>
  keyed(key, 'bowl mark\0', voice, `\0${seq ?? ''}\0${outcome}`)

/** For DeriveKeyPair (RFC 9497, 3.2.1): every process derives the same credential keys, and they die with the key. */
export const seedOf = (key: KeyObject): Buffer => keyed(key, 'bowl credential\0')
