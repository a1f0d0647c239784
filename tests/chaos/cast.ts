// The thirty women of a run and their sign-ins, and a new gathering for each seed with a place for every one of them.
// All they do afterwards goes through the sockets and the channel of the built app.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '@circle/server/db/database'
import { makeSessions } from '@circle/server/auth/sessions'
import { agreement } from '@circle/server/gatherings/agreement'
import type { Role } from '@circle/shared/gathering/state'

/** F guides, K helps her, L, M and N listen (see testing/choices.ts). No two that look alike. */
const labels = [...'FKABCDEGHIJLMNOPQRSTUVWXYZ2346']
export const roleOf = (label: string): Role =>
  label === 'F' ? 'facilitator' : label === 'K' ? 'co-facilitator' : 'member'

export type Person = { label: string; account: string; cookie: string }
export type Cast = { circle: string; people: readonly Person[] }

export async function newCast(db: Database): Promise<Cast> {
  const circle = randomUUID()
  await db.insertInto('circle').values({ id: circle, name: 'Thursday' }).execute()
  const { start } = makeSessions({
    db,
    config: { https: false },
    notices: { on: () => () => {}, onRegained: () => () => {} },
  })
  const people: Person[] = []
  for (const label of labels) {
    const account = randomUUID()
    await db
      .insertInto('account')
      .values({ id: account, sign_in_name: `woman-${label}-${account.slice(0, 8)}`, words_hash: null })
      .execute()
    await db
      .insertInto('enrolment')
      .values({ circle, account, role: roleOf(label), let_in: true })
      .execute()
    const { cookie } = await start(account, false)
    people.push({ label, account, cookie: cookie.split(';')[0]! })
  }
  return { circle, people }
}

/** The participant of each label. They have agreed and are nowhere yet. */
export async function newGathering(
  db: Database,
  { circle, people }: Cast,
  topic: string,
): Promise<{ id: string; whoIs: ReadonlyMap<string, string> }> {
  const id = randomUUID()
  const now = Date.now()
  await db
    .insertInto('gathering')
    .values({
      id,
      circle,
      topic,
      reading: null,
      door_words: null,
      starts_at: new Date(now - 60_000),
      ends_at: new Date(now + 5_400_000),
      next_deadline: null,
      closed_at: null,
      attended: null,
      created_by: null,
    })
    .execute()
  const whoIs = new Map(people.map(({ label }) => [label, randomBytes(16).toString('base64url')]))
  await db
    .insertInto('participant')
    .values(
      people.map(({ label, account }) => ({
        gathering: id,
        account,
        id: whoIs.get(label)!,
        agreed_version: agreement.version,
      })),
    )
    .execute()
  return { id, whoIs }
}
