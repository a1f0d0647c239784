// What a test gives a decision about the bowl when the test is not about the bowl. For tests only.
import type { BowlContext } from '../src/gathering/decide.ts'

export const emptyBowl: BowlContext = {
  channelKey: 'a channel key',
  publicKey: 'a key',
  undrawn: 0,
  pick: null,
  marks: [],
}
