// The key of the credentials for the opening: it comes from the thread, and without it all the same.
import { createSecretKey } from 'node:crypto'
import { deriveKeyPair } from '@circle/shared/bowl/credential'
import { expect, test } from 'vitest'
import { bowlRows } from './bowl.service.ts'
import { makeMixer } from './mixer.ts'
import { seedOf } from './note-sealing.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const right = Buffer.from(deriveKeyPair(seedOf(key)).publicKey).toString('base64url')
const rows = (publicKey: () => Promise<Uint8Array>) => bowlRows({ mixer: makeMixer(), curve: { publicKey } })

test('a thread that fails, or stands still for a second, does not keep a circle from opening', async () => {
  expect(await rows(() => Promise.reject(new Error('It fails.'))).publicKey(key)).toBe(right)
  expect(await rows(() => new Promise(() => {})).publicKey(key)).toBe(right)
})
