// Opening, closing and every deadline. A command for a deadline that has moved or is not reached does nothing.
import type { RefusalCode } from '../../errors.ts'
import type { CommandType } from '../commands.ts'
import type { EventOf } from '../events.ts'
import { pieceWith } from '../order.ts'
import { seatOf, waitingOf } from '../people.ts'
import { durations } from '../state.ts'
import { waitingUntil, needsResume } from '../due.ts'
import { finishBowl, prepareBowl } from './bowl.ts'
import { emit, type Draft, type Rules } from './draft.ts'
import { leaveRing } from './ring.ts'
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
    act: (draft) => {
      if (draft.state.phase === 'open') return 'already-open'
      emit(draft, { type: 'gathering.opened' })
      prepareBowl(draft)
    },
  },
  'gathering.end': {
    by: 'facilitator',
    early: true,
    rest: true,
    act: (draft, { unread }) => {
      const unsettled = draft.bowlContext.undrawn > 0 || (draft.state.bowl?.inHand ?? null) !== null
      if (draft.state.bowl !== null && unsettled && unread !== true) return 'bowl-not-read'
      end(draft, 'facilitator')
    },
  },
  'gathering.replan': {
    ...bySystem,
    act: (draft, { topic, startsAt, endsAt, doorWords }) => {
      const { state } = draft
      if (state.phase !== 'before') return 'already-open'
      const same =
        state.topic === topic && state.startsAt === startsAt && state.endsAt === endsAt && state.doorWords === doorWords
      if (same) return 'already-so'
      emit(draft, { type: 'gathering.replanned', topic, startsAt, endsAt, doorWords })
    },
  },
  'gathering.cancel': {
    ...bySystem,
    act: (draft) => {
      if (draft.state.phase !== 'before') return 'already-open'
      end(draft, 'cancelled')
    },
  },
  'offer.lapse': {
    ...ofThePiece,
    act: (draft, { turn }) => {
      const { piece } = draft.state
      if (piece.at !== 'offered' || piece.turn !== turn || draft.now < piece.until) return 'turn-moved-on'
      lapseOffer(draft)
    },
  },
  'hold.lapse': {
    ...ofThePiece,
    act: (draft, { turn }) => {
      const { piece } = draft.state
      if (piece.at !== 'held' || piece.turn !== turn || !reached(draft, piece.keptUntil)) return 'turn-moved-on'
      lapseHold(draft)
    },
  },
  'silence.lapse': {
    ...ofThePiece,
    act: (draft, { turn }) => {
      const { piece } = draft.state
      if (piece.at !== 'held' || piece.turn !== turn || !reached(draft, piece.silentUntil)) return 'turn-moved-on'
      finishTurn(draft)
      goOn(draft)
    },
  },
  'seat.close': {
    ...bySystem,
    act: (draft, { who, connection }) => {
      const presence = seatOf(draft.state, who)?.presence
      if (presence?.is !== 'dropped' || presence.connection !== connection) return 'already-so'
      if (!reached(draft, presence.since + durations.seatCloses)) return 'already-so'
      leaveRing(draft, who, () => emit(draft, { type: 'seat.left', who, how: 'closed' }))
    },
  },
  'door.lapse': {
    ...bySystem,
    act: (draft, { who, connection }) => {
      const place = waitingOf(draft.state, who)
      if (place === null || place.presence.connection !== connection || !reached(draft, waitingUntil(place)))
        return 'already-so'
      emit(draft, { type: 'door.lapsed', who })
    },
  },
  'away.rest': {
    ...ofThePiece,
    act: (draft, { since }) => {
      const { awaySince, awayUntil } = draft.state
      // Whoever holds or is offered the piece finishes first.
      if (awaySince !== since || pieceWith(draft.state) !== null || !reached(draft, awayUntil)) return 'already-so'
      emit(draft, { type: 'rest.began', kind: 'facilitator-away', until: null })
    },
  },
  'away.end': {
    ...bySystem,
    act: (draft, { since }) => endAfter(draft, draft.state.awaySince, since, durations.awayEnds, 'away'),
  },
  'empty.end': {
    ...bySystem,
    act: (draft, { since }) => endAfter(draft, draft.state.emptySince, since, durations.emptyEnds, 'empty'),
  },
  'clock.step': {
    ...bySystem,
    act: (draft, { by }) => {
      if (by === 0) return 'already-so'
      emit(draft, { type: 'clock.stepped', by })
    },
  },
  'gathering.resume': {
    ...bySystem,
    act: (draft, { downSince }) => {
      if (!needsResume(draft.state, downSince, draft.now)) return 'already-so'
      const { offer, kept, away, waitingPlace, seatCloses, awayEnds: ends } = durations
      emit(draft, {
        type: 'gathering.resumed',
        downSince,
        lengths: { offer, kept, away, waitingPlace, seatCloses, ends },
      })
    },
  },
}

const reached = (draft: Draft, instant: number | null): boolean => instant !== null && draft.now >= instant

function endAfter(
  draft: Draft,
  actual: number | null,
  since: number,
  length: number,
  why: 'away' | 'empty',
): RefusalCode | void {
  if (actual !== since || !reached(draft, since + length)) return 'already-so'
  end(draft, why)
}

function end(draft: Draft, why: EventOf<'gathering.ended'>['why']): void {
  finishBowl(draft)
  emit(draft, { type: 'gathering.ended', why })
}
