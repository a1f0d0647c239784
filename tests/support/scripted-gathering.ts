// A gathering whose state a test sets by hand: the state's double for tests of the media side, where SFU, sockets and
// browsers are real. It holds no rule; what the state means is decided by the real `rights`.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import {
  type GatheringState,
  newGathering,
  type Role,
  type Attendance,
  type Seat,
} from '@circle/shared/gathering/state'
import type { Sessions, SignedIn } from '@circle/server/auth/sessions.port'
import type { Change, LiveGatherings } from '@circle/server/gatherings/live.port'

const freshId = () => randomBytes(16).toString('base64url')

export type ScriptedGathering = ReturnType<typeof scriptedGathering>

/** Accounts and participants have the same names here. */
export function scriptedGathering() {
  const id = freshId()
  let state: GatheringState = {
    ...newGathering({ id, kind: 'circle', topic: 'Beginnings', startsAt: 0, endsAt: 1 }),
    phase: 'open',
  }
  const listeners = new Set<(change: Change) => void>()
  let away = false
  let stalled: Promise<void> | null = null
  let told = true
  let reads = 0

  const live: LiveGatherings = {
    read: async (gathering) => {
      reads += 1
      if (away) throw new Error('the database is away')
      await stalled
      return gathering === id ? structuredClone(state) : null
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    participantOf: async (account) => (account === 'stranger' ? null : account),
    submit: async () => ({ ok: false, code: 'try-again' }),
    submitSystem: async () => ({ ok: false, code: 'try-again' }),
    openGatherings: async () => [id],
  }
  /** One change, committed and told; `elsewhere`: by another process, so that it has to be read. */
  const change = (mutate: (draft: GatheringState) => void, elsewhere = false) => {
    const draft = structuredClone(state)
    mutate(draft)
    state = { ...draft, seq: state.seq + 1 }
    if (told)
      for (const listener of [...listeners])
        listener({ gathering: id, seq: state.seq, state: elsewhere ? null : state })
  }
  const seat = (name: string, role: Role, attendance: Attendance): Seat => ({
    name,
    skeleton: { folded: name, seen: name },
    role,
    attendance,
    once: false,
    presence: { is: 'here', connection: freshId() },
    ready: null,
    passingAhead: false,
    hushed: false,
    cameraStopped: false,
    returns: 0,
    mediaId: freshId(),
  })
  return {
    id,
    live,
    change,
    state: () => state,
    /** How often it was read so far. */
    reads: () => reads,
    token: (who: string) => `${id}.${state.seats[who]?.mediaId ?? 'nobody'}`,
    sit: (who: string, role: Role = 'member', attendance: Attendance = 'sharing') =>
      change((draft) => {
        draft.seats[who] = seat(who, role, attendance)
        draft.seatOrder.push(who)
        if (attendance === 'sharing') draft.order.push(who)
      }),
    /** She holds the piece; `null`: it lies in the centre. */
    hold: (who: string | null, silent = false) =>
      change((draft) => {
        const turn = draft.seq + 1
        draft.piece =
          who === null
            ? { at: 'centre', turn }
            : {
                at: 'held',
                by: who,
                turn,
                counts: true,
                silentUntil: silent ? Number.MAX_SAFE_INTEGER : null,
                softUntil: Number.MAX_SAFE_INTEGER,
                keptUntil: null,
                written: [],
              }
      }),
    /** It is offered to her: she may prepare and not yet speak. */
    offer: (who: string) =>
      change((draft) => {
        draft.piece = { at: 'offered', to: who, turn: draft.seq + 1, until: Number.MAX_SAFE_INTEGER, by: 'ring' }
      }),
    remove: (who: string, elsewhere = false) =>
      change((draft) => {
        delete draft.seats[who]
        draft.seatOrder = draft.seatOrder.filter((one) => one !== who)
        draft.order = draft.order.filter((one) => one !== who)
        draft.gone[who] = 'removed'
      }, elsewhere),
    databaseAway: (is: boolean) => {
      away = is
    },
    /** Reads give no answer any more. */
    databaseStalls: () => {
      stalled = new Promise(() => {})
    },
    /** Notices of changes get lost. */
    lost: (is: boolean) => {
      told = !is
    },
  }
}

/** The cookie `who` names the account; ended sessions are told and refused. */
export function scriptedSessions() {
  const ended = new Set<string>()
  const listeners = new Set<(ended: SignedIn) => void>()
  const sessions: Sessions = {
    of: async (request: IncomingMessage) => {
      const account = /(?:^|; )who=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
      return account && !ended.has(account) ? { account, session: account } : null
    },
    onEnded: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    sessions,
    end: (account: string) => {
      ended.add(account)
      for (const listener of [...listeners]) listener({ account, session: account })
    },
  }
}
