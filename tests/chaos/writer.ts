// One voice of the bowl with its notes, by the same bytes as the browser: it posts, repeats, takes back and reads its
// marks. Whose it is stands nowhere in what it sends.
import { fromBase64url, uuidToBytes } from '@circle/shared/bowl/bytes'
import { blind, credentialInput, finalize } from '@circle/shared/bowl/credential'
import type { CredentialAck } from '@circle/shared/socket'
import { type Note, newNote, newVoiceKeys, postBytes, type Voice } from '../support/bowl.ts'
import { randomBytes } from 'node:crypto'
import type { Woman } from './woman.ts'

/** `posted`: by which doors; `back`: she took it back. */
export type Written = { note: Note; voice: Voice; by: Woman; doors: string[]; back: boolean; fromOutside: boolean }

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length))

/** Any element will do for one who only counts among those who could have written: made once. */
let any: string | undefined
export function takesASlot(woman: Woman): void {
  any ??= Buffer.from(blind(random(32), random).blinded).toString('base64url')
  woman.say('bowl:credential', any)
}

/** Null when the server says no, or nothing in time. Throws when the proof is wrong. */
export async function takesAVoice(woman: Woman, within = 4000): Promise<Voice | null> {
  const bowl = woman.room?.bowl
  if (!bowl) return null
  const { gathering } = woman.setting
  const { pub, secret } = newVoiceKeys()
  const input = credentialInput(uuidToBytes(gathering)!, pub)
  const { blind: scalar, blinded } = blind(input, random)
  const answer = await new Promise<CredentialAck | null>((done) => {
    setTimeout(() => done(null), within)
    if (
      !woman.say('bowl:credential', Buffer.from(blinded).toString('base64url'), (told) => done(told as CredentialAck))
    )
      done(null)
  })
  if (!answer?.ok) return null
  const token = finalize({
    input,
    blind: scalar,
    blinded,
    publicKey: fromBase64url(bowl.publicKey, 33)!,
    evaluated: fromBase64url(answer.evaluated, 33)!,
    proof: fromBase64url(answer.proof, 64)!,
  })
  return { pub, secret, token, gathering }
}

export const writes = (by: Woman, voice: Voice, seq: number, text: string): Written => ({
  note: newNote(text, seq),
  voice,
  by,
  doors: [],
  back: false,
  fromOutside: false,
})

/** Through the door that she last saw. What becomes of it only the marks can tell. */
export async function posts(written: Written, url: string, kind: 'note' | 'withdraw' = 'note'): Promise<void> {
  const door = written.by.lastDoor
  if (door === null) return
  written.doors.push(door)
  if (kind === 'withdraw') written.back = true
  const bytes = postBytes(written.voice, written.note, door, kind)
  await fetch(`${url}/bowl/${written.voice.gathering}`, {
    method: 'POST',
    body: bytes,
    signal: AbortSignal.timeout(5000),
  }).catch(() => {})
}
