// Twenty-five women in an open circle, and their credentials, asked for in the same moment. Scripted sockets; the
// arithmetic of all their devices is done in this one process, one after the other, and counted for each alone.
import { randomBytes } from 'node:crypto'
import { fromBase64url, uuidToBytes } from '@circle/shared/bowl/bytes'
import { blind, credentialInput, finalize } from '@circle/shared/bowl/credential'
import type { CircleFixture, Woman } from '../../support/circle-fixture.ts'
import { askCredential, newVoiceKeys, type Voice } from '../../support/bowl.ts'
import type { Connected } from '../../support/members.ts'

export type Seated = { gathering: string; guide: Connected; members: Connected[] }
/** `ms`: for each woman, from asking to a token that she has verified. */
export type Issued = { circle: Seated; voices: Voice[]; ms: number[] }

/** A gathering of its own: nobody may ask twice within five minutes. */
export async function seat25(
  fixture: CircleFixture,
  [first, ...others]: readonly Woman[],
  count: number,
): Promise<Seated> {
  if (count > 0) fixture.gathering = (await fixture.plan(`The waiting ${count + 1}`)).id
  const guide = await fixture.scripted(first!)
  await must(guide.send({ type: 'gathering.open' }))
  const members: Connected[] = []
  for (const woman of others) members.push(await fixture.scripted(woman, 'listening'))
  await guide.seesRoom('all at the door', ({ desk }) => desk?.waiting.length === others.length)
  await must(guide.send({ type: 'door.admit-all' }))
  for (const member of members) await member.seesRoom('her seat', ({ bowl }) => bowl)
  return { gathering: fixture.gathering, guide, members }
}

export async function issueAtOnce(circle: Seated): Promise<Issued> {
  const gathering = uuidToBytes(circle.gathering)!
  const asks = circle.members.map((member) => {
    const keys = newVoiceKeys()
    const input = credentialInput(gathering, keys.pub)
    return { member, ...keys, input, ...blind(input, random) }
  })
  const answers = await Promise.all(
    asks.map(async (ask) => {
      const begin = performance.now()
      const answer = await askCredential(ask.member, ask.blinded)
      if (!answer.ok) throw new Error(`No credential: ${answer.code}`)
      return { ...ask, answer, waited: performance.now() - begin }
    }),
  )
  const voices: Voice[] = []
  const ms = answers.map(({ member, pub, secret, input, blind: scalar, blinded, answer, waited }) => {
    const begin = performance.now()
    const token = finalize({
      input,
      blind: scalar,
      blinded,
      publicKey: fromBase64url(member.room().bowl!.publicKey, 33)!,
      evaluated: fromBase64url(answer.evaluated, 33)!,
      proof: fromBase64url(answer.proof, 64)!,
    })
    voices.push({ pub, secret, token, gathering: circle.gathering })
    return waited + performance.now() - begin
  })
  return { circle, voices, ms }
}

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length))

async function must(answer: Promise<{ ok: boolean; code?: string }>): Promise<void> {
  const { ok, code } = await answer
  if (!ok) throw new Error(`The circle refused: ${code}`)
}
