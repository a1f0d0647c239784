// The way of one post from its bytes to the mixer: the channel key first, from memory, so that a post with a wrong key costs
// nothing; then the arithmetic, on its own thread. It answers nobody, and knows of a post nothing but its bytes.
import { timingSafeEqual } from 'node:crypto'
import { uuidToBytes } from '@circle/shared/bowl/bytes'
import { channelKeyOf } from '@circle/shared/bowl/post'
import type { GatheringState } from '@circle/shared/gathering/state'
import { singleFlight } from '../async/single-flight.ts'
import type { Keys } from '../gatherings/keys.ts'
import type { Change, LiveGatherings } from '../gatherings/live.port.ts'
import type { Curve } from './curve.ts'
import type { Mixer } from './mixer.ts'
import { seedOf, voiceOf } from './note-sealing.ts'

/** `tick`: the last one told. */
export type ChannelKey = { key: Buffer; tick: number }

/**
 * The channel key of each living gathering, from memory. The database is asked only about gatherings that are known to live,
 * and once for each change.
 */
export interface ChannelKeys {
  /** Null: no such gathering, no bowl in it, or the database is away. */
  of(gathering: string): Promise<ChannelKey | null>
  heard(change: Change): void
  /** Reads which gatherings live, so that a stranger's made-up name leads to no question. */
  begin(): Promise<void>
}

type KeyEntry = { seq: number; fresh: boolean; channelKey: ChannelKey | null }

/** For one post: a state that was read may be outdated already. */
const ASK_AT_MOST = 2

export function followChannelKeys(live: Pick<LiveGatherings, 'read' | 'openGatherings'>): ChannelKeys {
  const entries = new Map<string, KeyEntry>()
  const asking = singleFlight<string, void>()
  const unasked = (seq: number): KeyEntry => ({ seq, fresh: false, channelKey: null })

  function learn(gathering: string, state: GatheringState): void {
    if (state.phase === 'ended') return void entries.delete(gathering)
    const before = entries.get(gathering)
    if (before?.fresh && before.seq > state.seq) return
    const { bowl } = state
    const channelKey = bowl && { key: Buffer.from(bowl.channelKey, 'base64url'), tick: bowl.tick }
    entries.set(gathering, { seq: state.seq, fresh: (before?.seq ?? 0) <= state.seq, channelKey })
  }

  function heard({ gathering, seq, state }: Change): void {
    if (state) return learn(gathering, state)
    const before = entries.get(gathering) ?? unasked(seq)
    if (before.fresh && before.seq >= seq) return
    entries.set(gathering, { ...before, seq: Math.max(before.seq, seq), fresh: false })
  }

  async function ask(gathering: string): Promise<void> {
    const state = await live.read(gathering).catch(() => undefined)
    if (state) learn(gathering, state)
    else if (state === null) entries.delete(gathering)
  }

  return {
    heard,
    async of(gathering) {
      for (let time = 0; time < ASK_AT_MOST; time += 1) {
        const one = entries.get(gathering)
        if (!one) return null
        if (one.fresh) return one.channelKey
        await asking.run(gathering, () => ask(gathering))
      }
      const one = entries.get(gathering)
      // A key that may be outdated opens nothing.
      return one?.fresh ? one.channelKey : null
    },
    async begin() {
      for (const gathering of await live.openGatherings())
        if (!entries.has(gathering)) entries.set(gathering, unasked(0))
    },
  }
}

export type IntakeDeps = { channelKeys: ChannelKeys; keys: Keys; curve: Pick<Curve, 'check'>; mixer: Mixer }

/** Resolves when the post waits for its tick or was dropped. Rejects when the gathering's key cannot be read. */
export function takeIn({
  channelKeys,
  keys,
  curve,
  mixer,
}: IntakeDeps): (gathering: string, body: Buffer) => Promise<void> {
  const opens = (channelKey: ChannelKey | null, sent: Uint8Array): channelKey is ChannelKey =>
    channelKey !== null && channelKey.key.length === sent.length && timingSafeEqual(channelKey.key, sent)

  return async (gathering, body) => {
    const sent = channelKeyOf(body)
    const id = uuidToBytes(gathering)
    if (!sent || !id || !opens(await channelKeys.of(gathering), sent)) return
    const key = await keys.find(gathering)
    const post = key && (await curve.check(seedOf(key), id, body))
    if (!key || !post) return
    // The channel key may have changed during the arithmetic.
    const now = await channelKeys.of(gathering)
    if (opens(now, sent)) mixer.accept(gathering, now.tick, { ...post, voice: voiceOf(key, post.voice) })
  }
}
