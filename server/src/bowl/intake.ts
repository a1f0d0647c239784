// The way of one post from its bytes to the mixer: the door first, from memory; then the arithmetic, on its own thread.
// It answers nobody, and knows of a post nothing but its bytes.
import { timingSafeEqual } from 'node:crypto'
import { uuidToBytes } from '@circle/shared/bowl/bytes'
import { channelKeyOf } from '@circle/shared/bowl/post'
import type { Keys } from '../gatherings/keys.ts'
import type { Curve } from './curve.ts'
import type { Door, Doors } from './doors.ts'
import type { Mixer } from './mixer.ts'
import { seedOf, voiceOf } from './note-sealing.ts'

export type IntakeDeps = { doors: Doors; keys: Keys; curve: Pick<Curve, 'check'>; mixer: Mixer }

/** Resolves when the post waits for its tick or was dropped. Rejects when the key cannot be read. */
export function takeIn({ doors, keys, curve, mixer }: IntakeDeps): (gathering: string, body: Buffer) => Promise<void> {
  const opens = (one: Door | null, door: Uint8Array): one is Door =>
    one !== null && one.door.length === door.length && timingSafeEqual(one.door, door)

  return async (gathering, body) => {
    const door = channelKeyOf(body)
    const id = uuidToBytes(gathering)
    if (!door || !id || !opens(await doors.of(gathering), door)) return
    const key = await keys.find(gathering)
    const post = key && (await curve.check(seedOf(key), id, body))
    if (!key || !post) return
    // It may have changed while the arithmetic was done.
    const now = await doors.of(gathering)
    if (opens(now, door)) mixer.accept(gathering, now.tick, { ...post, voice: voiceOf(key, post.voice) })
  }
}
