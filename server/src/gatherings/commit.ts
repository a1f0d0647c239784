// One command, one transaction: lock the row, load, decide, write, notify. It must not call anything outside the database:
// no SFU, no mail, no hashing of words.
import { type KeyObject, randomBytes } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { refuse } from '@circle/shared/errors'
import type { Command } from '@circle/shared/gathering/commands'
import { type Actor, decide } from '@circle/shared/gathering/decide'
import { nextDeadline } from '@circle/shared/gathering/due'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { evolve } from '@circle/shared/gathering/evolve'
import { checkName } from '@circle/shared/gathering/names'
import { isGuiding, seatOf } from '@circle/shared/gathering/people'
import type { ConnectionId, GatheringState, ParticipantId } from '@circle/shared/gathering/state'
import type { Ack } from '@circle/shared/socket'
import type { BowlRows, BowlStep } from './bowl.port.ts'
import { actOf } from './acts.ts'
import { agreement } from './agreement.ts'
import type { Clock } from '../async/clock.ts'
import type { GatheringsRepository, Loaded, Trx } from './gatherings.repository.ts'
import { NAMES_KEY, nameDigests, sameName } from './reserved-names.ts'
import type { Keys } from './keys.ts'
import type { Marks } from './marks.ts'
import { openCommand, openState, sealCommand, sealState } from './record.ts'
import { digestOf, nameOfCommand } from './sealing.ts'

/** `by` null: the system. `connection`: by which a knock comes, so that she is bound to it in the same commit. */
export type Request = {
  gathering: string
  by: ParticipantId | null
  id: string
  command: Command
  connection?: ConnectionId | undefined
}
/** `state`: as it is now, when the command took effect in this call or in an earlier one whose answer was lost. */
export type Committed = { answer: Ack; state: GatheringState | null }
export type CommitDeps = {
  repository: GatheringsRepository
  keys: Keys
  marks: Pick<Marks, 'open'>
  clock: Clock
  bowl: BowlRows
}

/**
 * Published for each command inside the transaction that writes it, so that a listener may hear of a command that is rolled
 * back. Nobody listens in production. Tests compare the events, which are kept nowhere, with the state.
 */
export type Happening = {
  gathering: string
  by: string
  id: string
  command: Command
  answer: Ack
  after: number
  events: GatheringEvent[]
}
const happening = channel('circle:happening')

const SYSTEM = 'system'
const refused = (...code: Parameters<typeof refuse>): Committed => ({ answer: refuse(...code), state: null })

/** Throws what the database throws. Then it is unknown whether the command took effect, and the same id may be tried again. */
export async function commit(deps: CommitDeps, request: Request): Promise<Committed> {
  const { repository } = deps
  let taken: BowlStep | undefined
  // The arithmetic of the key must not hold a transaction.
  const publicKey = await publicKeyFor(deps, request)
  const committed = await repository.transaction(async (trx) => {
    if (!(await repository.lock(trx, request.gathering))) return refused('not-found')
    const by = request.by ?? SYSTEM
    // Without a key this gathering has had no command yet.
    const key = await deps.keys.find(request.gathering)
    const command = key ? nameOfCommand(key, by, request.id) : Buffer.alloc(0)
    const loaded = await repository.load(trx, request.gathering, { participant: by, command })
    return loaded
      ? settle(deps, { ...request, publicKey }, trx, loaded, key, (step) => (taken = step))
      : refused('not-found')
  })
  taken?.settled()
  return committed
}

/** Only the opening needs it, and the facilitator who opens is inside, so that the gathering's key is made by then. */
async function publicKeyFor({ keys, bowl }: CommitDeps, { command, gathering }: Request): Promise<string> {
  const key = command.type === 'gathering.open' ? await keys.find(gathering).catch(() => null) : null
  return key ? bowl.publicKey(key) : ''
}

async function settle(
  deps: CommitDeps,
  request: Request & { publicKey: string },
  trx: Trx,
  loaded: Loaded,
  found: KeyObject | null,
  take: (step: BowlStep) => void,
): Promise<Committed> {
  const { by, command, gathering, publicKey } = request
  const exists = loaded.kept !== null || loaded.plan.phase === 'ended'
  const key = found ?? (exists ? null : await deps.keys.make(gathering))
  const { at: last, state } = openState(loaded, key)
  // The gathering is erased: nothing is left to compare with, and no key is made for it again.
  if (!key) return refused('ended')
  if (by !== null && !loaded.person) return refused('not-yours')
  const name = nameOfCommand(key, by ?? SYSTEM, request.id)
  const digest = digestOf(key, command).toString('base64')
  if (loaded.before) {
    const before = openCommand(key, gathering, { name, sealed: loaded.before })
    return before.digest === digest ? { answer: before.answer, state } : refused('command-id-reused')
  }

  const now = instantOf(command, last, deps.clock)
  const { person } = loaded
  const actor: Actor =
    by === null || !person
      ? { kind: 'system' }
      : {
          kind: 'person',
          who: by,
          role: person.role,
          letInBefore: person.letIn,
          guidesMark: await markFor(deps, command, person),
        }
  const bowl = await deps.bowl.before(trx, { gathering, key, state, command, publicKey, undrawn: loaded.undrawn })
  const reserved =
    command.type === 'door.knock' &&
    person !== null &&
    (await isReservedForAnother(deps, trx, loaded.circle, person.account, command.name))
  const decided = decide(state, command, { actor, now, ...dice(), bowl: bowl.context, reserved })
  if (!decided.ok) return refused(decided.code)
  const agreed = person?.agreedVersion === agreement.version
  if (command.type === 'door.knock' && !agreed) return refused('agreement-changed')
  if (decided.events.length === 0) return { answer: { ok: true }, state: null }

  const events = [...decided.events, ...bindKnock(decided.events.reduce(evolve, state), request, now, bowl)]
  const next = events.reduce(evolve, state)
  const answer: Ack = { ok: true }
  happening.publish({
    gathering,
    by: by ?? SYSTEM,
    id: request.id,
    command,
    answer,
    after: state.seq,
    events,
  } satisfies Happening)
  await deps.repository.write(trx, {
    gathering,
    phase: next.phase,
    nextDeadline: nextDeadline(next),
    kept: sealState(key, { at: now, state: next }),
    closed:
      next.phase === 'ended'
        ? { at: next.endedAt ?? now, attended: cameTo(state, next), cancelled: next.cancelled }
        : null,
    replanned: command.type === 'gathering.replan' ? command : null,
    command: sealCommand(key, gathering, name, { digest, answer }),
    act: actOf(command, by, person),
    seated: await seatedBy(deps, loaded.circle, events, next),
    removed: removedBy(events),
  })
  await bowl.write(trx, events, next)
  take(bowl)
  return { answer, state: next }
}

/** Those who guide tell a woman who knocks by the mark that they wrote. No other command needs it. */
const markFor = async (
  { marks }: CommitDeps,
  { type }: Command,
  { mark }: NonNullable<Loaded['person']>,
): Promise<string | null> => (type === 'door.knock' ? marks.open(mark.place, mark.sealed) : null)

/** Only a stepped clock may go back behind the last event. */
function instantOf(command: Command, last: number, clock: Clock): number {
  if (command.type !== 'clock.step') clock.atLeast(last)
  return clock.now()
}

const random128 = (): string => randomBytes(16).toString('base64url')
const dice = () => ({
  fresh: random128(),
  bowl: { channelKey: random128(), publicKey: '', undrawn: 0, pick: null, marks: [] },
})

function bindKnock(
  knocked: GatheringState,
  { by, command, connection }: Request,
  now: number,
  bowl: BowlStep,
): GatheringEvent[] {
  if (command.type !== 'door.knock' || by === null || connection === undefined) return []
  const comeBack = { type: 'presence.return', who: by, connection } as const
  const bound = decide(knocked, comeBack, { actor: { kind: 'system' }, now, ...dice(), bowl: bowl.context })
  return bound.ok ? bound.events : []
}

/** Whether the name belongs to another woman who guides this circle, however long ago she was here. */
async function isReservedForAnother(
  { repository, keys }: CommitDeps,
  trx: Trx,
  circle: string,
  account: string,
  typed: string,
): Promise<boolean> {
  const checked = checkName(typed)
  const key = await keys.find(NAMES_KEY)
  if (!checked.ok || !key) return false
  const mine = nameDigests(key, circle, checked.skeleton)
  return (await repository.reservedNames(trx, circle, account)).some((reserved) => sameName(reserved, mine))
}

async function seatedBy({ keys }: CommitDeps, circle: string, events: readonly GatheringEvent[], next: GatheringState) {
  const people = events.flatMap((event) =>
    event.type === 'door.guide-came'
      ? [{ who: event.who, letIn: false }]
      : event.type === 'door.admitted'
        ? event.people.map(({ who }) => ({ who, letIn: true }))
        : [],
  )
  return Promise.all(
    people.map(async ({ who, letIn }) => {
      const seat = seatOf(next, who)
      return {
        who,
        letIn,
        nameDigests: isGuiding(seat) ? nameDigests(await keys.make(NAMES_KEY), circle, seat!.skeleton) : null,
      }
    }),
  )
}

const removedBy = (events: readonly GatheringEvent[]): ParticipantId[] =>
  events.flatMap((event) =>
    event.type === 'door.removed' || (event.type === 'seat.left' && event.how === 'removed') ? [event.who] : [],
  )

/** How many women were inside at some time: the only fact about them that outlives the close. */
const cameTo = (...states: GatheringState[]): number =>
  new Set(states.flatMap((state) => [...Object.keys(state.seats), ...Object.keys(state.gone)])).size
