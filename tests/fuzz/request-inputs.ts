// What is thrown at HTTP, at the bowl and at the gate: none of it could ever be lawful, and all of it carries the canary of inputs.ts.
import { SignalRequest } from '@livekit/protocol'
import fc from 'fast-check'
import { CANARY, oddText, oddValue } from './inputs.ts'

/** A half of a character has no place in an address, nor in a frame. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '')

export type HttpInput = { method: string; path: string; body: string | undefined; headers: Record<string, string> }
const paths = [
  '/api/me',
  '/api/sign-in',
  '/api/sign-out',
  '/api/words',
  '/api/invitations/look',
  '/api/invitations/accept',
  '/api/agreement',
  '/healthz',
  '/livez',
  '/',
  '/in',
  '/leave',
]
const segment = fc
  .oneof(oddText, fc.constantFrom('..', '%2e%2e', '%', '%E0%A4%A', '.env', 'keys'))
  .map((text) => encodeURIComponent(wellFormed(text)))
const path = fc.oneof(
  fc.constantFrom(...paths),
  segment.map((one) => `/api/circles/${one}/members`),
  segment.map((one) => `/api/circles/${one}/invitations`),
  segment.map((one) => `/api/gatherings/${one}/agree`),
  fc.array(segment, { maxLength: 4 }).map((all) => `/${all.join('/')}`),
  fc.tuple(fc.constantFrom(...paths), segment).map(([one, query]) => `${one}?${query}=${query}`),
)
/** No body here has the shape of a sign-in, of words, or of a sign-out: each has a field that no body has. */
const body = fc.oneof(
  fc
    .dictionary(
      fc.oneof(
        fc.constantFrom(
          'name',
          'words',
          'token',
          'ownDevice',
          'role',
          'account',
          'topic',
          'now',
          'next',
          'everywhere',
          '__proto__',
          'constructor',
        ),
        fc.string(),
      ),
      oddValue,
    )
    .map((fields_) => JSON.stringify({ ...fields_, [CANARY]: 1 })),
  oddValue.map((value) => JSON.stringify(value) ?? ''),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `{${text}${CANARY}`),
  oddText.map((token) => JSON.stringify({ token })),
  oddText.map((token) => JSON.stringify({ token, ownDevice: true })),
  oddText.map((text) => `{"__proto__":{"admin":true},"name":${JSON.stringify(text)}}`),
)
export const httpInput: fc.Arbitrary<HttpInput> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
  path,
  body: fc.option(body, { nil: undefined }),
  headers: fc.record({
    'content-type': fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'text/plain',
      'multipart/form-data',
      `x/${CANARY}`,
    ),
    'x-circle': fc.constantFrom('1', '1', '1', CANARY),
    'user-agent': fc.constant(CANARY),
    'accept-language': fc.constant(CANARY),
  }),
})

/** Posts for the bowl: of every length, and of the right one with everything but the right bytes. */
export const bowlPost = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.uint8Array({ minLength: 200, maxLength: 400 }).map((bytes) => {
    const post = new Uint8Array(4096)
    post.set(bytes.subarray(0, 132), 0)
    post.set(new TextEncoder().encode(CANARY), 135)
    post[0] = 1
    post[1] = 4
    return post
  }),
  oddText.map((text) => new TextEncoder().encode(text)),
)

/** What stands where LiveKit would look for a token and an offer. */
export const gateQuery = fc.record(
  {
    access_token: oddText,
    join_request: fc.oneof(
      oddText,
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    ),
    reconnect: fc.constantFrom('1', '0', CANARY),
    sid: oddText,
  },
  { requiredKeys: [] },
)

const someBytes = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes))
const oddSid = fc.string({ maxLength: 30 }).map((text) => `TR_${wellFormed(text)}`)
const halfRight = fc.oneof(
  fc.record({ case: fc.constant('mute' as const), value: fc.record({ sid: oddSid, muted: fc.boolean() }) }),
  fc.record({
    case: fc.constant('addTrack' as const),
    value: fc.record({
      cid: oddSid,
      name: fc.constant(CANARY),
      type: fc.nat({ max: 2 }),
      source: fc.nat({ max: 4 }),
      width: fc.nat(),
      muted: fc.boolean(),
    }),
  }),
  fc.record({
    case: fc.constant('trickle' as const),
    value: fc.record({
      candidateInit: fc.constant(`{"candidate":"${CANARY}"}`),
      target: fc.nat({ max: 1 }),
    }),
  }),
  fc.record({
    case: fc.constant('updateMetadata' as const),
    value: fc.record({ metadata: fc.constant(CANARY), name: fc.constant(CANARY) }),
  }),
  fc.record({
    case: fc.constant('subscription' as const),
    value: fc.record({ trackSids: fc.array(oddSid, { maxLength: 5 }), subscribe: fc.boolean() }),
  }),
  fc.record({
    case: fc.constant('subscriptionPermission' as const),
    value: fc.record({ allParticipants: fc.boolean() }),
  }),
)
export const gateFrame: fc.Arbitrary<Buffer | string> = fc.oneof(
  someBytes,
  oddText,
  halfRight.map((message) => Buffer.from(new SignalRequest({ message } as never).toBinary())),
)
