// An unmute that arrives together with the command that makes it lawful waits here for that command, a second at most. One
// waits for each track; all other frames pass by. It never opens anything by itself: it decides between pass and drop.
import type { Right } from '@circle/shared/gathering/rights.types'

export interface HeldUnmutes {
  /** Exactly one of `pass` and `drop` is called for the track, unless the unmute is cancelled. */
  hold(track: string, may: (right: Right) => boolean): void
  cancel(track: string): void
  rightChanged(right: Right): void
  end(): void
}

const patienceMs = 1000
const most = 8 // tracks at once; a browser of ours has two

export function heldUnmutes(towards: {
  fresh: () => Promise<Right | null>
  pass: (track: string) => void
  drop: (track: string) => void
}): HeldUnmutes {
  const held = new Map<string, { may: (right: Right) => boolean; timer: NodeJS.Timeout }>()

  const cancel = (track: string) => {
    clearTimeout(held.get(track)?.timer)
    held.delete(track)
  }
  const passIfLawful = (track: string, right: Right | null): boolean => {
    const one = held.get(track)
    if (!one || !right || !one.may(right)) return false
    cancel(track)
    towards.pass(track)
    return true
  }
  const lastLook = async (track: string) => {
    const one = held.get(track)
    const right = await towards.fresh().catch(() => null)
    // Cancelled and asked for again while we read: the newer unmute has a second of its own.
    if (held.get(track) !== one || passIfLawful(track, right)) return
    cancel(track)
    towards.drop(track)
  }

  return {
    hold: (track, may) => {
      if (held.has(track)) return
      if (held.size >= most) return towards.drop(track)
      // The unmute is held first and the right read then: in the other order a change could fall between the two.
      held.set(track, { may, timer: setTimeout(() => void lastLook(track), patienceMs) })
      towards.fresh().then(
        (right) => passIfLawful(track, right),
        () => {},
      )
    },
    cancel,
    rightChanged: (right) => {
      for (const track of [...held.keys()]) passIfLawful(track, right)
    },
    end: () => {
      for (const track of [...held.keys()]) cancel(track)
    },
  }
}
