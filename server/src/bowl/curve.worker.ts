// The arithmetic of the bowl, on a thread of its own so that a handover of the piece never waits for it. It keeps nothing of
// what it is given, and answers every task.
import { createPublicKey, randomBytes, timingSafeEqual, verify } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { credentialInput, evaluate, deriveKeyPair, tokenOf } from '@circle/shared/bowl/credential'
import { decodePost, signedBytes } from '@circle/shared/bowl/post'
import type { CurveQuestion, Task } from './curve.ts'

parentPort?.on('message', ({ id, task }: CurveQuestion) => {
  try {
    parentPort?.postMessage({ id, result: doTask(task) })
  } catch {
    // The message of an error may repeat what somebody sent.
    parentPort?.postMessage({ id, result: null })
  }
})

function doTask(task: Task): object | null {
  switch (task.do) {
    case 'public-key':
      return { publicKey: deriveKeyPair(task.seed).publicKey }
    case 'evaluate':
      return evaluate(deriveKeyPair(task.seed), task.blinded, (length) => randomBytes(length))
    case 'check':
      return check(task)
    default:
      return task satisfies never
  }
}

/** The post, when the voice has signed it and its token is the one that this gathering's key gives the voice. */
function check({ seed, gathering, body }: Extract<Task, { do: 'check' }>): object | null {
  const post = decodePost(body)
  // The cheaper check first: a voice that is no point of the curve, or has not signed, costs little.
  if (!post || !isSigned(gathering, post)) return null
  const token = tokenOf(deriveKeyPair(seed).secretKey, credentialInput(gathering, post.voice))
  if (!timingSafeEqual(token, post.token)) return null
  const { voice, kind, seq, nonce, text } = post
  return { voice, kind, seq, nonce, text }
}

/** ECDSA with P-256 and SHA-256, r and s as 32 bytes each (IEEE P1363). Throws when the voice is no point. */
function isSigned(gathering: Uint8Array, post: NonNullable<ReturnType<typeof decodePost>>): boolean {
  const [x, y] = [post.voice.subarray(1, 33), post.voice.subarray(33)].map((half) =>
    Buffer.from(half).toString('base64url'),
  )
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  return verify('sha256', signedBytes(gathering, post), { key, dsaEncoding: 'ieee-p1363' }, post.signature)
}
