// Seals what is said in a gathering before it reaches the database (AES-256-GCM, NIST SP 800-38D), and opens it again. It must
// not know where keys lie, nor what the words mean.
import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/**
 * `place` says where the bytes belong (gathering, what, seq): moved to another place they do not open. Blanks fill the JSON up
 * to a multiple of `block` bytes, so that the length tells nothing.
 * Bytes: nonce 12, tag 16, then the sealed JSON. Random nonces: far below 2^32 seals under one key.
 */
export function seal(key: KeyObject, place: string, value: unknown, block: number): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(place))
  const plain = Buffer.from(JSON.stringify(value))
  const blanks = Buffer.alloc((block - (plain.length % block)) % block, ' ')
  const sealed = Buffer.concat([cipher.update(plain), cipher.update(blanks), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Throws when the key or the place is another, or when the bytes were changed. */
export function unseal(key: KeyObject, place: string, bytes: Buffer): unknown {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8'))
}

export const placeOfState = (gathering: string, seq: number): string => `${gathering} state ${seq}`
export const placeOfCommand = (gathering: string, name: Buffer): string =>
  `${gathering} command ${name.toString('base64')}`

/** The name under which a command is recognised. Neither the sender nor the id, which may tell its kind, can be read from it. */
export const nameOfCommand = (key: KeyObject, by: string, id: string): Buffer =>
  createHmac('sha256', key).update(`command of ${by} ${id}`).digest()

/** Keyed, so that a short text cannot be guessed from its digest. The order of fields does not matter. */
export function digestOf(key: KeyObject, value: unknown): Buffer {
  return createHmac('sha256', key)
    .update(`command ${JSON.stringify(value, sortKeys)}`)
    .digest()
}

const sortKeys = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
