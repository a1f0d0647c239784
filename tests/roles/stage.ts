// The real app with the scenes put into its database: each cell is tried on a gathering of its own, and everybody in it
// has an account, a sign-in and, where she may have one, a real line. It must not decide what an answer should be.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeHashing } from '@circle/server/auth/hashing'
import { normaliseWords } from '@circle/server/auth/words'
import { sealNote } from '@circle/server/bowl/note-sealing'
import { agreement } from '@circle/server/gatherings/agreement'
import { keysIn } from '@circle/server/gatherings/keys'
import { sealState } from '@circle/server/gatherings/record'
import type { GatheringState } from '@circle/shared/gathering/state'
import { openApp, type OpenApp } from '../integration/open-app.ts'
import { connect, type Connected } from '../support/members.ts'
import type { SharedLiveKit } from '../support/livekit.ts'
import { waitFor } from '../support/wait-for.ts'
import { allRoles, entrance, type Role } from './roles.ts'
import { elsewhere, idOf, note, now, play, type Scene, type SceneName, type Variant, variantFor } from './scenes.ts'

/** A gathering in the database, at one moment. */
export interface Placed {
  readonly gathering: string
  readonly state: GatheringState
  readonly cutOff: Readonly<Record<string, string>>
}
/** Seq and sealed bytes: equal when nothing was written in between. */
export type Print = { seq: number; sealed: string }

export const herWords = 'river stone lantern maple'

export interface Stage {
  readonly app: OpenApp
  readonly circle: string
  readonly account: (role: Role) => string | null
  readonly nameOf: (role: Role) => string
  /** A new sign-in of hers; that of whoever signed out is over; '' for those who never had one. */
  signIn(role: Role): Promise<string>
  place(scene: SceneName, role: Role): Promise<Placed>
  /** A new member of the circle, in none of its gatherings. Returns her account. */
  newcomer(): Promise<string>
  print(placed: Placed): Promise<Print>
  /** It never was: the app keeps time and rights for every gathering that is open, and there are hundreds of cells. */
  remove(placed: Placed): Promise<void>
  /** Her line, once it stands and says what it will say of itself. */
  enter(placed: Placed, role: Role): Promise<Connected>
  close(): Promise<void>
}

const page = (role: Role): string => `the-page-of-${role.replaceAll(' ', '-')}`.padEnd(20, '0').slice(0, 32)

export async function openStage(livekit?: SharedLiveKit): Promise<Stage> {
  const webDir = await mkdtemp(join(tmpdir(), 'circle-test-web-'))
  await writeFile(
    join(webDir, 'index.html'),
    '<!doctype html><meta name="leave-to" content="/away"><meta name="source-url" content=""><title>Room</title>',
  )
  await writeFile(join(webDir, 'icon.svg'), '<svg/>')
  const env: Record<string, string> = livekit
    ? { LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.key, LIVEKIT_API_SECRET: livekit.secret }
    : {}
  const app = await openApp({
    env: { ...env, WEB_DIR: webDir },
    trial: { clock: { now: () => now, atLeast: () => {} } },
  })
  const { db, config } = app
  const keys = keysIn(config.dataDir)
  const hash = await makeHashing().hash(normaliseWords(herWords), 'test')
  const circle = randomUUID()
  const other = randomUUID()
  const accounts = new Map<Role | 'B' | 'Z', string>()
  const scenes = new Map<string, Scene>()
  const open: Connected[] = []

  await db
    .insertInto('circle')
    .values([
      { id: circle, name: 'Thursday' },
      { id: other, name: 'Sunday' },
    ])
    .execute()
  for (const role of [...allRoles.filter((one) => one !== 'stranger' && one !== 'operator'), 'B', 'Z'] as const) {
    const account = randomUUID()
    accounts.set(role, account)
    await db
      .insertInto('account')
      .values({ id: account, sign_in_name: nameOf(role), words_hash: hash })
      .execute()
    const enrolled = role === 'facilitator' || role === 'co-facilitator' ? role : 'member'
    await db
      .insertInto('enrolment')
      .values({ circle: role === 'of another circle' ? other : circle, account, role: enrolled, let_in: true })
      .execute()
  }

  async function signIn(role: Role): Promise<string> {
    const account = accounts.get(role)
    if (!account) return ''
    const { cookie } = await app.app.sessions.start(account, false)
    if (role === 'signed out') await app.app.sessions.endAll(account)
    return cookie.split(';')[0]!
  }

  const playedOnce = (scene: SceneName, variant: Variant): Scene => {
    const name = `${scene} ${variant}`
    const found = scenes.get(name) ?? play(scene, variant)
    scenes.set(name, found)
    return found
  }

  async function place(scene: SceneName, role: Role): Promise<Placed> {
    const { state: played, at, before } = playedOnce(scene, variantFor(scene, role))
    const id = randomUUID()
    const ids = { [note]: randomUUID(), [elsewhere]: `her-other-device.${id}` } as const
    const text = Object.entries(ids).reduce(
      (all, [one, own]) => all.replaceAll(one, own),
      asOurs(JSON.stringify(played)),
    )
    const state = { ...(JSON.parse(text) as GatheringState), id }
    const key = await keys.make(id)
    const times = { starts_at: new Date(state.startsAt), ends_at: new Date(state.endsAt) }
    await db
      .insertInto('gathering')
      .values({ id, circle, topic: state.topic, phase: state.phase, ...times })
      .execute()
    const people = [...Object.entries(idOf), ['B', 'B'], ['Z', 'Z']] as [Role, string][]
    await db
      .insertInto('participant')
      .values(
        people.map(([one, who]) => ({
          gathering: id,
          id: who,
          account: accounts.get(one)!,
          agreed_version: one === 'invited' ? null : agreement.version,
        })),
      )
      .execute()
    await db
      .insertInto('gathering_state')
      .values({ gathering: id, ...sealState(key, { at, state }) })
      .execute()
    await db
      .insertInto('connection')
      .values({ id: ids[elsewhere], gathering: id, participant: 'V', process: config.processName })
      .execute()
    if (scene === 'the bowl is opened' || scene.startsWith('a note')) {
      await db
        .insertInto('note')
        .values({
          id: ids[note],
          gathering: id,
          tick: 1,
          voice: Buffer.alloc(32, 1),
          seq: 1,
          status: scene.startsWith('a note') ? 'drawn' : 'undrawn',
          sealed: sealNote(key, id, ids[note], { text: 'I have never told this.', nonce: Buffer.alloc(16, 2) }),
          mark: null,
        })
        .execute()
    }
    return { gathering: id, state, cutOff: JSON.parse(asOurs(JSON.stringify(before))) as Record<string, string> }
  }

  async function print({ gathering }: Placed): Promise<Print> {
    const row = await db
      .selectFrom('gathering_state')
      .select(['seq', 'sealed'])
      .where('gathering', '=', gathering)
      .executeTakeFirstOrThrow()
    return { seq: row.seq, sealed: row.sealed.toString('base64') }
  }

  return {
    app,
    circle,
    signIn,
    place,
    print,
    nameOf,
    account: (role) => accounts.get(role) ?? null,
    async remove({ gathering }) {
      await db.deleteFrom('gathering').where('id', '=', gathering).execute()
    },
    async newcomer() {
      const account = randomUUID()
      await db.insertInto('account').values({ id: account, sign_in_name: account, words_hash: null }).execute()
      await db.insertInto('enrolment').values({ circle, account, role: 'member' }).execute()
      return account
    },
    async enter(placed, role) {
      const line = connect({ url: app.url, gathering: placed.gathering, cookie: await signIn(role), page: page(role) })
      open.push(line)
      await waitFor(
        `${role} to be told how things stand`,
        () => line.view() !== null || line.frames.some(({ event }) => event === 'gathering:elsewhere'),
      )
      const { view } = line
      const seen = view() === null ? 'asked to move' : view()!.audience
      if (seen !== entrance[role] && placed.state.phase === 'open') throw new Error(`${role} sees ${seen}.`)
      return line
    },
    async close() {
      for (const line of open) line.close()
      await app.close()
      await rm(webDir, { recursive: true, force: true })
    },
  }
}

/** The rules' own trials name media joins with a dot, which no join of the server has. */
const asOurs = (text: string): string => text.replaceAll(/"media(\d+)\.(\d+)"/g, '"media$1-$2"')

function nameOf(role: Role | 'B' | 'Z'): string {
  return `${role.replaceAll(' ', '-')}-lantern-47`
}
