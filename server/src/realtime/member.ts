// One connected person as the broadcast sees her: who she is in which gathering, and what can be told to her browser. It must
// not know how it is told: gatherings.socket.ts does.
import type { ConnectionId, GatheringState, ParticipantId, Presence } from '@circle/shared/gathering/state'
import type { BowlTick, MediaHealth, ServerToClient, UnheardReport } from '@circle/shared/socket'
import type { WrittenView } from './wire-view.ts'

export type WhyClosed = Parameters<ServerToClient['gathering:closed']>[0]

/** What can be told to one browser. */
export interface Client {
  view(view: WrittenView, serverNow: number): void
  elsewhere(): void
  mediaHealth(health: MediaHealth): void
  unheard(unheard: UnheardReport): void
  bowlTick(tick: BowlTick): void
  /** `moved` and `closed` also end the connection. */
  moved(): void
  closed(why: WhyClosed): void
}

export interface Member {
  readonly gathering: string
  readonly who: ParticipantId
  readonly client: Client
  /** `<page>.<random>`: the page is the same for every connection of one loaded page. Renewed after a drop by mistake. */
  connection: ConnectionId
  /** `elsewhere`: she was asked whether to bring her seat here; until she answers she sees and does nothing. */
  stage: 'arriving' | 'inside' | 'elsewhere' | 'gone'
  /** Her seat or waiting place was bound to this connection. */
  bound: boolean
  /** Her last view as it was sent. */
  seen: WrittenView
  /** Her last view was of the room. Nothing of the room's media, and no count of what happens there, reaches those who wait. */
  inRoom: boolean
  /** Her last view was that of a facilitator: only she is told whose sound does not arrive. */
  guides: boolean
  /** What she was last told of missing sound. */
  unheard: UnheardReport
  /** The last tick of the bowl that she was told; -1: none yet. */
  tick: number
}

export const nobodyUnheard: UnheardReport = { cutOff: [], closed: null }
export const sameUnheard = (one: UnheardReport, other: UnheardReport): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

export const presenceOf = (state: GatheringState, who: ParticipantId): Presence | null =>
  (state.seats[who] ?? state.waiting[who])?.presence ?? null

/**
 * To what her presence is bound, seen from one connection. `overtaken`: to another socket of the same page; a page has one
 * socket at a time, so one of the two is dead and its message came late.
 */
export function bindingOf(
  state: GatheringState,
  member: Member,
): 'free' | 'mine' | 'lost' | 'overtaken' | 'other' | 'other-lost' {
  const presence = presenceOf(state, member.who)
  // She knocked without a connection to which she could be bound.
  if (!presence || presence.connection === '') return 'free'
  const mine = presence.connection === member.connection
  const samePage = pageOf(presence.connection) === pageOf(member.connection)
  if (presence.is === 'here') return mine ? 'mine' : samePage ? 'overtaken' : 'other'
  return samePage ? 'lost' : 'other-lost'
}

export const pageOf = (connection: ConnectionId): string => connection.split('.')[0] ?? ''
