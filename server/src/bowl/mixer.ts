// The posts that wait for their tick: in the memory of this process and nowhere else. When the process dies nothing is lost:
// authors repeat a post until they have seen a receipt. It must not know keys, rows or channels.
import { randomInt } from 'node:crypto'
import type { Mixed, WaitingPost } from './mix.ts'

const ticksToMix = 8

/** Each voice holds a credential, and credentials are few; these bounds limit what one voice can do. */
const MOST_OF_A_VOICE = 8
const MOST = 1000

export interface Mixer {
  /** `tick`: the last one told. The first post of a voice with this number and kind wins. A post is dropped when too many wait. */
  accept(gathering: string, tick: number, post: Pick<WaitingPost, 'voice' | 'seq' | 'kind' | 'nonce' | 'text'>): void
  /** In a random order. */
  waiting(gathering: string): WaitingPost[]
  /** Whether a post was due by this tick, and another process has told the tick. */
  missed(gathering: string, tick: number): boolean
  /** To be called when what became of the posts at this tick is committed. */
  settle(gathering: string, tick: number, mixed: Mixed): void
  forget(gathering: string): void
}

/** `ticks`: a note enters the bowl at a random one of so many ticks. */
export function makeMixer(ticks = ticksToMix): Mixer {
  const gatherings = new Map<string, Map<string, WaitingPost>>()
  /** The last tick that this process has looked at, of each gathering in which a post waits. */
  const looked = new Map<string, number>()

  function accept(gathering: string, tick: number, post: Parameters<Mixer['accept']>[2]): void {
    const waiting = gatherings.get(gathering) ?? new Map<string, WaitingPost>()
    if (!gatherings.has(gathering)) looked.set(gathering, tick)
    gatherings.set(gathering, waiting)
    const name = nameOf(post)
    const before = waiting.get(name)
    if (before) {
      // She repeats the post: she has not seen yet that it waits.
      before.told = false
      return
    }
    const ofVoice = [...waiting.values()].filter((each) => each.voice.equals(post.voice)).length
    if (ofVoice >= MOST_OF_A_VOICE || waiting.size >= MOST) return
    // A withdrawal shows nothing to anybody, so it need not be mixed among others.
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

/** Fisher–Yates, with random numbers that nobody can foresee. */
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
