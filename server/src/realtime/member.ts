// One connected person as the broadcast sees her: who she is in which gathering, and what can be told to her.
// It must not know how it is told: gatherings.socket.ts does.
import type { ConnectionId, GatheringState, ParticipantId, Presence } from '@circle/shared/gathering/state'
import type { BowlTick, MediaHealth, ServerToClient, UnheardReport } from '@circle/shared/socket'
import type { WrittenView } from './wire-view.ts'

export type WhyClosed = Parameters<ServerToClient['gathering:closed']>[0]

export interface Client {
  view(view: WrittenView, serverNow: number): void
  elsewhere(): void
  mediaHealth(health: MediaHealth): void
  unheard(unheard: UnheardReport): void
  bowlTick(tick: BowlTick): void
  /** These two also end the connection. */
  moved(): void
  closed(why: WhyClosed): void
}

export interface Member {
  readonly gathering: string
  readonly who: ParticipantId
  readonly client: Client
  /**
   * `<page>.<random>`: the page is the same for every connection of one loaded page. Renewed when it was dropped by
   * mistake.
   */
  connection: ConnectionId
  /** `elsewhere`: asked whether she wants to bring her seat here; until then she sees and does nothing. */
  stage: 'arriving' | 'inside' | 'elsewhere' | 'gone'
  /** Her seat or waiting place was bound to this connection. */
  bound: boolean
  /** Her last view as it was sent. */
  seen: WrittenView
  /** Whether her last view was of the room: nothing of its media, and no count of what happens there, reaches those who wait. */
  inRoom: boolean
  /** Whether her last view was of one who guides: whose sound does not arrive is told to her alone. */
  guides: boolean
  /** What she was last told of it here. */
  unheard: UnheardReport
  /** The last tick of the bowl that she was told here; -1: none yet. */
  tick: number
}

export const nobodyUnheard: UnheardReport = { cutOff: [], closed: null }
export const sameUnheard = (one: UnheardReport, other: UnheardReport): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

export const presenceOf = (state: GatheringState, who: ParticipantId): Presence | null =>
  (state.seats[who] ?? state.waiting[who])?.presence ?? null

/**
 * Where her presence is, seen from one connection. `overtaken`: at another line of the same page; a page has one line at
 * a time, so one of the two is dead and its word came late.
 */
export function bindingOf(
  state: GatheringState,
  member: Member,
): 'free' | 'mine' | 'lost' | 'overtaken' | 'other' | 'other-lost' {
  const presence = presenceOf(state, member.who)
  // Knocked without a connection to be bound to.
  if (!presence || presence.connection === '') return 'free'
  const mine = presence.connection === member.connection
  const samePage = pageOf(presence.connection) === pageOf(member.connection)
  if (presence.is === 'here') return mine ? 'mine' : samePage ? 'overtaken' : 'other'
  return samePage ? 'lost' : 'other-lost'
}

export const pageOf = (connection: ConnectionId): string => connection.split('.')[0] ?? ''
