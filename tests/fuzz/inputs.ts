// What is thrown at the sockets: misshapen values, and half-right ones that no rule allows, made so that none of them could
// ever be lawful. Every text in them carries the canary that no log may repeat. For HTTP, the bowl and the gate: request-inputs.ts.
import { personCommand } from '@circle/shared/gathering/commands'
import fc from 'fast-check'

export const CANARY = 'canary-3Wq8'

const oddTexts = [
  '',
  '\0',
  '__proto__',
  'constructor',
  'toString',
  '\u202eanA',
  'A\u200bna',
  '\ud800',
  '\u{10ffff}',
  "'; drop table event; --",
  '../keys',
  '<svg onload=x>',
]
export const oddText = fc
  .oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 200 }))
  .map((text) => `${text}${CANARY}`)
const oddNumber = fc.constantFrom(-1, 0.5, 2 ** 53, -(2 ** 31), 1e308, Number.MAX_SAFE_INTEGER)
const oddLeaf = fc.oneof(oddText, oddNumber, fc.constantFrom(null, true, false))
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { depthSize: 'small' },
  oddLeaf,
  fc.array(oddLeaf, { maxLength: 4 }),
  fc.dictionary(fc.oneof(fc.constantFrom(...oddTexts), fc.string()), oddLeaf, { maxKeys: 4 }),
)

const known = personCommand.options.map((option) => option.shape.type.value)
const commandId = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'))
const fields = [
  'who',
  'turn',
  'text',
  'name',
  'to',
  'id',
  'ready',
  'when',
  'open',
  'round',
  'minutes',
  'before',
  'mode',
  'type',
  '__proto__',
  'constructor',
  'prototype',
]

/** Never of a shape that a command has: a known type with a field that none has, or no known type, or no command at all. */
const misshapenCommand = fc.oneof(
  fc.record({ type: fc.constantFrom(...known), [CANARY]: oddValue }),
  fc
    .tuple(fc.constantFrom(...known), fc.dictionary(fc.constantFrom(...fields), oddValue))
    .map(([type, more]) => ({ ...more, type, [CANARY]: 1 })),
  fc.record({ type: oddText, who: oddValue }),
  oddValue,
)

/** For `gathering:command`, and for every other word. */
export const misshapenMessage = fc
  .oneof(
    fc.record({ commandId, command: misshapenCommand }),
    fc.record({ commandId: oddValue, command: misshapenCommand }),
    fc.record({ commandId, command: misshapenCommand, more: oddValue }),
    oddValue,
  )
  .map((message) => ({ event: 'gathering:command', args: [message] }))
export const misshapenWord = fc.oneof(
  fc.record({ event: fc.constant('bowl:credential'), args: fc.array(oddValue, { maxLength: 3 }) }),
  fc.record({ event: oddText, args: fc.array(oddValue, { maxLength: 3 }) }),
  fc.record({ event: fc.constant('page:broken'), args: fc.array(oddValue, { maxLength: 2 }) }),
  // A move that nobody asked about, with things in its hands.
  fc.record({ event: fc.constant('gathering:move-here'), args: fc.array(oddValue, { maxLength: 2 }) }),
)

export type NowInTheCircle = { turn: number; round: number; ids: readonly string[] }
const foreignId = fc
  .uint8Array({ minLength: 17, maxLength: 24 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'))
const written = fc.string({ maxLength: 80 }).map((text) => `${text}${CANARY}`)

/** Of a right shape and about real people, but a facilitator's: for whoever does not guide. */
export const notHers = ({ turn, ids }: NowInTheCircle) => {
  const who = fc.constantFrom(...ids)
  const byAll = ['door.admit', 'hold.to-listening', 'hold.to-waiting', 'hold.remove', 'rest.heard'] as const
  return fc.oneof(
    fc.record({ type: fc.constantFrom(...byAll), who }),
    fc.record({ type: fc.constantFrom('note.lay', 'note.set-aside', 'note.to-cloth', 'note.silence'), id: foreignId }),
    fc.record({
      type: fc.constantFrom(
        'gathering.open',
        'gathering.end',
        'door.admit-all',
        'hold.hush-all',
        'rest.pause',
        'rest.over',
        'bowl.close',
        'note.draw',
        'order.step-out',
        'order.step-in',
      ),
    }),
    fc.record({ type: fc.constant('door.decline'), who, how: fc.constantFrom('not-now', 'not-this-time') }),
    fc.record({ type: fc.constant('door.say'), text: written }),
    fc.record({ type: fc.constant('round.begin'), prompt: written, anew: fc.boolean() }),
    fc.record({
      type: fc.constant('mode.set'),
      mode: fc.constantFrom('round', 'open', 'teaching', 'together'),
      now: fc.boolean(),
    }),
    fc.record({ type: fc.constant('piece.give'), turn: fc.constant(turn), to: who }),
    fc.record({
      type: fc.constantFrom('piece.skip', 'piece.take-back', 'piece.go-on', 'note.lift'),
      turn: fc.constant(turn),
    }),
    fc.record({ type: fc.constant('hold.hush'), who, hushed: fc.boolean() }),
    fc.record({ type: fc.constant('hold.camera'), who, stopped: fc.boolean() }),
    fc.record({ type: fc.constant('order.move'), who, before: fc.option(who) }),
    fc.record({ type: fc.constant('door.keep-apart'), one: who, other: who, apart: fc.boolean() }),
    fc.record({ type: fc.constant('bowl.announce'), when: fc.constantFrom('now', 'after-turn', 'after-round') }),
    fc.record({ type: fc.constant('cloth.open'), open: fc.boolean() }),
  )
}

/** Of a right shape, about a turn that is over, or about nobody. For everybody, the facilitator among them. */
export const ofThePast = ({ turn, round }: NowInTheCircle) => {
  const oldTurn = fc.oneof(fc.nat({ max: turn - 1 }), fc.integer({ min: turn + 1, max: turn + 1000 }))
  return fc.oneof(
    fc.record({
      turn: oldTurn,
      type: fc.constantFrom(
        'piece.take',
        'piece.silence',
        'piece.speak',
        'piece.pass',
        'piece.minute',
        'piece.skip',
        'piece.take-back',
        'piece.go-on',
        'note.lift',
      ),
    }),
    fc.record({ type: fc.constant('piece.write'), turn: oldTurn, text: written }),
    fc.record({ type: fc.constant('piece.ready'), turn: oldTurn, ready: fc.boolean() }),
    fc.record({
      type: fc.constant('piece.ahead'),
      round: fc.integer({ min: round + 1, max: round + 99 }),
      ahead: fc.boolean(),
    }),
    fc.record({ type: fc.constant('piece.give'), turn: oldTurn, to: foreignId }),
    fc.record({
      type: fc.constantFrom('door.admit', 'hold.to-listening', 'hold.to-waiting', 'hold.remove', 'rest.heard'),
      who: foreignId,
    }),
    fc.record({ type: fc.constant('hold.hush'), who: foreignId, hushed: fc.boolean() }),
    fc.record({ type: fc.constant('order.move'), who: foreignId, before: fc.option(foreignId) }),
    fc.record({ type: fc.constantFrom('note.lay', 'note.set-aside', 'note.to-cloth', 'note.silence'), id: foreignId }),
    fc.record({ type: fc.constant('door.knock'), name: written, attendance: fc.constantFrom('sharing', 'listening') }), // she is inside
  )
}

/** A knock of one who has agreed to nothing: whatever her name, nobody is written down. */
export const knock = fc.record({
  type: fc.constant('door.knock'),
  attendance: fc.constantFrom('sharing', 'listening'),
  name: fc.oneof(
    oddText,
    fc.string({ unit: 'grapheme', maxLength: 90 }),
    fc.string({ unit: fc.constantFrom('\u202e', '\u200b', '\u0301', 'א', 'ا', '𝕬', '👩‍👩‍👧'), maxLength: 60 }),
  ),
})

export const asMessage = (command: unknown) => ({
  event: 'gathering:command',
  args: [{ commandId: fc.sample(commandId, 1)[0], command }],
})

/** Frames of socket.io that no client of it sends. */
export const rawFrame = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .tuple(
      fc.constantFrom('40', '41', '42', '420', '43', '44', '45', '451-', '46', '42/other,', '3', '6', '1'),
      fc.oneof(fc.json(), oddText),
    )
    .map(([kind, body]) => kind + body),
  fc.integer({ min: 0, max: 9 }).map((n) => `42${n}["gathering:command",{"commandId":${'['.repeat(n * 300)}`),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)
