// Reads the address of an invitation, `/in#<token>`, from whatever a mail or chat program has made of it: signs added behind
// it, the `#` encoded, a slash, capitals, a parameter. Pure; only the server knows whether the token opens.

/** 22 letters of base64url are the 128 bits of a token; the last one carries two of them, so it is one of four. */
const LENGTH = 22
const LAST = /[AQgw]/

/** `token` null: it is an invitation, and what is left of its address opens nothing. */
export type InvitationAddress = { invitation: false } | { invitation: true; token: string | null }

export interface AddressParts {
  readonly pathname: string
  readonly search: string
  readonly hash: string
}

export function readInvitationAddress({ pathname, search, hash }: AddressParts): InvitationAddress {
  const path = plain(pathname)
  if (!isPath(path)) return { invitation: false }
  const query = plain(search)
  const behindSign = query.includes('#') ? query.slice(query.indexOf('#')) : ''
  return { invitation: true, token: tokenIn(plain(hash)) ?? tokenIn(path.replace(BEFORE, '')) ?? tokenIn(behindSign) }
}

/** Of a path as it stands in a request. Everything below `/in` is an invitation's, and no other page begins with these letters. */
export const isInvitationPath = (pathname: string): boolean => isPath(plain(pathname))

const BEFORE = /^[/\\.]*in/i
const isPath = (path: string): boolean =>
  BEFORE.test(path) && (!/^[/\\.]*in[a-z0-9]/i.test(path) || /^[/\\.]*in[\w-]{22}/i.test(path))

/** Encoded once or more often, with blanks and signs that nobody sees taken out: programs break long lines. */
function plain(text: string): string {
  let decoded = text
  for (let times = 0; times < 3; times += 1) decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, decode)
  return decoded.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '')
}

function decode(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}

function tokenIn(text: string): string | null {
  const [run] = /[\w-]{22,}/.exec(text) ?? []
  if (run === undefined) return null
  // A line or a dash before it is a sign of emphasis, unless the token itself begins with one.
  const bare = run.replace(/^[-_]+/, '')
  const emphasised =
    run.length > LENGTH && bare.length >= LENGTH && !LAST.test(run[LENGTH - 1]!) && LAST.test(bare[LENGTH - 1]!)
  return (emphasised ? bare : run).slice(0, LENGTH)
}
