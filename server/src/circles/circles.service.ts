// What a circle shows to whom. Knows no HTTP; what is planned is planning.service.ts, the living hour the gatherings' own.
import type { CircleCard, GatheringCard, Me } from '@circle/shared/api'
import type { Role } from '@circle/shared/gathering/state'
import { AccountsRepository } from '../auth/accounts.repository.ts'
import type { Database } from '../db/database.ts'
import { Refused } from '../http/refused.ts'
import type { WasRemoved } from '../gatherings/removed.ts'
import { CirclesRepository } from './circles.repository.ts'

export interface Circles {
  /** `fresh`: she gave her words lately. Whoever only holds her device learns the next day and nothing of what is said there. */
  meOf(account: string, fresh: boolean): Promise<Me>
}

const onlyTheDay = (gathering: GatheringCard | null): GatheringCard | null =>
  gathering && { ...gathering, topic: '', reading: '' }

/** Of her who was removed from the gathering that would stand there, until that is over. */
const namesNothing = (id: string): CircleCard => ({
  id,
  name: '',
  role: 'member',
  facilitator: null,
  gathering: null,
  removed: true,
})

export type GuideRole = Exclude<Role, 'member'>
/** `within` may be a transaction: then she is not removed before it is over. */
export type GuideOf = (within: Database, account: string, circle: string) => Promise<GuideRole>

/**
 * Her role. Throws unless she guides this circle, or when she was removed from a gathering of it that is not over. A circle
 * she is not in does not exist for her.
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

/** `isRemoved`: whether she was removed from this gathering, which is not over. */
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
        // Nobody's name is shown outside the hour: whoever opens her page learns only when it is.
        const gathering = await circles.gatheringOf(id)
        if (gathering && (await isRemoved(account, gathering.id))) return namesNothing(id)
        const shown = fresh || role !== 'member' ? gathering : onlyTheDay(gathering)
        return { id, name, role, facilitator: null, gathering: shown, removed: false }
      })
      return { signInName: her.signInName, fresh, circles: await Promise.all(cards) }
    },
  }
}
