// Encodings of bytes: base64url, UUID, UTF-8. Strict: one value has one spelling. This file must not know what the bytes are for.

export type Bytes = Uint8Array<ArrayBuffer>

/** `length` bytes nobody can guess; whoever calls brings them. */
export type RandomBytes = (length: number) => Uint8Array

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const valueOf = new Map([...letters].map((letter, value) => [letter, value]))

/** RFC 4648, section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const shown = Math.min(bytes.length - at, 3) + 1
    for (let place = 0; place < shown; place += 1) text += letters[(three >> (18 - 6 * place)) & 63]
  }
  return text
}

/** Exactly `length` bytes, or null: also for padding, other letters, or bits left over at the end. */
export function fromBase64url(text: string, length: number): Bytes | null {
  if (text.length !== Math.ceil((length * 4) / 3)) return null
  const bytes = new Uint8Array(length)
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of text) {
    const value = valueOf.get(letter)
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = held >> bits
    at += 1
  }
  return at === length && (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The 16 bytes of a UUID (RFC 9562) in lower case, or null. */
export function uuidToBytes(text: string): Bytes | null {
  if (!uuid.test(text)) return null
  const digits = text.replaceAll('-', '')
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16))
}

export const toUtf8 = (text: string): Bytes => {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] !== '%') bytes.push(escaped.charCodeAt(at))
    else {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    }
  }
  return Uint8Array.from(bytes)
}

/** Null for whatever is not well-formed UTF-8: overlong forms, surrogates, cut sequences. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
