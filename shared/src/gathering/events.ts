// What happened in a gathering: small past facts, each with its instant `at`. `evolve` folds them into the state.
// An event holds the instant that a length leads to, so that `evolve` needs no length and no clock.
import type {
  Attendance,
  ConnectionId,
  GatheringState,
  BowlLevel,
  MediaId,
  Mode,
  Note,
  ParticipantId,
  Rest,
  Role,
  Skeleton,
} from './state.ts'

type Who = { who: ParticipantId }

type DoorEvent =
  // `role`: of one who guides
  | ({
      type: 'door.knocked'
      name: string
      skeleton: Skeleton
      attendance: Attendance
      role?: Role
      reserved?: true
      guidesMark?: string
    } & Who)
  | ({ type: 'door.guide-came'; name: string; skeleton: Skeleton; role: Role; mediaId: MediaId } & Who)
  | ({ type: 'door.withdrew' } & Who)
  | { type: 'door.admitted'; people: { who: ParticipantId; mediaId: MediaId }[] }
  | { type: 'door.admitted-offline'; people: ParticipantId[]; until: number }
  | { type: 'door.name-asked'; people: ParticipantId[] } // let in, and her name is taken
  | ({ type: 'door.declined'; how: 'not-now'; knockFrom: number } & Who)
  | ({ type: 'door.declined'; how: 'not-this-time' } & Who)
  | ({ type: 'door.removed' } & Who)
  | ({ type: 'door.lapsed' } & Who)
  | { type: 'door.said'; text: string }
  | { type: 'door.kept-apart'; one: ParticipantId; other: ParticipantId; apart: boolean }

type SeatEvent =
  | ({ type: 'seat.left'; how: 'left' | 'closed' | 'removed' } & Who)
  | ({ type: 'seat.sent-back'; keptUntil: number | null; by?: ParticipantId | null } & Who)
  | ({ type: 'attendance.changed'; to: Attendance; once: boolean; mediaId: MediaId; by?: ParticipantId } & Who)
  | ({ type: 'attendance.once'; once: boolean } & Who)
  | ({ type: 'role.changed'; role: Role } & Who)
  | ({ type: 'mark.changed'; guidesMark: string | null } & Who)
  | ({ type: 'presence.returned'; connection: ConnectionId; mediaId: MediaId | null } & Who)
  | ({ type: 'presence.dropped'; connection: ConnectionId; keptUntil: number | null } & Who)

type OrderEvent =
  | ({ type: 'order.moved'; before: ParticipantId | null } & Who)
  | ({ type: 'order.stepped-out' } & Who)
  | ({ type: 'order.stepped-in' } & Who)
  | { type: 'round.begun'; number: number; prompt: string }
  | { type: 'round.ended'; passedOver: ParticipantId[] }
  | { type: 'mode.set'; mode: Mode }
  | { type: 'mode.planned'; mode: Mode | null }

/** What her turn or offer leaves behind in the round. */
export type TurnResult = 'finished' | 'passed' | 'late' | null

type PieceEvent =
  | { type: 'piece.offered'; to: ParticipantId; by: 'ring' | 'hand'; until: number; passedOver: ParticipantId[] }
  | ({ type: 'piece.taken'; counts: boolean; softUntil: number; silentUntil: number | null } & Who)
  | { type: 'piece.spoken'; softUntil: number } // the silent holder speaks after all
  | ({ type: 'piece.ended'; result: TurnResult } & Who) // a hold or an offer: the piece lies in the centre
  | { type: 'piece.kept'; until: number }
  | { type: 'piece.resumed'; softUntil: number }
  | { type: 'piece.written'; text: string }
  | { type: 'piece.lengthened'; softUntil: number }
  | ({ type: 'piece.readied'; ready: boolean } & Who)
  | ({ type: 'piece.passed-ahead'; ahead: boolean } & Who)

type HandEvent = ({ type: 'hand.raised' } & Who) | ({ type: 'hand.lowered' } & Who) | ({ type: 'hand.put-last' } & Who)

type RestEvent =
  | { type: 'rest.began'; kind: Rest['kind']; until: number | null }
  | { type: 'rest.ended' }
  | ({ type: 'pause.asked' } & Who)
  | ({ type: 'pause.heard' } & Who)

type HoldingEvent =
  | { type: 'hush.set'; people: ParticipantId[]; hushed: boolean }
  | ({ type: 'camera.set'; stopped: boolean } & Who)

type TimeEvent =
  | { type: 'gathering.opened' }
  | { type: 'gathering.replanned'; topic: string; startsAt: number; endsAt: number; doorWords: string }
  | { type: 'gathering.ended'; why: 'facilitator' | 'away' | 'empty' | 'cancelled' }
  | { type: 'guides.away'; restAt: number }
  | { type: 'guides.back' }
  | { type: 'room.emptied' }
  | { type: 'room.entered' }
  | { type: 'clock.stepped'; by: number }
  | { type: 'gathering.resumed'; downSince: number; lengths: ResumedDurations }

/** Of no note it may ever be told who wrote it. */
type BowlEvent =
  | { type: 'bowl.prepared'; publicKey: string; channelKey: string; tickAt: number }
  | { type: 'bowl.channel-key-changed'; channelKey: string }
  | { type: 'bowl.ticked'; tick: number; tickAt: number; marks: string[]; entered: boolean } // whether notes could enter
  | { type: 'bowl.announced'; moment: 'after-turn' | 'after-round' }
  | { type: 'bowl.opened' }
  | { type: 'bowl.closed' }
  | { type: 'bowl.looked'; level: BowlLevel }
  | ({ type: 'bowl.doubted' } & Who)
  | { type: 'bowl.finished'; marks: string[] }
  | ({ type: 'credential.taken'; element: string } & Who)

type NoteEvent =
  | { type: 'note.drawn'; note: Note }
  | { type: 'note.planned'; id: string } // lies after this turn
  | { type: 'note.laid'; id: string }
  | { type: 'note.lifted'; id: string }
  | { type: 'note.set-aside'; id: string }
  | { type: 'note.to-cloth'; id: string }
  | { type: 'note.silenced'; id: string }
  | { type: 'cloth.opened'; open: boolean }
  | { type: 'cloth.grown'; ids: string[] }

/** The full lengths given once more to what fell due while no process lived. */
export type ResumedDurations = Record<'offer' | 'kept' | 'away' | 'waitingPlace' | 'seatCloses' | 'ends', number>

export type UntimedEvent =
  | DoorEvent
  | SeatEvent
  | OrderEvent
  | PieceEvent
  | HandEvent
  | RestEvent
  | HoldingEvent
  | TimeEvent
  | BowlEvent
  | NoteEvent

export type GatheringEvent = UntimedEvent & { at: number }
export type EventType = GatheringEvent['type']
export type EventOf<T extends EventType> = Extract<GatheringEvent, { type: T }>

/** One map per noun, put together in evolve.ts: what each fact makes of the state. Never touches `seq`. */
export type Evolvers<T extends EventType> = { [K in T]: (state: GatheringState, event: EventOf<K>) => GatheringState }
