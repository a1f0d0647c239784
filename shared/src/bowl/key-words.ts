// Six words of a public key, to be read aloud: a woman who hears other words is looking at another key. This file must not draw or keep anything.
import { sha256 } from '@noble/hashes/sha2.js'

const KEY_WORDS = 6
const BITS = 11

/** The first 66 bits of SHA-256 of the key, 11 for each word. `list`: 2048 words. */
export function keyWords(publicKey: Uint8Array, list: readonly string[]): string[] {
  if (list.length !== 2 ** BITS) throw new RangeError(`a list of ${list.length} words`)
  const digest = sha256(publicKey)
  return Array.from({ length: KEY_WORDS }, (_, word) => {
    let index = 0
    for (let bit = word * BITS; bit < (word + 1) * BITS; bit += 1)
      index = (index << 1) | ((digest[bit >> 3]! >> (7 - (bit & 7))) & 1)
    return list[index]!
  })
}
