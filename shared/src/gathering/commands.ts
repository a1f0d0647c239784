// What a person or the system may ask of a gathering: one union on `type`, one schema each. Schemas only; `decide` holds the rules.
import { z } from 'zod'
import { limits } from './state.ts'
import { bytesPerCharacter } from './text.ts'

const id = z.string().min(1).max(64)
const turn = z.number().int().nonnegative()
const text = (max: number) => z.string().max(max * bytesPerCharacter) // graphemes are counted by `decide`; this only bounds the bytes

/** By people. Which of them may do what is decided in `decide`, never here. */
export const personCommand = z.discriminatedUnion('type', [
  // the door
  z.strictObject({
    type: z.literal('door.knock'),
    name: z.string().max(400),
    attendance: z.enum(['sharing', 'listening']),
  }),
  z.strictObject({ type: z.literal('door.withdraw') }), // she leaves the waiting room
  z.strictObject({ type: z.literal('door.admit'), who: id }),
  z.strictObject({ type: z.literal('door.admit-all') }),
  z.strictObject({ type: z.literal('door.decline'), who: id, how: z.enum(['not-now', 'not-this-time']) }),
  z.strictObject({ type: z.literal('door.say'), text: text(limits.doorWords) }),
  z.strictObject({ type: z.literal('door.keep-apart'), one: id, other: id, apart: z.boolean() }),
  // the hour
  z.strictObject({ type: z.literal('gathering.open') }),
  z.strictObject({ type: z.literal('gathering.end'), unread: z.literal(true).optional() }),
  // the ring
  z.strictObject({ type: z.literal('seat.leave') }),
  z.strictObject({
    type: z.literal('attendance.change'),
    to: z.enum(['sharing', 'listening']),
    once: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('order.move'), who: id, before: id.nullable() }),
  z.strictObject({ type: z.literal('order.step-out') }), // a facilitator leaves the order and stays in the room
  z.strictObject({ type: z.literal('order.step-in') }),
  // the round
  z.strictObject({ type: z.literal('round.begin'), prompt: text(limits.prompt), anew: z.boolean().optional() }),
  z.strictObject({
    type: z.literal('mode.set'),
    mode: z.enum(['round', 'open', 'teaching', 'together']),
    now: z.boolean().optional(),
  }),
  // the piece
  z.strictObject({ type: z.literal('piece.take'), turn }),
  z.strictObject({ type: z.literal('piece.silence'), turn }), // take it for a moment of silence
  z.strictObject({ type: z.literal('piece.speak'), turn }), // the silent holder wants to speak after all
  z.strictObject({ type: z.literal('piece.pass'), turn }), // the offered: without receiving it; the holder: pass it on
  z.strictObject({ type: z.literal('piece.ready'), turn, ready: z.boolean() }),
  z.strictObject({ type: z.literal('piece.ahead'), round: z.number().int().positive(), ahead: z.boolean() }),
  z.strictObject({ type: z.literal('piece.write'), turn, text: text(limits.written) }), // a share in writing
  z.strictObject({ type: z.literal('piece.minute'), turn }), // one more minute
  z.strictObject({ type: z.literal('piece.go-on'), turn }), // facilitator, from the centre: next offered, or the round closed
  z.strictObject({ type: z.literal('piece.give'), turn, to: id }),
  z.strictObject({ type: z.literal('piece.skip'), turn }),
  z.strictObject({ type: z.literal('piece.take-back'), turn }),
  // hands
  z.strictObject({ type: z.literal('hand.raise') }),
  z.strictObject({ type: z.literal('hand.lower'), who: id.optional() }),
  // rest
  z.strictObject({ type: z.literal('rest.pause') }),
  z.strictObject({ type: z.literal('rest.silence'), minutes: z.number().int().min(1).max(10).optional() }),
  z.strictObject({ type: z.literal('rest.over') }),
  z.strictObject({ type: z.literal('rest.ask') }), // any member asks for a pause: facilitators see it
  z.strictObject({ type: z.literal('rest.heard'), who: id }),
  // holding
  z.strictObject({ type: z.literal('hold.hush'), who: id, hushed: z.boolean() }),
  z.strictObject({ type: z.literal('hold.hush-all') }),
  z.strictObject({ type: z.literal('hold.camera'), who: id, stopped: z.boolean() }),
  z.strictObject({ type: z.literal('hold.to-listening'), who: id }),
  z.strictObject({ type: z.literal('hold.to-waiting'), who: id }),
  z.strictObject({ type: z.literal('hold.remove'), who: id }),
  // the bowl
  z.strictObject({ type: z.literal('bowl.announce'), when: z.enum(['now', 'after-turn', 'after-round']) }),
  z.strictObject({ type: z.literal('bowl.close') }), // the reading moment is over, or called off
  z.strictObject({ type: z.literal('bowl.doubt') }), // her client found the key or its proof wrong
  z.strictObject({ type: z.literal('note.draw') }),
  z.strictObject({ type: z.literal('note.lay'), id }), // in the centre: at once, or after this turn
  z.strictObject({ type: z.literal('note.lift'), turn }),
  z.strictObject({ type: z.literal('note.set-aside'), id }),
  z.strictObject({ type: z.literal('note.to-cloth'), id }),
  z.strictObject({ type: z.literal('note.silence'), id }), // its voice: what it wrote and nobody drew leaves the bowl
  z.strictObject({ type: z.literal('cloth.open'), open: z.boolean() }),
])

/** By the system: what the plan says, presence, time and the bowl. Each names what it is about, so that a stale one does nothing. */
export const systemCommand = z.discriminatedUnion('type', [
  // the plan, changed on the facilitator's page before the opening; the instants are whole
  z.strictObject({
    type: z.literal('gathering.replan'),
    topic: z.string(),
    startsAt: z.number(),
    endsAt: z.number(),
    reading: z.string(),
    doorWords: z.string(),
  }), // the reading stands in the plan alone
  z.strictObject({ type: z.literal('gathering.cancel') }),
  z.strictObject({ type: z.literal('presence.return'), who: id, connection: id }), // also a move: the newest connection wins
  z.strictObject({ type: z.literal('presence.move'), who: id, connection: id }), // another device of hers: new media join
  z.strictObject({ type: z.literal('presence.drop'), who: id, connection: id }),
  z.strictObject({ type: z.literal('offer.lapse'), turn }),
  z.strictObject({ type: z.literal('hold.lapse'), turn }), // the kept 45 s are over
  z.strictObject({ type: z.literal('silence.lapse'), turn }), // the silent minute is over
  z.strictObject({ type: z.literal('rest.lapse'), since: z.number() }), // a silence with a named end is over
  z.strictObject({ type: z.literal('seat.close'), who: id, connection: id }), // dropped for ten minutes
  z.strictObject({ type: z.literal('door.lapse'), who: id, connection: id }), // a waiting place of two minutes is over
  z.strictObject({ type: z.literal('away.rest'), since: z.number() }),
  z.strictObject({ type: z.literal('away.end'), since: z.number() }),
  z.strictObject({ type: z.literal('empty.end'), since: z.number() }),
  z.strictObject({ type: z.literal('bowl.tick'), tick: z.number().int().positive() }), // the one that comes: the last plus one
  z.strictObject({ type: z.literal('credential.take'), who: id, element: id }), // SHA-256 of the blinded element, base64url
  // her enrolment in the circle is another one, or what those who guide wrote beside it; null: she no longer belongs to it
  z.strictObject({
    type: z.literal('enrolment.change'),
    who: id,
    enrolment: z
      .strictObject({
        role: z.enum(['facilitator', 'co-facilitator', 'member']),
        guidesMark: z.string().max(700).nullable(),
      })
      .nullable(),
  }),
  z.strictObject({ type: z.literal('clock.step'), by: z.number() }), // the clock stood behind the last event: open deadlines move
  z.strictObject({ type: z.literal('gathering.resume'), downSince: z.number() }), // no process lived: what fell due gets its full length again
])

export type PersonCommand = z.infer<typeof personCommand>
export type SystemCommand = z.infer<typeof systemCommand>
export type Command = PersonCommand | SystemCommand
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
