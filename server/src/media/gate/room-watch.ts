// Asks, for every room in which browsers of this gate are, whether the room is there, still the same, and knows of them. It
// decides nothing but that a connection is dead. Two things make it needed. Of several media servers one has the room, and a
// browser may be connected to it by way of another server, which does not say when the first one dies: the woman would speak
// to nobody for as long as ICE takes to give up. Or the servers lose what they share (Redis) while one of them goes on with
// the room in its memory, where no call reaches anybody and no right can be changed.
import type { FastifyBaseLogger } from 'fastify'
import type { Sfu } from '../livekit/livekit.ts'
import type { SfuWatch } from '../livekit/sfu-watch.ts'

export interface RoomConnection {
  readonly mediaId: string
  /** It leads to a dead room: the browser leaves and joins anew. With a leave, a media server writes down again that it has the room. */
  leave(): void
}

export interface RoomWatch {
  /** `leave` is called at most once. Returns the way to stop. */
  watch(room: string, connection: RoomConnection): () => void
  close(): void
}

const everyMs = 1000
/**
 * A connection is dead when for so many seconds nobody answers for its room, or nobody knows of it there. A dead media server
 * takes all of them in one call (which waits three seconds); a browser that has just come may not be written down yet.
 */
const patienceSeconds = 3

type Watched = { connection: RoomConnection; sid: string | null; since: number; silent: number }

export function watchRooms({
  sfu,
  watch,
  log,
}: {
  sfu: Pick<Sfu, 'ensureRoom' | 'participant' | 'alive'>
  watch: Pick<SfuWatch, 'up'>
  log: Pick<FastifyBaseLogger, 'warn'>
}): RoomWatch {
  const rooms = new Map<string, Set<Watched>>()
  const asking = new Set<string>()

  const look = async (room: string) => {
    if (asking.has(room) || !watch.up()) return
    asking.add(room)
    const asked = performance.now()
    const older = () => [...(rooms.get(room) ?? [])].filter(({ since }) => since < asked)
    const count = (one: Watched, answered: boolean) => {
      one.silent = answered ? 0 : one.silent + Math.max(1, Math.round((performance.now() - asked) / 1000))
    }
    try {
      const sid = await sfu.ensureRoom(room).catch(() => null)
      if (sid === null && !(await sfu.alive())) return // every media server is away or slow: a connection that is cut then says so itself
      if (sid === null) older().forEach((one) => count(one, false))
      else {
        end(
          room,
          older().filter((one) => (one.sid ??= sid) !== sid),
          'the room was made anew',
        )
        await Promise.all(
          toAskFor(room, older()).map(async (one) =>
            count(one, (await sfu.participant(room, one.connection.mediaId)) !== null),
          ),
        )
      }
      end(
        room,
        older().filter(({ silent }) => silent >= patienceSeconds),
        'the media servers do not know of them in the room',
      )
    } catch {
      // The room was there a moment ago: the next look says more.
    } finally {
      asking.delete(room)
    }
  }
  /** One connection, each time another; and all of them once one was unknown. */
  const toAskFor = (room: string, all: readonly Watched[]): readonly Watched[] => {
    const [first] = all
    if (!first || all.some(({ silent }) => silent > 0)) return all
    const here = rooms.get(room)
    if (here?.delete(first)) here.add(first)
    return [first]
  }
  const end = (room: string, dead: readonly Watched[], why: string) => {
    if (dead.length === 0) return
    log.warn({ room, connections: dead.length }, `${why}; its browsers come anew`)
    for (const one of dead) {
      forget(room, one)
      one.connection.leave()
    }
  }
  const forget = (room: string, one: Watched) => {
    const here = rooms.get(room)
    here?.delete(one)
    if (here?.size === 0) rooms.delete(room)
  }

  const timer = setInterval(() => {
    for (const room of rooms.keys()) void look(room)
  }, everyMs)
  return {
    watch: (room, connection) => {
      const one: Watched = { connection, sid: null, since: performance.now(), silent: 0 }
      rooms.set(room, (rooms.get(room) ?? new Set()).add(one))
      return () => forget(room, one)
    },
    close: () => clearInterval(timer),
  }
}
