// Tells the bowl's engine what the gathering's store knows: inside, at the door, ended, or gone. It decides nothing
// about notes.
import type { View } from '@circle/shared/gathering/view.types'
import type { GatheringSnapshot } from '../gathering/gathering-store.ts'
import type { BowlEngine } from './bowl-engine.ts'

export function feedEngine(
  engine: Pick<BowlEngine, 'see' | 'link' | 'end' | 'clear'>,
): (snapshot: GatheringSnapshot) => void {
  let here = false
  return (snapshot) => {
    if (snapshot.here !== here) engine.link((here = snapshot.here))
    const presence = presenceOf(snapshot)
    switch (presence) {
      case 'inside':
      case 'outside':
        return engine.see(bowlOf(snapshot.view))
      case 'ended':
        return engine.end(snapshot.view?.audience === 'stranger' ? snapshot.view.marks : null)
      case 'gone':
        return engine.clear()
      default:
        return presence satisfies never
    }
  }
}

const bowlOf = (view: View | null) => (view && 'bowl' in view ? view.bowl : null)

/** Outside: at the door, where she may be let in again, so everything of hers stays. Gone: nothing of hers may stay. */
function presenceOf({ view, closed }: GatheringSnapshot): 'inside' | 'outside' | 'ended' | 'gone' {
  if (view?.audience === 'stranger' && view.standing === 'ended') return 'ended'
  if (closed === 'ended') return 'ended'
  if (closed !== null) return 'gone'
  if (view?.audience === 'stranger') return 'gone'
  return bowlOf(view) ? 'inside' : 'outside'
}
