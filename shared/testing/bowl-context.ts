// The bowl's context for tests that are not about the bowl. For tests only.
import type { BowlContext } from '../src/gathering/decide.ts'

export const emptyBowlContext: BowlContext = {
  channelKey: 'a channel key',
  publicKey: 'a key',
  undrawn: 0,
  pick: null,
  marks: [],
}
