// What a circle shows to whom, and what its facilitators may plan. Knows no HTTP; the living hour is the gatherings' own.
import type { GatheringCard, Me, Members, NewGatheringBody } from '@circle/shared/api'
import { limits, type Role } from '@circle/shared/gathering/state'
import { AccountsRepository } from '../auth/accounts.repository.ts'
import type { Database } from '../db/database.ts'
import { Refused } from '../refused.ts'
import { CirclesRepository } from './circles.repository.ts'

export interface Circles {
  /** `fresh`: she gave her words lately. Whoever only holds her device learns the next day and nothing of what is said there. */
  meOf(account: string, fresh: boolean): Promise<Me>
  membersOf(account: string, circle: string): Promise<Members>
  /** `now` in ms since 1970. */
  plan(account: string, circle: string, body: NewGatheringBody, now: number): Promise<GatheringCard>
}

const DAY = 24 * 60 * 60_000
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Controls (but for line ends and tabs) mean nothing on a screen, and the database cannot hold all of them. */
const tidy = (text: string): string => text.normalize('NFC').replaceAll(/[^\P{Cc}\n\t]/gu, '').trim()
const lengthOf = (text: string): number => [...characters.segment(text)].length

const onlyTheDay = (gathering: GatheringCard | null): GatheringCard | null => gathering && { ...gathering, topic: '', reading: '' }

/** Throws unless she guides this circle. A circle she is not in does not exist for her. */
export async function roleOfGuide(circles: CirclesRepository, account: string, circle: string): Promise<Role> {
  const role = await circles.roleOf(account, circle)
  if (role === null) throw new Refused('not-found')
  if (role === 'member') throw new Refused('facilitator-only')
  return role
}

export function makeCircles(db: Database): Circles {
  const circles = new CirclesRepository(db)
  const accounts = new AccountsRepository(db)

  return {
    async meOf(account, fresh) {
      const her = await accounts.byId(account)
      if (!her) throw new Refused('not-signed-in')
      const cards = (await circles.ofAccount(account)).map(async ({ id, name, role }) => {
        // Nobody's name is shown outside the hour: whoever opens her page learns only when it is.
        const gathering = await circles.gatheringOf(id)
        const shown = fresh || role !== 'member' ? gathering : onlyTheDay(gathering)
        return { id, name, role, facilitator: null, gathering: shown }
      })
      return { signInName: her.signInName, fresh, circles: await Promise.all(cards) }
    },
    async membersOf(account, circle) {
      await roleOfGuide(circles, account, circle)
      return { members: await circles.members(circle) }
    },
    async plan(account, circle, body, now) {
      await roleOfGuide(circles, account, circle)
      const topic = tidy(body.topic)
      const doorWords = tidy(body.doorWords ?? '')
      if (topic === '') throw new Refused('text-empty')
      if (lengthOf(topic) > limits.topic || lengthOf(doorWords) > limits.doorWords) throw new Refused('text-too-long')
      if (body.startsAt < now - DAY || body.startsAt > now + 800 * DAY) throw new Refused('malformed')
      const startsAt = Math.round(body.startsAt)
      const endsAt = startsAt + body.minutes * 60_000
      if (endsAt <= now) throw new Refused('malformed')
      return circles.plan(circle, account, { topic, reading: tidy(body.reading), startsAt, endsAt, doorWords })
    },
  }
}
