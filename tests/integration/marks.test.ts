// What those who guide write to know a link or a member by: theirs alone, beside her name at the door, sealed under a key of its
// own, and lost without harm with that key. On the whole app on a real database.
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { takeBackup } from '@circle/server/backup/backup'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Arrived, knock } from '../support/members.ts'
import { accountOf, facilitator, member, openApp, type OpenApp, type SignedIn, takeLink } from './open-app.ts'

const MARK = 'the one with the yellow scarf'
let app: OpenApp
let teresa: SignedIn
let ana: SignedIn
let bea: SignedIn

beforeAll(async () => {
  app = await openApp()
  teresa = await facilitator(app)
  const made = await teresa.browser.post(path('/invitations'), { role: 'member', mark: `  ${MARK}\n` })
  expect(await listed('invitations')).toMatchObject([{ mark: MARK }])
  ana = await takeLink(app, made.body.url)
  bea = await member(app, teresa)
})
afterAll(() => app?.close())

const path = (rest: string): string => `/api/circles/${teresa.circle}${rest}`
const listed = async (what: 'members' | 'invitations') => (await teresa.browser.get(path(`/${what}`))).body[what]
const markOf = async (she: SignedIn) =>
  ((await listed('members')) as { signInName: string; mark: string | null }[]).find(
    ({ signInName }) => signInName === she.name,
  )?.mark
const setMark = async (by: SignedIn, of: SignedIn, mark: string) =>
  by.browser.post(path(`/members/${await accountOf(app, of.name)}/mark`), { mark })

test('the mark of a link goes with her who takes it, and may be written anew or taken away (C3)', async () => {
  expect(await markOf(ana)).toBe(MARK)
  expect(await markOf(bea)).toBeNull()
  expect((await setMark(teresa, bea, 'left at the library')).status).toBe(204)
  expect(await markOf(bea)).toBe('left at the library')
  await setMark(teresa, bea, ' ')
  expect(await markOf(bea)).toBeNull()
})

test('up to forty characters as a reader counts them; more is refused and changes nothing (C3)', async () => {
  expect((await setMark(teresa, bea, '\u{1f469}\u200d\u{1f467}'.repeat(40).slice(0, 120))).status).toBe(204)
  await setMark(teresa, bea, 'as it was')
  expect((await setMark(teresa, bea, 'a'.repeat(41))).body.code).toBe('text-too-long')
  expect((await teresa.browser.post(path('/invitations'), { role: 'member', mark: 'a'.repeat(41) })).body.code).toBe(
    'text-too-long',
  )
  expect(await markOf(bea)).toBe('as it was')
  expect((await setMark(ana, bea, 'hers')).body.code).toBe('facilitator-only')
})

test('in the database it is sealed, as long as any other, and at home nowhere else (C3)', async () => {
  await setMark(teresa, bea, 'B')
  const rows = await app.db.selectFrom('enrolment').select(['account', 'mark']).where('mark', 'is not', null).execute()
  expect(new Set(rows.map(({ mark }) => mark!.length)).size).toBe(1)
  expect(Buffer.concat(rows.map(({ mark }) => mark!)).includes('yellow')).toBe(false)
  expect((await stat(join(app.config.dataDir, 'keys', 'marks'))).mode & 0o777).toBe(0o600)
  // The words of one woman, put beside another, open no more.
  const [anas, beas] = await Promise.all([accountOf(app, ana.name), accountOf(app, bea.name)])
  const hers = rows.find(({ account }) => account === anas)!.mark
  await app.db.updateTable('enrolment').set({ mark: hers }).where('account', '=', beas).execute()
  expect([await markOf(ana), await markOf(bea)]).toEqual([MARK, null])
})

test('those who guide see it at the door beside the name she typed; she and the others never do (C3)', async () => {
  const planned = await teresa.browser.post(path('/gatherings'), {
    topic: 'Trust',
    reading: '',
    startsAt: Date.now(),
    minutes: 60,
  })
  const gathering = (planned.body as unknown as { id: string }).id
  const fixture = { url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } }
  const accounts = {
    teresa: await accountOf(app, teresa.name),
    ana: await accountOf(app, ana.name),
    bea: await accountOf(app, bea.name),
  }
  const seeded = { circle: teresa.circle, gathering, accounts }
  const people: Record<string, Arrived> = {}
  for (const name of ['teresa', 'bea', 'ana']) {
    people[name] = await knock(fixture, seeded, name)
    if (name === 'teresa') await people[name].send({ type: 'gathering.open' })
    if (name === 'bea') await people['teresa']!.send({ type: 'door.admit', who: people[name].who })
  }
  const atDoor = (mark: string | null) =>
    people['teresa']!.seesRoom(`the mark ${mark}`, (room) =>
      room.desk?.waiting.some((one) => one.name === 'ana' && one.mark === mark),
    )
  await atDoor(MARK)
  await setMark(teresa, ana, 'the one who sings')
  await atDoor('the one who sings')
  await people['teresa']!.send({ type: 'door.admit', who: people['ana']!.who })
  await people['ana']!.seesRoom('her seat', (room) => room.you)
  for (const name of ['ana', 'bea']) expect(JSON.stringify(people[name]!.frames)).not.toMatch(/scarf|sings|mark"/)
  for (const she of Object.values(people)) she.close()
})

test('a backup holds it sealed and no key; without the key the list stands, and new marks can be written (C3)', async () => {
  await setMark(teresa, ana, MARK)
  const file = join(app.config.dataDir, 'one.backup')
  await takeBackup(app.databaseUrl, file)
  const backup = gunzipSync(await readFile(file)).toString('utf8')
  const key = await readFile(join(app.config.dataDir, 'keys', 'marks'))
  expect(backup).toContain('enrolment')
  for (const secret of ['yellow', Buffer.from('yellow').toString('hex'), key.toString('hex'), key.toString('base64')]) {
    expect(backup).not.toContain(secret)
  }
  await rm(join(app.config.dataDir, 'keys', 'marks'))
  expect(await markOf(ana)).toBeNull()
  await setMark(teresa, ana, 'known again')
  expect(await markOf(ana)).toBe('known again')
})
