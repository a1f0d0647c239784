// Of several media servers one has the room, and a browser may talk with it by way of another, which does not say when the
// first one dies: she would speak to nobody for as long as ICE takes to give up. So each process asks, for every room that
// browsers of its gate are in, whether it is there and still the same. It decides nothing but that a connection is dead.
import type { FastifyBaseLogger } from 'fastify'
import type { Sfu } from './livekit.ts'
import type { SfuWatch } from './sfu-watch.ts'

export interface SameRoom {
  /** `cut` is called once when the room her connection leads to is gone. Returns the way to stop. */
  keep(room: string, cut: () => void): () => void
  close(): void
}

const everyMs = 1000

type Line = { cut: () => void; sid: string | null; since: number }

export function watchRooms({ sfu, watch, log }: {
  sfu: Pick<Sfu, 'ensureRoom' | 'alive'>; watch: Pick<SfuWatch, 'up'>; log: Pick<FastifyBaseLogger, 'warn'>
}): SameRoom {
  const rooms = new Map<string, Set<Line>>()
  const asking = new Set<string>()

  const look = async (room: string) => {
    if (asking.has(room) || !watch.up()) return
    asking.add(room)
    const asked = performance.now()
    const sid = await sfu.ensureRoom(room).catch(() => null) // null: within three seconds nobody answers for it
    asking.delete(room)
    if (sid === null && !await sfu.alive()) return // all of it is away or slow: what is cut then says so itself
    const gone = [...rooms.get(room) ?? []].filter((line) => line.since < asked && (sid === null || (line.sid ??= sid) !== sid))
    if (gone.length === 0) return
    log.warn({ gathering: room, lines: gone.length }, 'the room is at another media server now; its browsers come again')
    for (const line of gone) {
      forget(room, line)
      line.cut()
    }
  }
  const forget = (room: string, line: Line) => {
    const here = rooms.get(room)
    here?.delete(line)
    if (here?.size === 0) rooms.delete(room)
  }

  const timer = setInterval(() => {
    for (const room of rooms.keys()) void look(room)
  }, everyMs)
  return {
    keep: (room, cut) => {
      const line: Line = { cut, sid: null, since: performance.now() }
      rooms.set(room, (rooms.get(room) ?? new Set()).add(line))
      return () => forget(room, line)
    },
    close: () => clearInterval(timer),
  }
}
