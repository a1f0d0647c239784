// Connections come and go: a return, a move to another device, a drop. Each command names its connection, so that a late one
// about an old connection does nothing.
import type { RefusalCode } from '../../errors.ts'
import type { CommandType } from '../commands.ts'
import { isHere, turnClock, seatOf, waitingOf } from '../people.ts'
import { durations, type ConnectionId, type MediaId, type ParticipantId } from '../state.ts'
import { newMediaId, emit, type Draft, type Rules } from './draft.ts'
import { lapseOffer } from './turn.ts'

type PresenceCommands = Extract<CommandType, `presence.${string}`>

const bySystem = { by: 'system', early: true, rest: true } as const

export const presenceRules: Rules<PresenceCommands> = {
  'presence.return': {
    ...bySystem,
    act: (draft, { who, connection }) => {
      const presence = (seatOf(draft.state, who) ?? waitingOf(draft.state, who))?.presence
      if (presence?.is === 'here' && presence.connection === connection) return 'already-so'
      return comesBack(draft, who, connection, null)
    },
  },
  'presence.move': {
    ...bySystem,
    act: (draft, { who, connection }) =>
      comesBack(draft, who, connection, seatOf(draft.state, who) === null ? null : newMediaId(draft)),
  },
  'presence.drop': { ...bySystem, act: (draft, { who, connection }) => drop(draft, who, connection) },
}

function comesBack(
  draft: Draft,
  who: ParticipantId,
  connection: ConnectionId,
  mediaId: MediaId | null,
): RefusalCode | void {
  if (seatOf(draft.state, who) === null && waitingOf(draft.state, who) === null) return 'not-admitted'
  emit(draft, { type: 'presence.returned', who, connection, mediaId })
  resumeTurn(draft, who)
}

/** Her kept turn goes on with the time she had left: it stood still while she was away. */
function resumeTurn(draft: Draft, who: ParticipantId): void {
  const { piece } = draft.state
  if (piece.at !== 'held' || piece.by !== who || piece.keptUntil === null) return
  const away = durations.kept - (piece.keptUntil - turnClock(draft.state, draft.now))
  emit(draft, { type: 'piece.resumed', softUntil: piece.softUntil + Math.max(0, away) })
}

/** A connection not known yet ('') is any connection of hers. */
function drop(draft: Draft, who: ParticipantId, connection: ConnectionId): RefusalCode | void {
  const { state, now } = draft
  const seat = seatOf(state, who)
  const place = seat ?? waitingOf(state, who)
  if (place === null) return 'not-here'
  const current = place.presence.connection
  if (!isHere(place) || (current !== '' && current !== connection)) return 'already-so'
  emit(draft, {
    type: 'presence.dropped',
    who,
    connection,
    keptUntil: seat === null ? now + durations.waitingPlace : null,
  })
  loseTurn(draft, who)
}

function loseTurn(draft: Draft, who: ParticipantId): void {
  const { piece } = draft.state
  if (piece.at === 'offered' && piece.to === who) lapseOffer(draft)
  const keeps = piece.at === 'held' && piece.by === who && piece.silentUntil === null // a silent minute runs on
  if (keeps) emit(draft, { type: 'piece.kept', until: turnClock(draft.state, draft.now) + durations.kept })
}
