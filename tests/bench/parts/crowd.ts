// Many women in one gathering of a real app, quickly: their accounts, sign-ins and consent are written straight into its
// database, and they come in by light lines. From the handshake on everything is the app's own.
import { randomBytes, randomUUID } from 'node:crypto'
import { makeSessions } from '@circle/server/auth/sessions'
import type { Database } from '@circle/server/db/database'
import { agreement } from '@circle/server/gatherings/agreement'
import type { CircleFixture } from '../../support/circle-fixture.ts'
import { waitFor } from '../../support/wait-for.ts'
import { LightClient } from './light-client.ts'

export type Crowd = { gathering: string; guide: LightClient; all: LightClient[]; close: () => void }

/** As many share as a circle has places; all others listen. */
const SHARING = 25
/** Handshakes at the same moment: a crowd at the door, not an attack on it. */
const AT_ONCE = 10
const unheard = { on: () => () => {}, onRegained: () => () => {} }

/** A new open gathering with so many inside, the facilitator among them; each has a view of the room. */
export async function crowdOf(fixture: CircleFixture, db: Database, members: number): Promise<Crowd> {
  const gathering = await planned(db, fixture.circle, `A crowd of ${members}`)
  const cookies = await signedIn(db, fixture.circle, gathering, members)
  const guide = await LightClient.join(fixture.url, gathering, cookies[0]!)
  await guide.must({ type: 'door.knock', name: 'Teresa', attendance: 'sharing' })
  await guide.must({ type: 'gathering.open' })
  const all = [guide]
  await inTurns(cookies.slice(1), async (cookie, number) => {
    const line = await LightClient.join(fixture.url, gathering, cookie)
    await line.must({
      type: 'door.knock',
      name: `Wren ${number}`,
      attendance: number < SHARING - 1 ? 'sharing' : 'listening',
    })
    all.push(line)
  })
  if (members > 1) await guide.must({ type: 'door.admit-all' })
  await waitFor('everybody inside', () => all.every(({ turn }) => turn >= 0), 30_000)
  return { gathering, guide, all, close: () => all.forEach((line) => line.close()) }
}

/** Straight into the database: nobody may plan a hundred within a minute. */
async function planned(db: Database, circle: string, topic: string): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('gathering')
    .values({
      id,
      circle,
      topic,
      reading: null,
      door_words: null,
      starts_at: new Date(Date.now() - 1000),
      ends_at: new Date(Date.now() + 5_400_000),
      next_deadline: null,
      closed_at: null,
      attended: null,
      created_by: null,
    })
    .execute()
  return id
}

/** Their cookies; the first is the facilitator's. */
async function signedIn(db: Database, circle: string, gathering: string, count: number): Promise<string[]> {
  const sessions = makeSessions({ db, config: { https: false }, notices: unheard })
  const cookies: string[] = []
  for (let number = 0; number < count; number += 1) {
    const account = randomUUID()
    await db
      .insertInto('account')
      .values({ id: account, sign_in_name: `crowd-${account}`, words_hash: null })
      .execute()
    await db
      .insertInto('enrolment')
      .values({ circle, account, role: number === 0 ? 'facilitator' : 'member' })
      .execute()
    const id = randomBytes(16).toString('base64url')
    await db.insertInto('participant').values({ gathering, account, id, agreed_version: agreement.version }).execute()
    cookies.push((await sessions.start(account, false)).cookie.split(';')[0]!)
  }
  sessions.close()
  return cookies
}

async function inTurns<T>(items: readonly T[], work: (item: T, number: number) => Promise<void>): Promise<void> {
  let next = 0
  const one = async (): Promise<void> => {
    for (let number = next++; number < items.length; number = next++) await work(items[number]!, number)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}
