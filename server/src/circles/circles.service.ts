// What a circle shows to whom. It knows no HTTP. Plans are the business of planning.service.ts, and gatherings under way that of
// gatherings/.
import type { CircleCard, GatheringCard, Me } from '@circle/shared/api'
import type { Role } from '@circle/shared/gathering/state'
import { AccountsRepository } from '../auth/accounts.repository.ts'
import type { Database } from '../db/database.ts'
import { Refused } from '../http/refused.ts'
import type { WasRemoved } from '../gatherings/removed.ts'
import { CirclesRepository } from './circles.repository.ts'

export interface Circles {
  /** `fresh`: she signed in lately. If not, somebody who only holds her device learns the next day and no topic. */
  meOf(account: string, fresh: boolean): Promise<Me>
}

const onlyTheDay = (gathering: GatheringCard | null): GatheringCard | null =>
  gathering && { ...gathering, topic: '', reading: '' }

/** For a woman who was removed from the gathering that the card would show, until that gathering is over. */
const namesNothing = (id: string): CircleCard => ({
  id,
  name: '',
  role: 'member',
  facilitator: null,
  gathering: null,
  removed: true,
})

export type GuideRole = Exclude<Role, 'member'>
/** `within` may be a transaction: then nobody removes her before the transaction is over. */
export type GuideOf = (within: Database, account: string, circle: string) => Promise<GuideRole>

/**
 * Her role. Throws unless she guides this circle, and when she was removed from a gathering of it that is not over. A circle to
 * which she does not belong does not exist for her.
 */
export const guideOfCircle =
  (wasRemoved: WasRemoved): GuideOf =>
  async (within, account, circle) => {
    const role = await new CirclesRepository(within).roleOf(account, circle)
    if (role === null) throw new Refused('not-found')
    if (role === 'member') throw new Refused('facilitator-only')
    if (await wasRemoved(within, account, circle)) throw new Refused('not-until-close')
    return role
  }

/** `isRemoved`: whether she was removed from a gathering that is not over. */
export function makeCircles(
  db: Database,
  isRemoved: (account: string, gathering: string) => Promise<boolean>,
): Circles {
  const circles = new CirclesRepository(db)
  const accounts = new AccountsRepository(db)

  return {
    async meOf(account, fresh) {
      const her = await accounts.byId(account)
      if (!her) throw new Refused('not-signed-in')
      const cards = (await circles.ofAccount(account)).map(async ({ id, name, role }) => {
        // No name is shown outside a gathering: somebody who opens her page learns only when the gathering is.
        const gathering = await circles.gatheringOf(id)
        if (gathering && (await isRemoved(account, gathering.id))) return namesNothing(id)
        const shown = fresh || role !== 'member' ? gathering : onlyTheDay(gathering)
        return { id, name, role, facilitator: null, gathering: shown, removed: false }
      })
      return { signInName: her.signInName, fresh, circles: await Promise.all(cards) }
    },
  }
}
