// What one audience may see: the shapes that screens are drawn from. view.ts picks them field by field; a field that somebody
// may not know does not stand in her shape.
import type {
  Attendance,
  GatheringKind,
  BowlLevel,
  MediaId,
  Mode,
  BowlMoment,
  Note,
  ParticipantId,
  Role,
  WrittenShare,
} from './state.ts'

export type Audience = 'facilitator' | 'sharing' | 'listening' | 'waiting' | 'stranger'

export type SeatView = {
  id: ParticipantId
  name: string
  role: Role
  mediaId: MediaId
  quiet: boolean // her connection has gone quiet; a leave-now looks the same
  cameraStopped: boolean
}

export type PieceView =
  | { at: 'centre'; turn: number }
  | { at: 'note'; turn: number; id: string; text: string }
  | { at: 'offered'; to: ParticipantId; turn: number; until: number }
  | {
      at: 'held'
      by: ParticipantId
      turn: number
      silent: boolean
      silentUntil: number | null
      softUntil: number
      keptUntil: number | null
      written: string[] // her texts in this turn, in their order
    }

/** What the one large button on the facilitator's desk will do, with the command it sends. */
export type NextStep =
  | { does: 'open' } // gathering.open
  | { does: 'begin-round'; number: number; first: ParticipantId; yourself: boolean } // asks for a prompt first
  | { does: 'offer'; to: ParticipantId; turn: number } // piece.go-on, or piece.give to the first hand
  | { does: 'close-round'; turn: number } // piece.go-on
  | { does: 'pass-on'; to: ParticipantId | null; turn: number } // she holds it herself
  | { does: 'take'; turn: number } // it is offered to her
  | { does: 'lift'; turn: number; to: ParticipantId | null } // note.lift: then it is offered to her, or lies in the centre
  | { does: 'end-rest' } // rest.over
  | { does: 'wait'; for: 'offered' | 'holder' | 'hands' | 'people' | 'voices' | 'company' | 'facilitator' } // nothing to press: says what is awaited

/** What all inside may know of the bowl. */
export type BowlView = {
  publicKey: string
  channelKey: string // goes into every post
  tick: number
  belowThreshold: boolean // too few are here for a note to be anybody's: it takes none
  threshold: number
  moment: BowlMoment
  cloth: Note[]
  clothOpen: boolean
}

export type DeskBowlView = {
  level: BowlLevel // told anew when a turn ends, and when the bowl is opened
  inHand: Note | null
  toLay: Note | null
  aside: Note[]
  toCloth: Note[]
  doubts: ParticipantId[]
}

export type DeskView = {
  waiting: {
    id: ParticipantId
    name: string
    mark: string | null // what those who guide wrote to know her by
    role: Role // one who guides waits for the facilitator, who alone lets her in
    attendance: Attendance
    since: number
    quiet: boolean
    declined: boolean
    again: boolean
    taken: 'inside' | 'guide' | 'door' | null // who has her name: a woman inside, one who guides and is out, one who waits before her
    letIn: boolean // she comes in when she is back, or when she has chosen another name
  }[]
  doorWords: string
  apart: [ParticipantId, ParticipantId][]
  pauseAsked: ParticipantId[]
  ready: ParticipantId | null // the next, if she said so
  passingAhead: ParticipantId[]
  late: ParticipantId[]
  done: ParticipantId[]
  hushed: ParticipantId[]
  listeners: { id: ParticipantId; name: string; quiet: boolean; once: boolean }[]
  step: NextStep
  bowl: DeskBowlView | null
}

/** What each has for herself in the room. */
export type OwnView = {
  audience: 'facilitator' | 'sharing' | 'listening'
  you: {
    id: ParticipantId
    name: string
    role: Role
    attendance: Attendance
    mediaId: MediaId
    inOrder: boolean
    once: boolean
    ready: boolean
    passingAhead: boolean
    finished: boolean // her turn of this round is done
    late: boolean // it comes to her once more at the end
    hushed: boolean
    cameraStopped: boolean
    returns: number // how often she came back after a drop: a page that sees it grow closes what was open
    hand: number | null // her place among the hands, 1 = first
    mayPublishMicrophone: boolean // at the SFU, muted
    maySpeak: boolean // the gate lets her unmute it
    mayPublishCamera: boolean
    movedBy: string | null // who moved her from sharing to listening, by name; until she changes it herself
    pauseAsked: boolean
  }
  yourPlace: number | null // how many turns until it may come to her, 1 = next; null when it will not
  desk: DeskView | null
}

/** What all who are inside see alike: nothing of one of them may ever stand here that another may not know. */
export type SharedView = {
  gathering: { id: string; kind: GatheringKind; topic: string; startsAt: number; endsAt: number }
  phase: 'before' | 'open'
  mode: Mode
  modeNext: Mode | null
  rest: null | { kind: 'paused' | 'silence' | 'facilitator-away'; since: number; until: number | null }
  piece: PieceView
  lastWritten: WrittenShare | null // what the last woman wrote, until the next share begins
  seats: SeatView[] // everyone who shares, and the facilitators; never a listener
  order: ParticipantId[]
  round: null | { number: number; prompt: string; over: boolean; begins: ParticipantId | null }
  next: ParticipantId | null
  afterNext: ParticipantId | null
  turnLength: number
  hands: ParticipantId[]
  heard: MediaId[] // whose microphones may be heard now: a listener's client plays only these
  speaking: 'holder' | 'facilitator' | 'all' | 'nobody'
  canHear: { count: number; names: string[] | null } // all who can hear; null = this circle shows only the count
  listening: number
  facilitatorAway: boolean
  bowl: BowlView | null
}

export type RoomView = OwnView & SharedView

export type WaitingView = {
  audience: 'waiting'
  gathering: { id: string; kind: GatheringKind; topic: string; startsAt: number; endsAt: number }
  phase: 'before' | 'open'
  name: string
  attendance: Attendance
  before: number // how many wait before her
  doorWords: string
  facilitator: string | null // who lets her in; null while nobody can
  standing: 'waiting' | 'another-name' | 'not-now' | 'not-this-time' // `another-name`: let in, and hers is taken
  knockFrom: number | null
  sentBackBy: string | null // who sent her back from the room, by name; until she knocks anew
}

export type StrangerView = {
  audience: 'stranger'
  gathering: { id: string; kind: GatheringKind; topic: string; startsAt: number; endsAt: number }
  phase: 'before' | 'open' | 'ended'
  standing: 'may-knock' | 'left' | 'removed' | 'not-this-time' | 'ended' | 'cancelled'
  marks: string[] | null // after the end, to one who had been inside: the last frame of the bowl
}

export type View = RoomView | WaitingView | StrangerView
