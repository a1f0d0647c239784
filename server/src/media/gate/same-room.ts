// Of several media servers one has the room, and a browser may talk with it by way of another, which does not say when the
// first one dies: she would speak to nobody for as long as ICE takes to give up. Or what they share is lost (Redis) while
// one of them goes on with the room in its memory, where no call reaches anybody and no right can be changed. So each
// process asks, for every room that browsers of its gate are in, whether it is there, still the same, and knows of them.
// It decides nothing but that a connection is dead.
import type { FastifyBaseLogger } from 'fastify'
import type { Sfu } from '../livekit/livekit.ts'
import type { SfuWatch } from '../livekit/sfu-watch.ts'

export interface Line {
  readonly mediaId: string
  /** What it leads to is dead: she leaves and comes anew. With a leave a media server writes down again that it has the room. */
  leave(): void
}

export interface SameRoom {
  /** She leaves at most once. Returns the way to stop. */
  keep(room: string, line: Line): () => void
  close(): void
}

const everyMs = 1000
/**
 * For so many seconds nobody answers for the room, or nobody knows of her in it. A media server that died takes them in one
 * (a call waits three seconds); who has just come may not be written down yet.
 */
const patience = 3

type Kept = { line: Line; sid: string | null; since: number; silent: number }

export function watchRooms({
  sfu,
  watch,
  log,
}: {
  sfu: Pick<Sfu, 'ensureRoom' | 'participant' | 'alive'>
  watch: Pick<SfuWatch, 'up'>
  log: Pick<FastifyBaseLogger, 'warn'>
}): SameRoom {
  const rooms = new Map<string, Set<Kept>>()
  const asking = new Set<string>()

  const look = async (room: string) => {
    if (asking.has(room) || !watch.up()) return
    asking.add(room)
    const asked = performance.now()
    const older = () => [...(rooms.get(room) ?? [])].filter(({ since }) => since < asked)
    const count = (kept: Kept, answered: boolean) => {
      kept.silent = answered ? 0 : kept.silent + Math.max(1, Math.round((performance.now() - asked) / 1000))
    }
    try {
      const sid = await sfu.ensureRoom(room).catch(() => null)
      if (sid === null && !(await sfu.alive())) return // all of it is away or slow: what is cut then says so itself
      if (sid === null) older().forEach((kept) => count(kept, false))
      else {
        end(
          room,
          older().filter((kept) => (kept.sid ??= sid) !== sid),
          'the room was made anew',
        )
        await Promise.all(
          toAskFor(room, older()).map(async (kept) =>
            count(kept, (await sfu.participant(room, kept.line.mediaId)) !== null),
          ),
        )
      }
      end(
        room,
        older().filter(({ silent }) => silent >= patience),
        'the media servers do not know of them in the room',
      )
    } catch {
      // It was there a moment ago: the next look says more.
    } finally {
      asking.delete(room)
    }
  }
  /** One of them, each time another; and all once somebody was unknown. */
  const toAskFor = (room: string, all: readonly Kept[]): readonly Kept[] => {
    const [first] = all
    if (!first || all.some(({ silent }) => silent > 0)) return all
    const here = rooms.get(room)
    if (here?.delete(first)) here.add(first)
    return [first]
  }
  const end = (room: string, dead: readonly Kept[], why: string) => {
    if (dead.length === 0) return
    log.warn({ room, lines: dead.length }, `${why}; its browsers come anew`)
    for (const kept of dead) {
      forget(room, kept)
      kept.line.leave()
    }
  }
  const forget = (room: string, kept: Kept) => {
    const here = rooms.get(room)
    here?.delete(kept)
    if (here?.size === 0) rooms.delete(room)
  }

  const timer = setInterval(() => {
    for (const room of rooms.keys()) void look(room)
  }, everyMs)
  return {
    keep: (room, line) => {
      const kept: Kept = { line, sid: null, since: performance.now(), silent: 0 }
      rooms.set(room, (rooms.get(room) ?? new Set()).add(kept))
      return () => forget(room, kept)
    },
    close: () => clearInterval(timer),
  }
}
