// The deadlines of a state, and the system's command for each. Reads only: the state is the truth, and no timer is.
import type { SystemCommand } from './commands.ts'
import { pieceWith } from './order.ts'
import { seatOf, waitingOf } from './people.ts'
import { durations, type GatheringState, type WaitingPerson } from './state.ts'

export type Due = { id: string; command: SystemCommand }
type Deadline = Due & { at: number }

/** When a dropped woman loses her place at the door: after two minutes. A declined woman cannot shorten her wait by dropping. */
export function waitingUntil(place: WaitingPerson): number | null {
  if (place.keptUntil === null || place.declined?.how !== 'not-now') return place.keptUntil
  return Math.max(place.keptUntil, place.declined.knockFrom)
}

/** The earliest deadline, in ms since 1970; null: nothing will happen by itself. */
export function nextDeadline(state: GatheringState): number | null {
  let earliest: number | null = null
  for (const { at } of deadlines(state)) if (earliest === null || at < earliest) earliest = at
  return earliest
}

/**
 * What is due at `now`, oldest first. Every process derives the same ids, so a command may be tried twice and takes effect
 * once.
 */
export function due(state: GatheringState, now: number): Due[] {
  return deadlines(state)
    .filter(({ at }) => at <= now)
    .sort((one, other) => one.at - other.at)
    .map(({ id, command }) => ({ id, command }))
}

function deadlines(state: GatheringState): Deadline[] {
  if (state.phase === 'ended') return []
  return [...ofTheRoom(state), ...(state.rest === null ? ofTheTurn(state) : []), ...ofPeople(state)]
}

function ofTheTurn({ piece }: GatheringState): Deadline[] {
  const { turn } = piece
  if (piece.at === 'offered')
    return [{ at: piece.until, id: `offer-lapsed:${turn}`, command: { type: 'offer.lapse', turn } }]
  if (piece.at !== 'held') return []
  const list: Deadline[] = []
  // The minute of a moment of silence runs on while she is dropped.
  if (piece.silentUntil !== null)
    list.push({ at: piece.silentUntil, id: `silence-lapsed:${turn}`, command: { type: 'silence.lapse', turn } })
  if (piece.keptUntil !== null)
    list.push({ at: piece.keptUntil, id: `hold-lapsed:${turn}`, command: { type: 'hold.lapse', turn } })
  return list
}

function ofTheRoom(state: GatheringState): Deadline[] {
  const { rest, awaySince, awayUntil, bowl, emptySince } = state
  const list: Deadline[] = []
  if (emptySince !== null)
    list.push({
      at: emptySince + durations.emptyEnds,
      id: `empty-ended:${emptySince}`,
      command: { type: 'empty.end', since: emptySince },
    })
  if (awaySince !== null)
    list.push({
      at: awaySince + durations.awayEnds,
      id: `away-ended:${awaySince}`,
      command: { type: 'away.end', since: awaySince },
    })
  if (bowl !== null)
    list.push({
      at: bowl.tickAt,
      id: `bowl-tick:${bowl.tick + 1}`,
      command: { type: 'bowl.tick', tick: bowl.tick + 1 },
    })
  if (awaySince !== null && awayUntil !== null && rest === null && pieceWith(state) === null)
    list.push({
      at: awayUntil,
      id: `away-rested:${awaySince}`,
      command: { type: 'away.rest', since: awaySince },
    })
  if (rest !== null && rest.until !== null)
    list.push({
      at: rest.until,
      id: `rest-lapsed:${rest.since}`,
      command: { type: 'rest.lapse', since: rest.since },
    })
  return list
}

function ofPeople(state: GatheringState): Deadline[] {
  const list: Deadline[] = []
  for (const who of state.seatOrder) {
    const presence = seatOf(state, who)?.presence
    if (presence?.is !== 'dropped') continue
    const { since, connection } = presence
    list.push({
      at: since + durations.seatCloses,
      id: `seat-closed:${connection}`,
      command: { type: 'seat.close', who, connection },
    })
  }
  for (const who of state.waitingOrder) {
    const place = waitingOf(state, who)
    const at = place === null ? null : waitingUntil(place)
    if (place === null || at === null) continue
    const { connection } = place.presence
    list.push({ at, id: `door-lapsed:${connection}`, command: { type: 'door.lapse', who, connection } })
  }
  return list
}

/** Whether anything that somebody could have answered or come back to fell due while no process lived. */
export function needsResume(state: GatheringState, downSince: number, now: number): boolean {
  const extended = new Set<SystemCommand['type']>([
    'offer.lapse',
    'hold.lapse',
    'away.rest',
    'away.end',
    'empty.end',
    'seat.close',
    'door.lapse',
  ])
  return deadlines(state).some(({ at, command }) => at >= downSince && at <= now && extended.has(command.type))
}
