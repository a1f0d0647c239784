// The posts that wait for their tick: in the memory of this process and nowhere else. Who dies with some of them loses
// nothing: their authors repeat them until they have seen a receipt. It must not know keys, rows or doors.
import { randomInt } from 'node:crypto'
import type { Mixed, WaitingPost } from './mix.ts'

const ticksToMix = 8

/** Each voice holds a credential, and those are few; these only bound what one of them can do. */
const MOST_OF_A_VOICE = 8
const MOST = 1000

export interface Mixer {
  /** `tick`: the last one. The first post of a voice with this number and kind wins. Full: dropped. */
  accept(gathering: string, tick: number, post: Pick<WaitingPost, 'voice' | 'seq' | 'kind' | 'nonce' | 'text'>): void
  /** In a random order. */
  waiting(gathering: string): WaitingPost[]
  /** Whether any was due by this tick, and this process has not looked at it: another one has told it. */
  missed(gathering: string, tick: number): boolean
  /** After what became of it at this tick was written for good. */
  settle(gathering: string, tick: number, mixed: Mixed): void
  forget(gathering: string): void
}

/** `ticks`: a note enters at a random one of so many. */
export function makeMixer(ticks = ticksToMix): Mixer {
  const gatherings = new Map<string, Map<string, WaitingPost>>()
  /** The last tick that was looked at here, of gatherings in which something waits. */
  const looked = new Map<string, number>()

  function accept(gathering: string, tick: number, post: Parameters<Mixer['accept']>[2]): void {
    const waiting = gatherings.get(gathering) ?? new Map<string, WaitingPost>()
    if (!gatherings.has(gathering)) looked.set(gathering, tick)
    gatherings.set(gathering, waiting)
    const name = nameOf(post)
    const before = waiting.get(name)
    if (before) {
      // She asks again: she has not seen that it waits.
      before.told = false
      return
    }
    const ofVoice = [...waiting.values()].filter((each) => each.voice.equals(post.voice)).length
    if (ofVoice >= MOST_OF_A_VOICE || waiting.size >= MOST) return
    // Taking back shows nothing to anybody, so it need not be mixed among others.
    const due = tick + 1 + (post.kind === 'note' ? randomInt(ticks) : 0)
    const { voice, seq, kind, nonce, text } = post
    waiting.set(name, { voice, seq, kind, nonce, text, due, told: false })
  }

  function forget(gathering: string): void {
    gatherings.delete(gathering)
    looked.delete(gathering)
  }

  return {
    accept,
    waiting: (gathering) => shuffled([...(gatherings.get(gathering)?.values() ?? [])]),
    missed: (gathering, tick) =>
      (looked.get(gathering) ?? tick) < tick &&
      [...(gatherings.get(gathering)?.values() ?? [])].some(({ due }) => due <= tick),
    settle(gathering, tick, { done, later, bar, withdraw }) {
      const waiting = gatherings.get(gathering)
      if (!waiting) return
      const taken = [...bar, ...withdraw.map(({ post }) => post)].map((post) => nameOf({ ...post, kind: 'note' }))
      for (const name of [...[...done].map(nameOf), ...taken]) waiting.delete(name)
      for (const [post, change] of later) Object.assign(post, change)
      looked.set(gathering, Math.max(tick, looked.get(gathering) ?? tick))
      if (waiting.size === 0) forget(gathering)
    },
    forget,
  }
}

const nameOf = ({ voice, seq, kind }: Pick<WaitingPost, 'voice' | 'seq' | 'kind'>): string =>
  `${voice.toString('base64')} ${seq} ${kind}`

/** Fisher and Yates, with dice that nobody can foresee. */
export function shuffled<T>(list: readonly T[]): T[] {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const kept = copy[last]!
    copy[last] = copy[other]!
    copy[other] = kept
  }
  return copy
}
