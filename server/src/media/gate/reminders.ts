// Her browser believes a track open that we announced as muted. It learns so by a mute from us; but the SDK drops one
// that comes before its publication has settled. So it is said again, until she answers or the last time has passed.

const againMs = [60, 150, 400, 1000, 2500, 6000]

export interface Reminders {
  start(track: string): void
  stop(track: string): void
  end(): void
}

export function reminders(say: (track: string) => void): Reminders {
  const timers = new Map<string, NodeJS.Timeout>()
  const next = (track: string, times: number) => {
    const wait = againMs[times]
    if (wait === undefined) return void timers.delete(track)
    timers.set(
      track,
      setTimeout(() => {
        say(track)
        next(track, times + 1)
      }, wait),
    )
  }
  const stop = (track: string) => {
    clearTimeout(timers.get(track))
    timers.delete(track)
  }
  return {
    start: (track) => {
      stop(track)
      say(track)
      next(track, 0)
    },
    stop,
    end: () => {
      for (const track of [...timers.keys()]) stop(track)
    },
  }
}
