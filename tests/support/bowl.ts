// Women who write into the bowl by the same bytes as the browser, and the ticks of a clock that a test moves.
// It must not reach behind the socket and the channel, but for asking which tick comes.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { fromBase64url, uuidToBytes } from '@circle/shared/bowl/bytes'
import { blind, credentialInput, finalize } from '@circle/shared/bowl/credential'
import { markReader } from '@circle/shared/bowl/marks'
import type { NoteOutcome } from '@circle/shared/bowl/outcomes'
import { encodePost, type PostKind, signedBytes } from '@circle/shared/bowl/post'
import type { LiveGatherings } from '@circle/server/gatherings/live.port'
import type { BowlTick, CredentialAck } from '@circle/shared/socket'
import type { ServerFixture } from './server-fixture.ts'
import type { Connected } from './members.ts'
import type { TestClock } from './test-clock.ts'
import { waitFor } from './wait-for.ts'

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length))

/** One voice: its keys and its token. Whose it is stands nowhere in it. */
export interface Voice {
  readonly pub: Uint8Array
  readonly secret: KeyObject
  readonly token: Uint8Array
  readonly gathering: string
}

export function newVoiceKeys(): { pub: Uint8Array; secret: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  return {
    pub: Uint8Array.from([4, ...Buffer.from(x!, 'base64url'), ...Buffer.from(y!, 'base64url')]),
    secret: privateKey,
  }
}

export const askCredential = async (her: Connected, blinded: Uint8Array | string): Promise<CredentialAck> =>
  (await her.sendRaw(
    'bowl:credential',
    typeof blinded === 'string' ? blinded : Buffer.from(blinded).toString('base64url'),
  )) as CredentialAck

/** She takes a credential as her page does. Throws the refusal's code. */
export async function takeVoice(her: Connected, gathering: string): Promise<Voice> {
  const { pub, secret } = newVoiceKeys()
  const input = credentialInput(uuidToBytes(gathering)!, pub)
  const { blind: scalar, blinded } = blind(input, random)
  const answer = await askCredential(her, blinded)
  if (!answer.ok) throw new Error(answer.code)
  const publicKey = fromBase64url(her.room().bowl!.publicKey, 33)!
  const token = finalize({
    input,
    blind: scalar,
    blinded,
    publicKey,
    evaluated: fromBase64url(answer.evaluated, 33)!,
    proof: fromBase64url(answer.proof, 64)!,
  })
  return { pub, secret, token, gathering }
}

export interface Note {
  readonly seq: number
  readonly nonce: Uint8Array
  readonly text: string
  readonly outcome: (marks: readonly string[]) => NoteOutcome | null
}

export function newNote(text: string, seq = 1): Note {
  const nonce = random(16)
  return { seq, nonce, text, outcome: markReader(nonce) }
}

/** `channelKey`: as it stands in the view. */
export function postBytes(
  voice: Voice,
  note: Omit<Note, 'outcome'>,
  channelKey: string,
  kind: PostKind = 'note',
): Uint8Array<ArrayBuffer> {
  const fields = { kind, seq: note.seq, nonce: note.nonce, text: kind === 'note' ? note.text : '' }
  const signature = sign('sha256', signedBytes(uuidToBytes(voice.gathering)!, fields), {
    key: voice.secret,
    dsaEncoding: 'ieee-p1363',
  })
  return encodePost(
    { voice: voice.pub, token: voice.token, channelKey: fromBase64url(channelKey, 16)!, ...fields },
    signature,
  )
}

/** Sends bytes to the channel and waits until they are dealt with. */
export async function post(
  fixture: ServerFixture,
  gathering: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const before = fixture.posts.length
  const answer = await fetch(`${fixture.url}/bowl/${gathering}`, { method: 'POST', body: bytes })
  await waitFor('the post to be handed on', () => fixture.posts.length > before)
  await fixture.gatherings.bowl.idle()
  return answer
}

export const write = (
  fixture: ServerFixture,
  her: Connected,
  voice: Voice,
  note: Note,
  kind: PostKind = 'note',
): Promise<Response> => post(fixture, voice.gathering, postBytes(voice, note, her.room().bowl!.channelKey, kind))

/** Moves the clock to the next tick and does it as the timekeeper does. */
export async function tick(live: LiveGatherings, clock: TestClock, gathering: string): Promise<BowlTick> {
  const next = (await bowlOf(live, gathering)).tick + 1
  clock.turn(Math.max(0, (await bowlOf(live, gathering)).tickAt - clock.now()))
  await live.submitSystem(gathering, `bowl-tick:${next}`, { type: 'bowl.tick', tick: next })
  const { tick: told, marks } = await bowlOf(live, gathering)
  if (told < next) throw new Error('The tick was not told.')
  return { tick: told, marks }
}

export async function bowlOf(live: LiveGatherings, gathering: string) {
  const bowl = (await live.read(gathering))?.bowl
  if (!bowl) throw new Error('There is no bowl.')
  return bowl
}

/** Ticks until this note has a mark, at most `most` of them. */
export async function markOfNote(
  live: LiveGatherings,
  clock: TestClock,
  gathering: string,
  note: Note,
  most = 9,
): Promise<{ outcome: NoteOutcome; after: number }> {
  for (let after = 1; after <= most; after += 1) {
    const outcome = note.outcome((await tick(live, clock, gathering)).marks)
    if (outcome) return { outcome, after }
  }
  throw new Error(`No mark within ${most} ticks.`)
}
