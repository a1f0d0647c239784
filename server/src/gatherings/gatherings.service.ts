// The living gatherings: takes commands, keeps their order, tells every listener. It must not know sockets, HTTP or the SFU.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { refuse } from '@circle/shared/errors'
import type { ConnectionId, GatheringState, ParticipantId } from '@circle/shared/gathering/state'
import type { Ack } from '@circle/shared/socket'
import { type KeyedQueues, keyedQueues, QueueFull } from '../async/serial-queue.ts'
import { isDatabaseAway } from '../db/database.ts'
import type { Log } from '../log/log.ts'
import { commit, type CommitDeps, type Committed, type Request } from './commit.ts'
import type { Change, LiveGatherings } from './live.port.ts'
import { openedStates } from './opened-states.ts'
import { openState } from './record.ts'

export interface Living extends LiveGatherings {
  submit(...args: [...Parameters<LiveGatherings['submit']>, connection?: ConnectionId]): Promise<Ack>
  /** Whether she was removed from the gathering; false when she was never in it, or it is over. Throws when the database is away. */
  isRemoved(account: string, gathering: string): Promise<boolean>
  /** A NOTIFY says that a process has committed up to `seq`: every listener is told once. */
  heard(gathering: string, seq: number): void
  /** After NOTIFY was lost: every living gathering may have changed. Throws when the database is away. */
  lookAgain(): Promise<void>
}

/** Before each further try, in milliseconds. The command id makes a second try harmless. */
const AGAIN_AFTER = [20, 150]
/** No further try after this (milliseconds): a database that swallows everything must not be asked twice for one command. */
const PATIENCE = 1500
/** After this wait the client has given up and asks again under the same id (milliseconds). */
const TOO_LATE = 4000
/** When the NOTIFY of our own commit is quicker than its answer, the answer comes within this (milliseconds). */
const OWN_ANSWER = 15

/**
 * One queue for each gathering, before a connection is taken from the pool: thirty commands for one row wait here, not on
 * thirty connections.
 */
export const commandQueues = (): KeyedQueues<string> => keyedQueues(500)

export function createLiving(deps: CommitDeps & { queue: KeyedQueues<string>; log: Log }): Living {
  const { repository, keys, queue, log } = deps
  const listeners = new Set<(change: Change) => void>()
  /** The seq up to which listeners were told of changes, and the seq up to which they were given the state too. */
  const announced = new Map<string, { told: number; given: number }>()
  const opened = openedStates()

  /** NOTIFY may be quicker than the answer to our own commit: listeners told without the state still get it, and nothing twice. */
  function tell(change: Change): void {
    const { told, given } = announced.get(change.gathering) ?? { told: -1, given: -1 }
    if (change.seq <= (change.state ? given : told)) return
    announced.set(change.gathering, { told: Math.max(told, change.seq), given: change.state ? change.seq : given })
    for (const listener of listeners) {
      try {
        listener(change)
      } catch (error) {
        log.error({ err: error }, 'a listener failed')
      }
    }
    if (change.state?.phase === 'ended') announced.delete(change.gathering)
  }

  async function run(request: Request): Promise<Committed> {
    const began = performance.now()
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await commit(deps, request)
      } catch (error) {
        const pause = AGAIN_AFTER[attempt]
        if (!isDatabaseAway(error) || pause === undefined || performance.now() - began > PATIENCE) throw error
        await wait(pause)
      }
    }
  }

  async function ask(request: Request): Promise<Ack> {
    const asked = performance.now()
    try {
      return await queue.run(request.gathering, async () => {
        if (performance.now() - asked > TOO_LATE) return refuse('try-again')
        const { answer, state } = await run(request)
        if (state) {
          opened.keep(state)
          tell({ gathering: request.gathering, seq: state.seq, state })
        }
        return answer
      })
    } catch (error) {
      if (!isDatabaseAway(error) && !(error instanceof QueueFull)) {
        log.error({ err: error, command: request.command.type }, 'a command failed')
      }
      return refuse('try-again')
    }
  }

  async function read(gathering: string): Promise<GatheringState | null> {
    const before = opened.find(gathering)
    if (before && (await repository.seqOf(gathering)) === before.seq) return before
    const loaded = await repository.load(repository.db, gathering)
    const state = loaded && openState(loaded, await keys.find(gathering)).state
    if (state) opened.keep(state)
    return state
  }

  async function participantOf(account: string, gathering: string): Promise<ParticipantId | null> {
    const found = await repository.enrolled(account, gathering)
    if (!found || found.who) return found?.who ?? null
    const who = randomBytes(16).toString('base64url')
    // After the close nobody is written down any more: the id serves this one look.
    if (found.phase === 'ended') return who
    await repository.addParticipant(gathering, account, who)
    return (await repository.enrolled(account, gathering))?.who ?? null
  }

  async function isRemoved(account: string, gathering: string): Promise<boolean> {
    const found = await repository.enrolled(account, gathering)
    if (!found?.who || found.phase === 'ended') return false
    return (await read(gathering))?.gone[found.who] === 'removed'
  }

  return {
    read,
    participantOf,
    isRemoved,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    submit: (gathering, who, id, command, connection) => ask({ gathering, by: who, id, command, connection }),
    submitSystem: (gathering, id, command) => ask({ gathering, by: null, id, command }),
    openGatherings: async () => (await repository.living()).map((each) => each.id),
    heard(gathering, seq) {
      const say = (): void => tell({ gathering, seq, state: null })
      // Probably our own commit, about to come with its state.
      if (queue.busy(gathering)) setTimeout(say, OWN_ANSWER)
      else say()
    },
    async lookAgain() {
      const now = new Map((await repository.living()).map(({ id, seq }) => [id, seq]))
      // A gathering that was known and lives no more has ended unheard.
      for (const gathering of new Set([...announced.keys(), ...now.keys()])) {
        const seq = now.get(gathering) ?? announced.get(gathering)?.told ?? 0
        announced.delete(gathering)
        tell({ gathering, seq, state: null })
      }
    },
  }
}
