// Connections come and go: a return, a move to another device, a drop. Each names its connection, so that a late word
// of an old one does nothing.
import type { RefusalCode } from '../../errors.ts'
import type { CommandType } from '../commands.ts'
import { isHere, runningClock, seatOf, waitingOf } from '../people.ts'
import { lengths, type ConnectionId, type MediaId, type ParticipantId } from '../state.ts'
import { newMediaId, tell, type Play, type Rules } from './play.ts'
import { lapseOffer } from './turn.ts'

type PresenceCommands = Extract<CommandType, `presence.${string}`>

const bySystem = { by: 'system', early: true, rest: true } as const

export const presenceRules: Rules<PresenceCommands> = {
  'presence.return': {
    ...bySystem,
    act: (play, { who, connection }) => {
      const presence = (seatOf(play.state, who) ?? waitingOf(play.state, who))?.presence
      if (presence?.is === 'here' && presence.connection === connection) return 'already-so'
      return comesBack(play, who, connection, null)
    },
  },
  'presence.move': {
    ...bySystem,
    act: (play, { who, connection }) =>
      comesBack(play, who, connection, seatOf(play.state, who) === null ? null : newMediaId(play)),
  },
  'presence.drop': { ...bySystem, act: (play, { who, connection }) => drop(play, who, connection) },
}

function comesBack(
  play: Play,
  who: ParticipantId,
  connection: ConnectionId,
  mediaId: MediaId | null,
): RefusalCode | void {
  if (seatOf(play.state, who) === null && waitingOf(play.state, who) === null) return 'not-admitted'
  tell(play, { type: 'presence.returned', who, connection, mediaId })
  resumeTurn(play, who)
}

/** Her kept turn goes on with the time she had left: it stood still while she was away. */
function resumeTurn(play: Play, who: ParticipantId): void {
  const { piece } = play.state
  if (piece.at !== 'held' || piece.by !== who || piece.keptUntil === null) return
  const away = lengths.kept - (piece.keptUntil - runningClock(play.state, play.now))
  tell(play, { type: 'piece.resumed', softUntil: piece.softUntil + Math.max(0, away) })
}

/** A connection not known yet ('') is any connection of hers. */
function drop(play: Play, who: ParticipantId, connection: ConnectionId): RefusalCode | void {
  const { state, now } = play
  const seat = seatOf(state, who)
  const place = seat ?? waitingOf(state, who)
  if (place === null) return 'not-here'
  const current = place.presence.connection
  if (!isHere(place) || (current !== '' && current !== connection)) return 'already-so'
  tell(play, {
    type: 'presence.dropped',
    who,
    connection,
    keptUntil: seat === null ? now + lengths.waitingPlace : null,
  })
  loseTurn(play, who)
}

function loseTurn(play: Play, who: ParticipantId): void {
  const { piece } = play.state
  if (piece.at === 'offered' && piece.to === who) lapseOffer(play)
  const keeps = piece.at === 'held' && piece.by === who && piece.silentUntil === null // a silent minute runs on
  if (keeps) tell(play, { type: 'piece.kept', until: runningClock(play.state, play.now) + lengths.kept })
}
