// The whole state of one gathering as plain data that survives JSON. Types and the empty state only; no rule lives here.
// All instants are milliseconds since 1970 by the server's clock; all durations are milliseconds.

export type ParticipantId = string // 128 random bits, base64url; used nowhere outside its gathering
export type MediaId = string // identity of one media join at the SFU; new at each change that must cut the old one off
export type ConnectionId = string

export type Phase = 'before' | 'open' | 'ended'
export type Mode = 'round' | 'open' | 'teaching' | 'together'
export type Role = 'facilitator' | 'co-facilitator' | 'member'
export type Attendance = 'sharing' | 'listening'
export type GatheringKind = 'circle' | 'one-to-one'

export type Presence =
  | { is: 'here'; connection: ConnectionId }
  // `connection` was lost; a later connection makes the drop stale
  | { is: 'dropped'; since: number; connection: ConnectionId }

/** Two skeletons of a name: see name-skeleton.ts. They are stored, so that a knock compares and need not compute a thousand. */
export type Skeleton = { folded: string; seen: string }

export type Seat = {
  name: string
  skeleton: Skeleton
  role: Role
  attendance: Attendance
  once: boolean // she shares just once: after this turn she listens again
  presence: Presence
  ready: number | null // the turn in which she said "I'm ready"; it counts in no other turn
  passingAhead: boolean // ends with the round
  hushed: boolean
  cameraStopped: boolean
  returns: number // how often she came back after a drop
  movedBy?: string | null // the name of the guide who moved her to listening, until she changes her attendance
  mediaId: MediaId
  guidesMark?: string // for the desk, should she be sent back to the door
}

export type Rest = { kind: 'paused' | 'silence' | 'facilitator-away'; since: number; until: number | null }

/**
 * `turn` counts the places the piece came to, and nothing that only some may know. Every command and deadline about the
 * piece names its turn.
 */
export type Piece =
  | { at: 'centre'; turn: number }
  | { at: 'note'; id: string; text: string; turn: number } // a laid note has the turn: facilitators alone are heard
  | { at: 'offered'; to: ParticipantId; turn: number; until: number; by: 'ring' | 'hand' }
  | {
      at: 'held'
      by: ParticipantId
      turn: number
      counts: boolean // false when the facilitator took it back: this hold is not her turn
      silentUntil: number | null // a moment of silence: she holds and says nothing
      softUntil: number
      keptUntil: number | null // she dropped; her turn is kept until then
      written: string[] // her texts in this turn, in their order
    }

/** What a holder shared in writing, with her name of that time: she may have left. */
export type WrittenShare = { by: ParticipantId; name: string; texts: string[] }

export type Round = {
  number: number
  prompt: string
  cursor: ParticipantId | null // the last woman the ring itself offered to
  done: ParticipantId[] // finished a turn, passed, or passed ahead when reached
  finished: ParticipantId[] // those of `done` who had a turn: no other turn is owed when they come back
  late: ParticipantId[] // offered once more at the end, in this order
  lapsed: ParticipantId[] // late once already: the next lapse makes them done
  over: boolean
}

/** `last`: she did not answer one offer, so her hand went last; the next unanswered offer lowers her hand. */
export type Hand = { who: ParticipantId; at: number; last: boolean }

/** Someone at the door. Nothing of the room and nothing of the media reaches her. */
export type WaitingPerson = {
  name: string
  guidesMark?: string // what those who guide wrote to recognize her by: for the desk only
  skeleton: Skeleton
  role?: Role // set for a guide who has to be let in; a member has none
  reserved?: true // her name belongs to a woman who guides this circle, as the server remembers it
  attendance: Attendance
  since: number
  presence: Presence
  keptUntil: number | null // she dropped or was admitted while offline: her place is kept until then
  admitted: boolean // let in and not yet seated: she is offline, or she is asked for another name
  sentBackBy?: string | null // the name of the guide who sent her back, until she knocks anew
  declined: null | { how: 'not-now'; knockFrom: number } | { how: 'not-this-time' }
}

/** Why somebody is gone. `left` may knock again; `removed` and `not-this-time` may not. */
export type GoneReason = 'left' | 'removed' | 'not-this-time'

/** An anonymous text that was drawn. No field says whose it is, and none may. */
export type Note = { id: string; text: string }
/** When the bowl is opened; everybody is told. */
export type BowlMoment = 'none' | 'after-turn' | 'after-round' | 'open'
/** How many undrawn notes the desk shows: `few` is one to three. */
export type BowlLevel = 'empty' | 'few' | 'many'
/** The blind signatures one participant took. The slot outlives her seat. */
export type CredentialSlot = {
  elements: string[] // SHA-256 of each blinded element, base64url: the same element gets the same answer again
  period: number // the period in which she took the last one: see `periodOf`
  took: number // how many in that period
}

export type Bowl = {
  publicKey: string // of the blind signatures, base64url of 33 bytes
  channelKey: string // 128 random bits in every post; a leave changes it, so that those who left can post nothing
  tick: number // the last one; 0 before the first
  tickAt: number // of the next
  membershipChanged: boolean // somebody came in or went since the last tick: no note enters
  deferredTicks: number // ticks in a row at which no note could enter because of that
  marks: string[] // of the last tick; after the end, the final marks
  slots: Record<ParticipantId, CredentialSlot>
  moment: BowlMoment
  level: BowlLevel
  inHand: Note | null // drawn, and not decided on
  toLay: Note | null // lies in the centre after this turn
  aside: Note[]
  toCloth: Note[] // go to the cloth at the next tick
  cloth: Note[] // what all may read until the close: every note that was laid stands here too
  clothOpen: boolean
  doubts: ParticipantId[] // whose client found the key or its proof wrong
}

export type GatheringState = {
  seq: number // of the last event; in no view, because it counts what a viewer may not know
  id: string
  kind: GatheringKind
  topic: string
  startsAt: number
  endsAt: number
  turnLength: number // soft time of one turn
  bowlThreshold: number // the bowl takes notes only while this many members with a credential are here; at least 3
  namesShown: 'names' | 'count-only' // whether members may see the names of all who can hear
  phase: Phase
  mode: Mode
  modeNext: Mode | null // set during a hold: takes effect after this share
  rest: Rest | null
  piece: Piece
  lastWritten: WrittenShare | null // readable until the next share begins
  order: ParticipantId[] // the ring of sharing participants
  round: Round | null
  roundsBegun: number
  seats: Record<ParticipantId, Seat>
  seatOrder: ParticipantId[] // in the order of arrival, so that a JSON round trip keeps it
  hands: Hand[]
  pauseAsked: ParticipantId[]
  waiting: Record<ParticipantId, WaitingPerson>
  waitingOrder: ParticipantId[]
  gone: Record<ParticipantId, GoneReason>
  guideNames: Record<ParticipantId, Skeleton> // of all who guide or guided here: reserved while they are out
  apart: [ParticipantId, ParticipantId][] // pairs the facilitator keeps apart
  doorWords: string // what the facilitator says to those who wait
  bowl: Bowl | null // null until the opening, and in a circle of two
  awaySince: number | null // the last facilitator is gone since
  awayUntil: number | null // the rest `facilitator-away` begins then, unless somebody still holds the piece
  emptySince: number | null // nobody is present since
  endedAt: number | null
  cancelled: boolean // ended before it was opened: it does not take place
}

export const durations = {
  offer: 30_000,
  kept: 45_000,
  silentTurn: 60_000,
  oneMore: 60_000,
  turn: 180_000,
  away: 60_000,
  awayEnds: 15 * 60_000,
  emptyEnds: 15 * 60_000,
  seatCloses: 10 * 60_000,
  waitingPlace: 120_000,
  knockAgain: 120_000,
  admittedOffline: 120_000,
  silence: 120_000,
  tick: 30_000,
} as const

export const limits = {
  name: 40,
  guidesMark: 40,
  prompt: 300,
  topic: 120,
  reading: 20_000,
  doorWords: 400,
  written: 800,
  texts: 3,
} as const

/**
 * `deferredTicks`: after so many ticks in a row notes enter although somebody came or went. `few`: of undrawn notes. `periodTicks`: every
 * so many ticks all pages take a credential, whether or not they write. `credentials`: of one woman between two of those
 * ticks, for pages that are loaded anew.
 */
export const bowlLimits = {
  threshold: 4,
  leastThreshold: 3,
  deferredTicks: 4,
  few: 3,
  periodTicks: 40,
  credentials: 3,
} as const

export type NewGathering = Pick<GatheringState, 'id' | 'kind' | 'topic' | 'startsAt' | 'endsAt'> &
  Partial<Pick<GatheringState, 'turnLength' | 'bowlThreshold' | 'namesShown' | 'doorWords'>>

export function newGathering(opening: NewGathering): GatheringState {
  return {
    turnLength: durations.turn,
    namesShown: 'names',
    doorWords: '',
    ...opening,
    bowlThreshold: Math.max(bowlLimits.leastThreshold, opening.bowlThreshold ?? bowlLimits.threshold),
    bowl: null,
    seq: 0,
    phase: 'before',
    mode: opening.kind === 'one-to-one' ? 'together' : 'round',
    modeNext: null,
    rest: null,
    piece: { at: 'centre', turn: 0 },
    lastWritten: null,
    order: [],
    round: null,
    roundsBegun: 0,
    seats: {},
    seatOrder: [],
    hands: [],
    pauseAsked: [],
    waiting: {},
    waitingOrder: [],
    gone: {},
    guideNames: {},
    apart: [],
    awaySince: null,
    awayUntil: null,
    emptySince: null,
    endedAt: null,
    cancelled: false,
  }
}
