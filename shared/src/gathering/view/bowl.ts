// What the bowl shows. Everybody inside sees the same; only the desk sees drawn notes, how full the bowl is and who doubts it.
import { belowThreshold } from '../bowl.ts'
import type { GatheringState } from '../state.ts'
import type { BowlView, DeskBowlView } from '../view.types.ts'

export function bowlView(state: GatheringState): BowlView | null {
  const { bowl, bowlThreshold: threshold } = state
  if (bowl === null) return null
  const { publicKey, channelKey, tick, moment, cloth, clothOpen } = bowl
  return { publicKey, channelKey, tick, belowThreshold: belowThreshold(state), threshold, moment, cloth, clothOpen }
}

export function deskBowlView(state: GatheringState): DeskBowlView | null {
  const { bowl } = state
  if (bowl === null) return null
  const { level, inHand, toLay, aside, toCloth, doubts } = bowl
  return { level, inHand, toLay, aside, toCloth, doubts }
}
