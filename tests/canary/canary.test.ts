// A text and an address are followed through everything that is ever written: a real proxy, an app killed with notes in
// its memory, a database killed without a word, two kinds of backup, the close and the erasure.
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { takeBackup } from '@circle/server/backup/backup'
import { makeSessions } from '@circle/server/auth/sessions'
import { type Database, openDatabase } from '@circle/server/db/database'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@circle/server/db/embedded-postgres'
import { migrate } from '@circle/server/db/migrate'
import { listenForNotices } from '@circle/server/cluster/notices'
import { agreement } from '@circle/server/gatherings/agreement'
import { everything } from '../support/weak-gate.ts'
import { liveKit as sfuOf } from '@circle/server/media/livekit/livekit'
import { SessionDescription, type SignalRequest, TrickleRequest, UpdateLocalAudioTrack } from '@livekit/protocol'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testPort } from '../support/test-port.ts'
import { newNote, postBytes, takeVoice, type Voice } from '../support/bowl.ts'
import { type Caddy, startCaddy } from '../support/caddy.ts'
import { copyOf } from '../support/living-folder.ts'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { type Connected, connect, seedCircle, type SeededCircle } from '../support/members.ts'
import { openRaw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'
import { buildClockedApp, type ClockedApp, startClockedApp } from './clocked-app.ts'
import { search } from './search.ts'

/** Only Linux has the whole of 127.0.0.0/8. */
const ADDRESS = process.platform === 'linux' ? '127.73.91.17' : '127.0.0.1'
const TEXTS = [
  'the zaunkoenig sings behind the mill',
  'quietly the kingfisher left at noon',
  'a wagtail counted eleven lamps tonight',
]
const SECRETS = [...TEXTS, ...(process.platform === 'linux' ? [ADDRESS] : [])]
const MEMBERS = ['ana', 'bea', 'cleo', 'dora', 'elin']
const TICK = 30_000
const log = { warn: () => {}, info: () => {} }

let home: string
let postgres: EmbeddedPostgres
let caddy: Caddy
let livekit: TestLiveKit
let app: ClockedApp
let start: () => Promise<ClockedApp>
let db: Database
let seeded: SeededCircle
let cookies: Record<string, string>
let here: Record<string, Connected>
const from = new Agent({ localAddress: ADDRESS })

const startDatabase = async (): Promise<void> => {
  postgres = await startEmbeddedPostgres({ dataDir: join(home, 'data'), port: 24_800, log: () => {} })
  db = openDatabase({ url: postgres.url, connections: 3, onIdleError: () => {} })
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'circle-test-canary-'))
  // Else the database, which does not run as root, would move to a folder elsewhere.
  await chmod(home, 0o711)
  await startDatabase()
  await migrate(postgres.url)
  seeded = await seedCircle(db, {
    Teresa: 'facilitator',
    ...Object.fromEntries(MEMBERS.map((name) => [name, 'member' as const])),
  })
  const [port, front] = [await testPort(), await testPort()]
  caddy = await startCaddy({ apps: [`127.0.0.1:${port}`], port: front })
  const program = await buildClockedApp()
  livekit = await startLiveKit()
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: caddy.url,
    DATA_DIR: join(home, 'data'),
    DATABASE_URL: postgres.url,
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'debug',
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.key,
    LIVEKIT_API_SECRET: livekit.secret,
  }
  start = () => startClockedApp(program, env, join(home, 'app.log'))
  app = await start()
  const notices = await listenForNotices({ url: postgres.url, log })
  const sessions = makeSessions({ db, config: { https: false }, notices })
  cookies = {}
  for (const [name, account] of Object.entries(seeded.accounts))
    cookies[name] = (await sessions.start(account, false)).cookie.split(';')[0]!
  sessions.close()
  await notices.close()
}, 120_000)

afterAll(async () => {
  for (const one of Object.values(here ?? {})) one.close()
  await app?.kill()
  await livekit?.stop()
  await caddy?.stop()
  await db?.destroy()
  await postgres?.stop()
  await rm(home, { recursive: true, force: true })
})

/** A request from her address, through the proxy. The status. */
async function ask(path: string, method = 'GET', body?: Uint8Array): Promise<number> {
  const asked = request(`${caddy.url}${path}`, {
    method,
    agent: from,
    headers: body ? { 'content-type': 'application/octet-stream' } : {},
  })
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode ?? 0
}

const arrive = (name: string): Connected =>
  connect({
    url: caddy.url,
    gathering: seeded.gathering,
    cookie: cookies[name]!,
    page: `page-of-${name}`.padEnd(22, '-'),
    again: true,
    agent: from,
  })

async function comeIn(): Promise<Record<string, Voice>> {
  const voices: Record<string, Voice> = {}
  here = { Teresa: arrive('Teresa') }
  await here['Teresa']!.sees('her first view', () => true)
  await agree()
  await must(here['Teresa']!.send({ type: 'door.knock', name: 'Teresa', attendance: 'sharing' }))
  await must(here['Teresa']!.send({ type: 'gathering.open' }))
  for (const name of MEMBERS) {
    const her = (here[name] = arrive(name))
    await her.sees('her first view', () => true)
    await agree()
    await must(her.send({ type: 'door.knock', name, attendance: 'sharing' }))
    await must(here['Teresa']!.send({ type: 'door.admit-all' }))
    await her.seesRoom('the bowl', ({ bowl }) => bowl)
    voices[name] = await takeVoice(her, seeded.gathering)
  }
  return voices
}

const agree = () => db.updateTable('participant').set({ agreed_version: agreement.version }).execute()
const must = async (answer: Promise<{ ok: boolean; code?: string }>): Promise<void> =>
  expect(await answer).toMatchObject({ ok: true })
const undrawn = async (): Promise<number> =>
  (await db.selectFrom('note').select('id').where('status', '=', 'undrawn').execute()).length

/** What a browser could say at the gate, and to LiveKit itself if it reached it, with the texts in place of everything. */
const said = (text: string): SignalRequest['message'][] => [
  { case: 'offer', value: new SessionDescription({ type: 'offer', sdp: `${text} ${ADDRESS}` }) },
  {
    case: 'trickle',
    value: new TrickleRequest({ candidateInit: JSON.stringify({ candidate: `${text} ${ADDRESS}` }) }),
  },
  { case: 'updateAudioTrack', value: new UpdateLocalAudioTrack({ trackSid: `${text} ${ADDRESS}` }) },
]

/** By way of the proxy and the gate as she who is inside, and past both, as if they were not there. */
async function saysAtTheGate(): Promise<void> {
  const sfu = sfuOf(livekit)
  const { mediaId } = here['ana']!.room().you
  const hers = await openRaw(
    `${caddy.url}/sfu/rtc`,
    { access_token: `${seeded.gathering}.${mediaId}`, browser: TEXTS[0]! },
    { cookie: cookies['ana']!, origin: caddy.url },
    ADDRESS,
  )
  const past = await openRaw(
    `${livekit.url}/rtc`,
    { access_token: await sfu.token(seeded.gathering, 'nobody', everything), browser: TEXTS[1]! },
    {},
    ADDRESS,
  )
  for (const line of [hers, past]) {
    await line.next('join')
    for (const text of TEXTS) said(text).forEach(line.send)
    line.socket.send(TEXTS.join())
  }
  // It has read them all, and said so in its log.
  await past.closed
  await waitFor('its words', async () =>
    (await readFile(livekit.logFile, 'utf8')).includes('could not update audio track'),
  )
  hers.close()
}

it('AN-12: neither the text of a note nor an address is ever written, whatever dies in between', async () => {
  const voices = await comeIn()
  const lay = async (name: string, note: ReturnType<typeof newNote>) => {
    const { channelKey: door } = here[name]!.room().bowl!
    expect(await ask(`/bowl/${seeded.gathering}`, 'POST', postBytes(voices[name]!, note, door))).toBe(202)
  }
  const teresa = here['Teresa']!
  const nothing = async (...more: string[]) => {
    expect(await search([join(home, 'data'), dirname(livekit.logFile), ...more], SECRETS)).toEqual([])
    expect(await caddy.written()).not.toMatch(new RegExp(SECRETS.join('|')))
    expect(await readFile(join(home, 'app.log'), 'utf8')).not.toMatch(new RegExp(SECRETS.join('|')))
  }
  const notes = TEXTS.map((text) => newNote(text))

  // The search finds what is there.
  expect((await search([join(home, 'data')], ['Beginning again'])).length).toBeGreaterThan(0)

  // On their way, in the memory of an app that dies.
  await Promise.all(notes.map((note, k) => lay(MEMBERS[k]!, note)))
  await nothing()
  await app.kill()
  expect(await ask('/api/me')).toBe(502)
  await nothing()
  app = await start()
  await waitFor('everybody to be back', () => Object.values(here).every(({ socket }) => socket.connected), 20_000)
  for (const her of Object.values(here)) {
    await her.seesRoom(
      'everybody back in her seat',
      ({ seats }) => seats.length === MEMBERS.length + 1 && seats.every(({ quiet }) => !quiet),
      20_000,
    )
  }
  await Promise.all(notes.map((note, k) => lay(MEMBERS[k]!, note)))
  await ask('/api/sign-in', 'POST')

  // At the gate, where her browser speaks to the media server.
  await saysAtTheGate()
  await nothing()

  // In the bowl, in a database that dies without a word.
  // One tick after another, each told before the clock goes on: else it runs away from a slow machine.
  const ticked = () => here['dora']!.room().bowl!.tick
  for (let count = 0; count < 16 && (await undrawn()) < notes.length; count += 1) {
    const before = ticked()
    app.turn(TICK)
    await waitFor('the next tick', () => ticked() > before)
  }
  expect(await undrawn()).toBe(notes.length)
  await nothing()
  const [running] = (await readFile(join(home, 'data', 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')
  await mkdir(join(home, 'copies'))
  await takeBackup(postgres.url, join(home, 'copies', 'backup'))
  process.kill(Number(running), 'SIGKILL')
  // Its children end on their own, and take files with them.
  await copyOf(join(home, 'data', 'postgres'), join(home, 'copies', 'cold'))
  await db.destroy()
  await startDatabase()
  await waitFor('the app to be well again', async () => (await ask('/healthz')) === 200, 20_000)
  await nothing(join(home, 'copies'))

  // Drawn, laid and read to all.
  await waitFor('the bowl to open', async () => (await teresa.send({ type: 'bowl.announce', when: 'now' })).ok, 20_000)
  await must(teresa.send({ type: 'note.draw' }))
  const { id, text } = await teresa.seesRoom('the drawn note', ({ desk }) => desk?.bowl?.inHand)
  expect(TEXTS).toContain(text)
  await must(teresa.send({ type: 'note.lay', id }))
  await here['dora']!.seesRoom('the laid note', ({ piece }) => piece.at === 'note' && piece.text === text)
  await sql`checkpoint`.execute(db)
  await nothing(join(home, 'copies'))

  // Closed and erased.
  await must(teresa.send({ type: 'gathering.end', unread: true }))
  app.turn(11 * 60_000)
  await waitFor('the erasure', async () => (await db.selectFrom('note').select('id').execute()).length === 0, 20_000)
  await sql`checkpoint`.execute(db)
  await nothing(join(home, 'copies'))
}, 180_000)
