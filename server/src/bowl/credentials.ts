// One credential for one woman: a command takes the slot, then her blinded element is evaluated. What she will write with the
// credential can never be known here.
import { createHash, randomBytes } from 'node:crypto'
import { fromBase64url, toBase64url } from '@circle/shared/bowl/bytes'
import { ELEMENT_BYTES } from '@circle/shared/bowl/credential'
import { refuse } from '@circle/shared/errors'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { CredentialAck } from '@circle/shared/socket'
import type { Keys } from '../gatherings/keys.ts'
import type { LiveGatherings } from '../gatherings/live.port.ts'
import type { Curve } from './curve.ts'
import { seedOf } from './note-sealing.ts'

export type CredentialDeps = { live: Pick<LiveGatherings, 'submitSystem'>; keys: Keys; curve: Pick<Curve, 'evaluate'> }
export type TakeCredential = (gathering: string, who: ParticipantId, blinded: unknown) => Promise<CredentialAck>

export function giveCredentials({ live, keys, curve }: CredentialDeps): TakeCredential {
  return async (gathering, who, blinded) => {
    const element = typeof blinded === 'string' ? fromBase64url(blinded, ELEMENT_BYTES) : null
    // Only the sign byte of a compressed point can be checked so cheaply; a slot that was taken for no point of the curve is lost to her.
    if (!element || (element[0] !== 2 && element[0] !== 3)) return refuse('malformed')
    const hash = createHash('sha256').update(element).digest('base64url')
    // A new id each time: whether she still has a seat is asked again also for an element that was granted before.
    const taken = await live.submitSystem(gathering, `credential:${randomBytes(16).toString('base64url')}`, {
      type: 'credential.take',
      who,
      element: hash,
    })
    if (!taken.ok) return taken
    const key = await keys.find(gathering)
    if (!key) return refuse('ended')
    const result = await curve.evaluate(seedOf(key), element)
    if (result === 'busy') return refuse('try-again')
    if (result === 'malformed') return refuse('malformed')
    return { ok: true, evaluated: toBase64url(result.evaluated), proof: toBase64url(result.proof) }
  }
}
