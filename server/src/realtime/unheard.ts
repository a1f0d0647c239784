// Whose sound does not arrive at the media server, for those who guide. It looks every two seconds while one of them is here,
// and tells only after a while, because most losses mend themselves. It changes nothing and asks for no right.
import { isHere, seatOf } from '@circle/shared/gathering/people'
import { roomsOf } from '@circle/shared/gathering/rights'
import type { GatheringState, MediaId } from '@circle/shared/gathering/state'
import type { UnheardReport } from '@circle/shared/socket'
import type { Broadcast } from './broadcast.ts'
import { nobodyUnheard } from './member.ts'

/** Each media join that is connected, and whether its microphone is open. */
export type Sounds = ReadonlyMap<MediaId, 'open' | 'closed'>
export type SoundsIn = (rooms: Iterable<string>) => Promise<Sounds | null>

const EVERY = 2000
/** A join, a tap on *Take it* and a resumed connection take less than this (milliseconds). */
export const UNHEARD_AFTER = 5000

/** At this moment, with no patience. */
export function unheardNow(state: GatheringState, sounds: Sounds): UnheardReport {
  const cutOff = state.seatOrder.filter((who) => {
    const seat = seatOf(state, who)
    return seat?.attendance === 'sharing' && isHere(seat) && !sounds.has(seat.mediaId)
  })
  return { cutOff, closed: closedHolder(state, sounds) }
}

/** The holder, when she is to speak now: not while she keeps silence, after she has written, or while she is away. */
function closedHolder({ piece, rest, seats }: GatheringState, sounds: Sounds): UnheardReport['closed'] {
  if (
    piece.at !== 'held' ||
    rest !== null ||
    piece.silentUntil !== null ||
    piece.keptUntil !== null ||
    piece.written.length > 0
  )
    return null
  const mediaId = seats[piece.by]?.mediaId
  return mediaId !== undefined && sounds.get(mediaId) === 'closed' ? piece.by : null
}

/** Lets through only what has lasted for a while. One for each gathering. */
export function patient(now: () => number): (unheard: UnheardReport) => UnheardReport {
  const since = new Map<string, number>()
  return ({ cutOff, closed }) => {
    const names = new Set([...cutOff.map((who) => `cut ${who}`), ...(closed === null ? [] : [`closed ${closed}`])])
    for (const name of since.keys()) if (!names.has(name)) since.delete(name)
    for (const name of names) if (!since.has(name)) since.set(name, now())
    const long = (name: string) => now() - (since.get(name) ?? Infinity) >= UNHEARD_AFTER
    return {
      cutOff: cutOff.filter((who) => long(`cut ${who}`)),
      closed: closed !== null && long(`closed ${closed}`) ? closed : null,
    }
  }
}

/** Returns the way to stop. */
export function watchUnheard(broadcast: Pick<Broadcast, 'guided' | 'unheard'>, soundsIn: SoundsIn): () => void {
  const patience = new Map<string, ReturnType<typeof patient>>()
  const look = async (gathering: string, asked: GatheringState): Promise<void> => {
    const sounds = await soundsIn(roomsOf(asked)).catch(() => null)
    // The state of now, and not of the question: a woman who came meanwhile has had no time to join.
    const state = broadcast.guided().find((one) => one.gathering === gathering)?.state
    if (!state) return void patience.delete(gathering)
    const long = patience.get(gathering) ?? patient(() => performance.now())
    patience.set(gathering, long)
    // Without a media server nobody is heard, and everybody is told so by another event.
    broadcast.unheard(gathering, sounds === null ? nobodyUnheard : long(unheardNow(state, sounds)))
  }
  const timer = setInterval(() => {
    for (const { gathering, state } of broadcast.guided()) void look(gathering, state)
  }, EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
