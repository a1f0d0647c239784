// What the media side and the sockets may ask of the living gatherings. An interface only: gatherings.service.ts implements it.
import type { Ack } from '@circle/shared/socket'
import type { Command, PersonCommand } from '@circle/shared/gathering/commands'
import type { GatheringState, ParticipantId } from '@circle/shared/gathering/state'

/** `state` comes along when this process committed the change; else it is to be read. */
export type Change = { gathering: string; seq: number; state: GatheringState | null }

export interface LiveGatherings {
  /** The state as it is in the database now; null when there is no such gathering. Throws when the database cannot be reached. */
  read(gathering: string): Promise<GatheringState | null>
  /** Hears every committed change: of this process at once, of others by NOTIFY, and of each gathering after a lost NOTIFY. */
  onChange(listener: (change: Change) => void): () => void
  /** Her random id in this gathering, made when she first comes; null when her account is not enrolled in the circle. */
  participantOf(account: string, gathering: string): Promise<ParticipantId | null>
  /** A person's command; the same id and content gives the same answer again. */
  submit(gathering: string, who: ParticipantId, commandId: string, command: PersonCommand): Promise<Ack>
  /** A command of the system under a derived id: any process may try, one takes effect. */
  submitSystem(gathering: string, commandId: string, command: Command): Promise<Ack>
  /** Gatherings whose door is open or whose circle runs, for the reconciler and the clock. */
  openGatherings(): Promise<string[]>
}
