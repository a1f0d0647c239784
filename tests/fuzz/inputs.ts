// What is thrown at the doors: misshapen values, and half-right ones that no rule allows, made so that none of them could
// ever be lawful. Every text in them carries the canary that no log may repeat.
import { personCommand } from '@circle/shared/gathering/commands'
import { SignalRequest } from '@livekit/protocol'
import fc from 'fast-check'

/** A half of a character has no place in an address, nor in a frame. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '')

export const CANARY = 'canary-3Wq8'

const oddTexts = [
  '', '\0', '__proto__', 'constructor', 'toString', '\u202eanA', 'A\u200bna', '\ud800', '\u{10ffff}',
  "'; drop table event; --", '../keys', '<svg onload=x>',
]
const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 200 }))
  .map((text) => `${text}${CANARY}`)
const oddNumber = fc.constantFrom(-1, 0.5, 2 ** 53, -(2 ** 31), 1e308, Number.MAX_SAFE_INTEGER)
const oddLeaf = fc.oneof(oddText, oddNumber, fc.constantFrom(null, true, false))
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { depthSize: 'small' }, oddLeaf, fc.array(oddLeaf, { maxLength: 4 }),
  fc.dictionary(fc.oneof(fc.constantFrom(...oddTexts), fc.string()), oddLeaf, { maxKeys: 4 }))

const known = personCommand.options.map((option) => option.shape.type.value)
const commandId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const fields = [
  'who', 'turn', 'text', 'name', 'to', 'id', 'ready', 'when', 'open', 'round', 'minutes', 'before', 'mode', 'type',
  '__proto__', 'constructor', 'prototype',
]

/** Never of a shape that a command has: a known type with a field that none has, or no known type, or no command at all. */
const misshapenCommand = fc.oneof(
  fc.record({ type: fc.constantFrom(...known), [CANARY]: oddValue }),
  fc.tuple(fc.constantFrom(...known), fc.dictionary(fc.constantFrom(...fields), oddValue)).map(([type, more]) => ({ ...more, type, [CANARY]: 1 })),
  fc.record({ type: oddText, who: oddValue }),
  oddValue,
)

/** For `gathering:command`, and for every other word. */
export const misshapenMessage = fc.oneof(
  fc.record({ commandId, command: misshapenCommand }),
  fc.record({ commandId: oddValue, command: misshapenCommand }),
  fc.record({ commandId, command: misshapenCommand, more: oddValue }),
  oddValue,
).map((message) => ({ event: 'gathering:command', args: [message] }))
export const misshapenWord = fc.oneof(
  fc.record({ event: fc.constant('bowl:credential'), args: fc.array(oddValue, { maxLength: 3 }) }),
  fc.record({ event: oddText, args: fc.array(oddValue, { maxLength: 3 }) }),
  fc.record({ event: fc.constant('page:broken'), args: fc.array(oddValue, { maxLength: 2 }) }),
  // A move that nobody asked about, with things in its hands.
  fc.record({ event: fc.constant('gathering:move-here'), args: fc.array(oddValue, { maxLength: 2 }) }),
)

export type Standing = { turn: number; round: number; ids: readonly string[] }
const foreignId = fc.uint8Array({ minLength: 17, maxLength: 24 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const written = fc.string({ maxLength: 80 }).map((text) => `${text}${CANARY}`)

/** Of a right shape and about real people, but a facilitator's: for whoever does not guide. */
export const notHers = ({ turn, ids }: Standing) => {
  const who = fc.constantFrom(...ids)
  const byAll = ['door.admit', 'hold.to-listening', 'hold.to-waiting', 'hold.remove', 'rest.heard'] as const
  return fc.oneof(
    fc.record({ type: fc.constantFrom(...byAll), who }),
    fc.record({ type: fc.constantFrom('note.lay', 'note.set-aside', 'note.to-cloth', 'note.silence'), id: foreignId }),
    fc.record({ type: fc.constantFrom(
      'gathering.open', 'gathering.end', 'door.admit-all', 'hold.hush-all', 'rest.pause', 'rest.over', 'bowl.close', 'note.draw',
      'order.step-out', 'order.step-in',
    ) }),
    fc.record({ type: fc.constant('door.decline'), who, how: fc.constantFrom('not-now', 'not-this-time') }),
    fc.record({ type: fc.constant('door.say'), text: written }),
    fc.record({ type: fc.constant('round.begin'), prompt: written, anew: fc.boolean() }),
    fc.record({ type: fc.constant('mode.set'), mode: fc.constantFrom('round', 'open', 'teaching', 'together'), now: fc.boolean() }),
    fc.record({ type: fc.constant('piece.give'), turn: fc.constant(turn), to: who }),
    fc.record({ type: fc.constantFrom('piece.skip', 'piece.take-back', 'piece.go-on', 'note.lift'), turn: fc.constant(turn) }),
    fc.record({ type: fc.constant('hold.hush'), who, hushed: fc.boolean() }),
    fc.record({ type: fc.constant('hold.camera'), who, stopped: fc.boolean() }),
    fc.record({ type: fc.constant('order.move'), who, before: fc.option(who) }),
    fc.record({ type: fc.constant('door.keep-apart'), one: who, other: who, apart: fc.boolean() }),
    fc.record({ type: fc.constant('bowl.announce'), when: fc.constantFrom('now', 'after-turn', 'after-round') }),
    fc.record({ type: fc.constant('cloth.open'), open: fc.boolean() }),
  )
}

/** Of a right shape, about a turn that is over, or about nobody. For everybody, the facilitator among them. */
export const ofThePast = ({ turn, round }: Standing) => {
  const oldTurn = fc.oneof(fc.nat({ max: turn - 1 }), fc.integer({ min: turn + 1, max: turn + 1000 }))
  return fc.oneof(
    fc.record({ turn: oldTurn, type: fc.constantFrom(
      'piece.take', 'piece.silence', 'piece.speak', 'piece.pass', 'piece.minute', 'piece.skip', 'piece.take-back', 'piece.go-on', 'note.lift',
    ) }),
    fc.record({ type: fc.constant('piece.write'), turn: oldTurn, text: written }),
    fc.record({ type: fc.constant('piece.ready'), turn: oldTurn, ready: fc.boolean() }),
    fc.record({ type: fc.constant('piece.ahead'), round: fc.integer({ min: round + 1, max: round + 99 }), ahead: fc.boolean() }),
    fc.record({ type: fc.constant('piece.give'), turn: oldTurn, to: foreignId }),
    fc.record({ type: fc.constantFrom('door.admit', 'hold.to-listening', 'hold.to-waiting', 'hold.remove', 'rest.heard'), who: foreignId }),
    fc.record({ type: fc.constant('hold.hush'), who: foreignId, hushed: fc.boolean() }),
    fc.record({ type: fc.constant('order.move'), who: foreignId, before: fc.option(foreignId) }),
    fc.record({ type: fc.constantFrom('note.lay', 'note.set-aside', 'note.to-cloth', 'note.silence'), id: foreignId }),
    fc.record({ type: fc.constant('door.knock'), name: written, attendance: fc.constantFrom('sharing', 'listening') }), // she is inside
  )
}

/** A knock of one who has agreed to nothing: whatever her name, nobody is written down. */
export const knock = fc.record({
  type: fc.constant('door.knock'), attendance: fc.constantFrom('sharing', 'listening'),
  name: fc.oneof(oddText, fc.string({ unit: 'grapheme', maxLength: 90 }),
    fc.string({ unit: fc.constantFrom('\u202e', '\u200b', '\u0301', 'א', 'ا', '𝕬', '👩‍👩‍👧'), maxLength: 60 })),
})

export const asMessage = (command: unknown) => ({ event: 'gathering:command', args: [{ commandId: fc.sample(commandId, 1)[0], command }] })

/** Frames of socket.io that no client of it sends. */
export const rawFrame = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.tuple(fc.constantFrom('40', '41', '42', '420', '43', '44', '45', '451-', '46', '42/other,', '3', '6', '1'), fc.oneof(fc.json(), oddText))
    .map(([kind, body]) => kind + body),
  fc.integer({ min: 0, max: 9 }).map((n) => `42${n}["gathering:command",{"commandId":${'['.repeat(n * 300)}`),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)

export type HttpInput = { method: string; path: string; body: string | undefined; headers: Record<string, string> }
const paths = [
  '/api/me', '/api/sign-in', '/api/sign-out', '/api/words', '/api/invitations/look', '/api/invitations/accept',
  '/api/agreement', '/healthz', '/livez', '/', '/in', '/leave',
]
const segment = fc.oneof(oddText, fc.constantFrom('..', '%2e%2e', '%', '%E0%A4%A', '.env', 'keys')).map((text) => encodeURIComponent(wellFormed(text)))
const path = fc.oneof(
  fc.constantFrom(...paths), segment.map((one) => `/api/circles/${one}/members`), segment.map((one) => `/api/circles/${one}/invitations`),
  segment.map((one) => `/api/gatherings/${one}/agree`), fc.array(segment, { maxLength: 4 }).map((all) => `/${all.join('/')}`),
  fc.tuple(fc.constantFrom(...paths), segment).map(([one, query]) => `${one}?${query}=${query}`),
)
/** No body here has the shape of a sign-in, of words, or of a sign-out: each has a field that no body has. */
const body = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom('name', 'words', 'token', 'ownDevice', 'role', 'account', 'topic', 'now', 'next', 'everywhere',
    '__proto__', 'constructor'), fc.string()), oddValue)
    .map((fields_) => JSON.stringify({ ...fields_, [CANARY]: 1 })),
  oddValue.map((value) => JSON.stringify(value) ?? ''), fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `{${text}${CANARY}`),
  oddText.map((token) => JSON.stringify({ token })), oddText.map((token) => JSON.stringify({ token, ownDevice: true })),
  oddText.map((text) => `{"__proto__":{"admin":true},"name":${JSON.stringify(text)}}`),
)
export const httpInput: fc.Arbitrary<HttpInput> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'), path, body: fc.option(body, { nil: undefined }),
  headers: fc.record({
    'content-type': fc.constantFrom('application/json', 'application/json; charset=utf-16', 'text/plain', 'multipart/form-data', `x/${CANARY}`),
    'x-circle': fc.constantFrom('1', '1', '1', CANARY), 'user-agent': fc.constant(CANARY), 'accept-language': fc.constant(CANARY),
  }),
})

/** Posts for the bowl: of every length, and of the right one with everything but the right bytes. */
export const bowlPost = fc.oneof(
  fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 200, maxLength: 400 }).map((bytes) => {
    const post = new Uint8Array(4096)
    post.set(bytes.subarray(0, 132), 0)
    post.set(new TextEncoder().encode(CANARY), 135)
    post[0] = 1
    post[1] = 4
    return post
  }), oddText.map((text) => new TextEncoder().encode(text)),
)

/** What stands where LiveKit would look for a token and an offer. */
export const gateQuery = fc.record({
  access_token: oddText, join_request: fc.oneof(oddText, fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url'))),
  reconnect: fc.constantFrom('1', '0', CANARY), sid: oddText,
}, { requiredKeys: [] })

const someBytes = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes))
const oddSid = fc.string({ maxLength: 30 }).map((text) => `TR_${wellFormed(text)}`)
const halfRight = fc.oneof(
  fc.record({ case: fc.constant('mute' as const), value: fc.record({ sid: oddSid, muted: fc.boolean() }) }),
  fc.record({ case: fc.constant('addTrack' as const), value: fc.record({
    cid: oddSid, name: fc.constant(CANARY), type: fc.nat({ max: 2 }), source: fc.nat({ max: 4 }), width: fc.nat(), muted: fc.boolean(),
  }) }),
  fc.record({ case: fc.constant('trickle' as const), value: fc.record({
    candidateInit: fc.constant(`{"candidate":"${CANARY}"}`), target: fc.nat({ max: 1 }),
  }) }),
  fc.record({ case: fc.constant('updateMetadata' as const), value: fc.record({ metadata: fc.constant(CANARY), name: fc.constant(CANARY) }) }),
  fc.record({ case: fc.constant('subscription' as const), value: fc.record({ trackSids: fc.array(oddSid, { maxLength: 5 }), subscribe: fc.boolean() }) }),
  fc.record({ case: fc.constant('subscriptionPermission' as const), value: fc.record({ allParticipants: fc.boolean() }) }),
)
export const gateFrame: fc.Arbitrary<Buffer | string> = fc.oneof(
  someBytes, oddText, halfRight.map((message) => Buffer.from(new SignalRequest({ message } as never).toBinary())),
)
