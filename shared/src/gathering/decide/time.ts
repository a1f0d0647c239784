// The hour and the clock: opening, closing, and every deadline. A deadline that has moved or is not reached does
// nothing.
import type { RefusalCode } from '../../errors.ts'
import type { CommandType } from '../commands.ts'
import type { EventOf } from '../events.ts'
import { pieceWith } from '../order.ts'
import { seatOf, waitingOf } from '../people.ts'
import { lengths } from '../state.ts'
import { placeUntil, resumes } from '../due.ts'
import { finishBowl, prepareBowl } from './bowl.ts'
import { tell, type Play, type Rules } from './play.ts'
import { outOfRing } from './ring.ts'
import { finishTurn, goOn, lapseHold, lapseOffer } from './turn.ts'

type TimeCommands = Extract<
  CommandType,
  | `gathering.${string}`
  | `${'offer' | 'hold' | 'silence' | 'door'}.lapse`
  | 'seat.close'
  | `away.${string}`
  | 'empty.end'
  | 'clock.step'
>

const bySystem = { by: 'system', early: true, rest: true } as const
/** Deadlines of the piece stand still in a rest. */
const ofThePiece = { by: 'system', early: false, rest: false } as const

export const timeRules: Rules<TimeCommands> = {
  'gathering.open': {
    by: 'facilitator',
    early: true,
    rest: true,
    act: (play) => {
      if (play.state.phase === 'open') return 'already-open'
      tell(play, { type: 'gathering.opened' })
      prepareBowl(play)
    },
  },
  'gathering.end': {
    by: 'facilitator',
    early: true,
    rest: true,
    act: (play, { unread }) => {
      const unsettled = play.given.undrawn > 0 || (play.state.bowl?.inHand ?? null) !== null
      if (play.state.bowl !== null && unsettled && unread !== true) return 'bowl-not-read'
      end(play, 'facilitator')
    },
  },
  'gathering.replan': {
    ...bySystem,
    act: (play, { topic, startsAt, endsAt, doorWords }) => {
      const { state } = play
      if (state.phase !== 'before') return 'already-open'
      const same =
        state.topic === topic && state.startsAt === startsAt && state.endsAt === endsAt && state.doorWords === doorWords
      if (same) return 'already-so'
      tell(play, { type: 'gathering.replanned', topic, startsAt, endsAt, doorWords })
    },
  },
  'gathering.cancel': {
    ...bySystem,
    act: (play) => {
      if (play.state.phase !== 'before') return 'already-open'
      end(play, 'cancelled')
    },
  },
  'offer.lapse': {
    ...ofThePiece,
    act: (play, { turn }) => {
      const { piece } = play.state
      if (piece.at !== 'offered' || piece.turn !== turn || play.now < piece.until) return 'turn-moved-on'
      lapseOffer(play)
    },
  },
  'hold.lapse': {
    ...ofThePiece,
    act: (play, { turn }) => {
      const { piece } = play.state
      if (piece.at !== 'held' || piece.turn !== turn || !reached(play, piece.keptUntil)) return 'turn-moved-on'
      lapseHold(play)
    },
  },
  'silence.lapse': {
    ...ofThePiece,
    act: (play, { turn }) => {
      const { piece } = play.state
      if (piece.at !== 'held' || piece.turn !== turn || !reached(play, piece.silentUntil)) return 'turn-moved-on'
      finishTurn(play)
      goOn(play)
    },
  },
  'seat.close': {
    ...bySystem,
    act: (play, { who, connection }) => {
      const presence = seatOf(play.state, who)?.presence
      if (presence?.is !== 'dropped' || presence.connection !== connection) return 'already-so'
      if (!reached(play, presence.since + lengths.seatCloses)) return 'already-so'
      outOfRing(play, who, () => tell(play, { type: 'seat.left', who, how: 'closed' }))
    },
  },
  'door.lapse': {
    ...bySystem,
    act: (play, { who, connection }) => {
      const place = waitingOf(play.state, who)
      if (place === null || place.presence.connection !== connection || !reached(play, placeUntil(place)))
        return 'already-so'
      tell(play, { type: 'door.lapsed', who })
    },
  },
  'away.rest': {
    ...ofThePiece,
    act: (play, { since }) => {
      const { awaySince, awayUntil } = play.state
      // Whoever holds or is offered the piece finishes first.
      if (awaySince !== since || pieceWith(play.state) !== null || !reached(play, awayUntil)) return 'already-so'
      tell(play, { type: 'rest.began', kind: 'facilitator-away', until: null })
    },
  },
  'away.end': {
    ...bySystem,
    act: (play, { since }) => endAfter(play, play.state.awaySince, since, lengths.awayEnds, 'away'),
  },
  'empty.end': {
    ...bySystem,
    act: (play, { since }) => endAfter(play, play.state.emptySince, since, lengths.emptyEnds, 'empty'),
  },
  'clock.step': {
    ...bySystem,
    act: (play, { by }) => {
      if (by === 0) return 'already-so'
      tell(play, { type: 'clock.stepped', by })
    },
  },
  'gathering.resume': {
    ...bySystem,
    act: (play, { downSince }) => {
      if (!resumes(play.state, downSince, play.now)) return 'already-so'
      const { offer, kept, away, waitingPlace, seatCloses, awayEnds: ends } = lengths
      tell(play, {
        type: 'gathering.resumed',
        downSince,
        lengths: { offer, kept, away, waitingPlace, seatCloses, ends },
      })
    },
  },
}

const reached = (play: Play, instant: number | null): boolean => instant !== null && play.now >= instant

function endAfter(
  play: Play,
  actual: number | null,
  since: number,
  length: number,
  why: 'away' | 'empty',
): RefusalCode | void {
  if (actual !== since || !reached(play, since + length)) return 'already-so'
  end(play, why)
}

function end(play: Play, why: EventOf<'gathering.ended'>['why']): void {
  finishBowl(play)
  tell(play, { type: 'gathering.ended', why })
}
