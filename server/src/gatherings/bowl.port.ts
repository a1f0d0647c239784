// What a commit asks of the bowl. An interface only: bowl/bowl.service.ts implements it.
import type { KeyObject } from 'node:crypto'
import type { Command } from '@circle/shared/gathering/commands'
import type { DecisionContext } from '@circle/shared/gathering/decide'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { Trx } from './gatherings.repository.ts'

export type BowlContext = DecisionContext['bowl']

/** `undrawn`: how many notes lie in the bowl, read under the lock of the gathering's row. `publicKey`: for the opening. */
export type BowlQuestion = {
  gathering: string
  key: KeyObject
  state: GatheringState
  command: Command
  publicKey: string
  undrawn: number
}

export interface BowlStep {
  readonly context: BowlContext
  /** What the events do to the rows, in the same transaction. */
  write(trx: Trx, events: readonly GatheringEvent[], next: GatheringState): Promise<void>
  /** Called when the transaction is committed. After a rollback it is not called, and nothing has changed. */
  settled(): void
}

export interface BowlRows {
  /** The public key of the credentials, base64url, from the gathering's own key. To be asked before any transaction; never rejects. */
  publicKey(key: KeyObject): Promise<string>
  /** Reads what `decide` must know of the notes. Writes nothing. */
  before(trx: Trx, question: BowlQuestion): Promise<BowlStep>
}
