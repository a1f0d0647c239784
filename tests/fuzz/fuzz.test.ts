// Thousands of misshapen and half-right inputs at every door of the built app while a gathering goes on before a real
// SFU: it lives, answers no 5xx, changes nothing, keeps nothing in memory and repeats nothing in its log.
// The seed is printed; FUZZ_SEED repeats a run. LONG_TESTS=1 throws twenty thousand.
import { randomBytes } from 'node:crypto'
import { openDatabase, type Database } from '@circle/server/db/database'
import type { GatheringState } from '@circle/shared/gathering/state'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CircleFixture, type Woman } from '../support/circle-fixture.ts'
import { does } from '../support/guide.ts'
import { heapWatch } from '../support/heap-of.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { type Connected, connect } from '../support/members.ts'
import { openGathering } from '../support/opened.ts'
import { openRaw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'
import * as input from './inputs.ts'
import * as request from './request-inputs.ts'
import * as thrown from './throwing.ts'

const SEED = Number(process.env['FUZZ_SEED'] ?? randomBytes(4).readUInt32BE(0) >>> 1)
/** How much of the whole is thrown. */
const SHARE = process.env['LONG_TESTS'] ? 1 : 0.3
/** How many of each, of the whole. One half goes before the heap is first measured, so that what is made once is made. */
const AMOUNTS = {
  misshapen: 9000,
  halfRight: 1600,
  knocks: 900,
  frames: 1000,
  http: 3000,
  posts: 2000,
  upgrades: 800,
  gateFrames: 3000,
}
/** Each of these was the answer to many: the inputs got as far as that. */
const REACHED = [
  'malformed',
  'unknown-command',
  'facilitator-only',
  'not-admitted',
  'already-so',
  'turn-moved-on',
  'not-here',
  'no-round',
  'already-inside',
  'agreement-changed',
  'name-not-allowed',
  'name-empty',
  '200',
  '400',
  '403',
  '404',
  'gate 400',
  'gate 403',
  'gate frame',
]
const watch = heapWatch()
let livekit: SharedLiveKit
let fixture: CircleFixture
let db: Database
let women: { guide: Connected; holder: Connected; shares: Connected; listens: Connected; waits: Connected }
let holder: Woman
let invited: Woman

beforeAll(async () => {
  livekit = sharedLiveKit()
  fixture = await CircleFixture.open({
    liveKit: livekit,
    keepsHappenings: true,
    env: { ...watch.env, LOG_LEVEL: 'trace', TRUST_PROXY: 'loopback' },
  })
  db = openDatabase({ url: fixture.database.url, connections: 2 })
  const guide = await fixture.scripted(fixture.guide)
  await does(guide, { type: 'gathering.open' })
  const come = async (name: string, attendance: 'sharing' | 'listening' = 'sharing'): Promise<[Woman, Connected]> => {
    const woman = await fixture.newWoman(name)
    return [woman, await fixture.scripted(woman, attendance)]
  }
  const [ana, holds] = await come('Ana')
  const [, shares] = await come('Maja')
  const [, listens] = await come('Lien', 'listening')
  await does(guide, { type: 'door.admit-all' })
  const [, waits] = await come('Noor')
  await does(guide, { type: 'round.begin', prompt: 'What was heavy?' })
  await guide.seesRoom('her turn', (room) => room.piece.at === 'held')
  await does(guide, { type: 'piece.pass', turn: guide.room().piece.turn })
  await holds.seesRoom('the offer', (room) => room.piece.at === 'offered')
  await does(holds, { type: 'piece.take', turn: holds.room().piece.turn })
  await guide.seesRoom('her turn', (room) => room.piece.at === 'held' && room.piece.by !== room.you.id)
  women = { guide, holder: holds, shares, listens, waits }
  holder = ana
  invited = await fixture.newWoman('Ines')
})
afterAll(async () => {
  for (const line of Object.values(women ?? {})) line.close()
  await db?.destroy()
  await fixture?.stop()
})

const opened = () => openGathering(db, fixture.dataDir, fixture.gathering, fixture.happened)

/** All but what the tick of the bowl writes every half minute, which is told apart by its events. */
function bytesOf({ bowl, seq: _seq, ...rest }: GatheringState): string {
  const {
    tick: _tick,
    tickAt: _at,
    marks: _marks,
    membershipChanged: _changed,
    deferredTicks: _deferred,
    ...lasts
  } = bowl!
  return JSON.stringify({ ...rest, bowl: lasts })
}

function standing(): input.NowInTheCircle {
  const room = women.guide.room()
  return { turn: room.piece.turn, round: room.round!.number, ids: room.seats.map(({ id }) => id) }
}

/** Lines of one who is enrolled and has not knocked: many pages, and none of them a seat. */
const pages = (count: number): Connected[] =>
  Array.from({ length: count }, () =>
    connect({ url: fixture.url, gathering: fixture.gathering, cookie: invited.cookie, again: true }),
  )

type Share = { part: number; of: number; seed: number }
/** Each kind gives its part of its amount. Returns how many were thrown and what was wrong. */
async function everything({ part, of, seed }: Share): Promise<{ count: number; faults: string[] }> {
  let count = 0
  const some = <T>(arbitrary: fc.Arbitrary<T>, amount: number): T[] => {
    const numRuns = Math.ceil((amount * SHARE * part) / of)
    count += numRuns
    return fc.sample(arbitrary, { seed: seed + count, numRuns })
  }
  const now = standing()
  const lines = pages(64)
  await Promise.all(lines.map((line) => line.sees('the outside', (view) => view.audience === 'stranger', 20_000)))
  const network = (hand: number): Record<string, string> => ({ 'x-forwarded-for': `203.0.${hand}.7` })
  const ours = { cookie: holder.cookie, origin: fixture.url }
  const mediaId = women.holder.room().you.mediaId
  const gate = ['/sfu/rtc', '/sfu/rtc/v1', '/sfu/rtc/validate', '/sfu/rtc/v1/validate']
  const opens = Array.from({ length: 4 }, () =>
    thrown.frames(() => openRaw(`${fixture.url}/sfu/rtc`, { access_token: `${fixture.gathering}.${mediaId}` }, ours)),
  )

  /** What a line of the gathering says is bound by its pace, so all of them speak at once, and the other doors meanwhile. */
  const words = async (): Promise<string[]> => [
    ...(await thrown.throwAll(
      some(fc.oneof({ arbitrary: input.misshapenMessage, weight: 4 }, input.misshapenWord), AMOUNTS.misshapen),
      lines.length,
      (message, hand) => thrown.say(lines[hand]!, message),
    )),
    ...(await thrown.throwAll(some(input.knock, AMOUNTS.knocks), lines.length, (command, hand) =>
      thrown.say(lines[hand]!, input.asMessage(command)),
    )),
  ]
  const halfRight = (): Promise<string[]> =>
    thrown.throwAll(
      some(fc.tuple(fc.boolean(), input.notHers(now), input.ofThePast(now)), AMOUNTS.halfRight),
      5,
      ([which, notHers, ofThePast], hand) => {
        const her = [women.holder, women.shares, women.listens, women.waits, women.guide][hand]!
        // One who waits may change her name; those who guide may do what is the facilitator's.
        const facilitators = her === women.waits || (which && her !== women.guide)
        return thrown.say(her, input.asMessage(facilitators ? notHers : ofThePast))
      },
    )
  const otherDoors = async (): Promise<string[]> => [
    ...(await thrown.throwAll(some(input.rawFrame, AMOUNTS.frames), 8, (sent) =>
      thrown.frame(fixture.url, invited.cookie, fixture.gathering, sent),
    )),
    ...(await thrown.throwAll(some(request.httpInput, AMOUNTS.http), 8, (sent, hand) =>
      // Her own sign-in only where it cannot be ended by what is sent.
      thrown.http(fixture.url, sent, {
        ...network(hand),
        ...(/leave|sign-out/.test(sent.path) ? {} : { cookie: holder.cookie }),
      }),
    )),
    ...(await thrown.throwAll(some(request.bowlPost, AMOUNTS.posts), 8, (body) =>
      thrown.post(fixture.url, `/bowl/${fixture.gathering}`, body),
    )),
    ...(await thrown.throwAll(
      some(fc.tuple(fc.constantFrom(...gate), fc.boolean(), request.gateQuery), AMOUNTS.upgrades),
      8,
      ([path, asHer, query]) => {
        // Her own media join with an offer that is none (few bytes may be an empty one, which is hers to make), or nothing right.
        const hers = asHer && path === '/sfu/rtc/v1' ? { access_token: `${fixture.gathering}.${mediaId}` } : null
        return thrown.upgrade(
          fixture.url,
          `${path}?${new URLSearchParams({ ...query, ...hers })}`,
          ours,
          hers ? [101, 400, 403] : [403],
        )
      },
    )),
    ...(await thrown.throwAll(some(request.gateFrame, AMOUNTS.gateFrames), opens.length, (sent, hand) =>
      opens[hand]!.send(sent),
    )),
  ]
  const found = (await Promise.all([words(), halfRight(), otherDoors()])).flat()
  for (const line of lines) line.close()
  await Promise.all(opens.map((one) => one.close()))
  return { count, faults: found }
}

/** Nobody but those who belong there holds anything: connections that were thrown at are gone, and their drops are written. */
const quiet = (): Promise<unknown> =>
  waitFor(
    'all thrown lines to be forgotten',
    async () => (await db.selectFrom('connection').select('id').execute()).length <= 5,
    40_000,
  )

/** The first measure below `enough`, or the last one when none comes within forty seconds. */
async function lowest(measure: () => Promise<number>, enough: number): Promise<number> {
  let last = Infinity
  await waitFor('the heap to settle', async () => (last = await measure()) < enough, 40_000).catch(() => {})
  return last
}

test(
  'thousands of inputs at sockets, HTTP, the bowl and the gate: no crash, no 5xx, no change, nothing kept, nothing said',
  { timeout: 600_000 },
  async () => {
    console.info(`FUZZ_SEED=${SEED}`)
    const app = fixture.apps[0]!
    const before = await opened()
    const began = performance.now()
    const one = await everything({ part: 1, of: 2, seed: SEED })
    await quiet()
    const heapBefore = await watch.heap(app.pid)
    const other = await everything({ part: 1, of: 2, seed: SEED + 1_000_000 })
    await quiet()
    const took = performance.now() - began
    const count = one.count + other.count
    const faults = [...one.faults, ...other.faults]
    const settling = performance.now()
    const heapAfter = await lowest(() => watch.heap(app.pid), heapBefore * 1.1)
    const settled = ((performance.now() - settling) / 1000).toFixed(1)
    console.info(
      `${count} inputs in ${(took / 1000).toFixed(1)} s; heap ${(heapBefore / 1e6).toFixed(1)} -> ${(heapAfter / 1e6).toFixed(1)} MB after ${settled} s`,
    )

    console.info(
      [...thrown.tally]
        .sort(([, one], [, other]) => other - one)
        .map(([answer, times]) => `${answer} ${times}`)
        .join(', '),
    )
    expect(faults).toEqual([])
    for (const answer of REACHED) expect(thrown.tally.get(answer) ?? 0, answer).toBeGreaterThanOrEqual(20 * SHARE)
    expect(count).toBeGreaterThanOrEqual(20_000 * SHARE)
    const after = await opened()
    expect(after.events.slice(before.state.seq).filter(({ type }) => type !== 'bowl.ticked')).toEqual([])
    expect(bytesOf(after.state)).toBe(bytesOf(before.state))
    expect(heapAfter / heapBefore).toBeLessThan(1.1)
    // The circle goes on as if nothing had been.
    const { turn } = women.holder.room().piece
    expect(await women.holder.send({ type: 'piece.pass', turn })).toMatchObject({ ok: true })
    expect(process.kill(app.pid, 0)).toBe(true)
    const log = app.log()
    expect(
      log
        .split('\n')
        .filter((line) => line.toLowerCase().includes(input.CANARY.toLowerCase()) || line.includes('203.0.')),
    ).toEqual([])
    expect(
      log
        .split('\n')
        .filter((line) => /"level":[56]0/.test(line))
        .slice(0, 5),
    ).toEqual([])
  },
)
