// Ten thousand posts through a wrong door against the built app: whoever is not inside cannot burn its processor.
import { randomBytes } from 'node:crypto'
import { connect as dial } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newNote, newVoiceKeys, postBytes } from '../support/bowl.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { loopWatch } from '../support/loop-of.ts'
import type { Connected } from '../support/members.ts'

const POSTS = 10_000
const AT_ONCE = 12
const ROUNDS = 3
const MOST = 50 // ms
const watch = loopWatch()
let fixture: CircleFixture
let guide: Connected

beforeAll(async () => {
  fixture = await CircleFixture.open({ liveKit: null, env: watch.env })
  guide = await fixture.scripted(fixture.guide)
  expect(await guide.send({ type: 'gathering.open' })).toMatchObject({ ok: true })
})
afterAll(async () => {
  guide?.close()
  await fixture?.stop()
})

/** One post on a line of its own; true when it got the answer of all. */
function post(request: Buffer): Promise<boolean> {
  const { port, hostname } = new URL(fixture.url)
  return new Promise((done) => {
    const socket = dial(Number(port), hostname, () => socket.write(request))
    let answer = ''
    socket.on('data', (data) => (answer += data.toString('latin1')))
    socket.on('error', () => done(false))
    socket.on('close', () => done(answer.startsWith('HTTP/1.1 202')))
  })
}

async function flood(request: Buffer): Promise<number> {
  const { pid } = fixture.apps[0]!
  await watch.report(pid)
  let left = POSTS
  let good = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1
        if (await post(request)) good += 1
      }
    }),
  )
  const { p50, p99, max, turns } = await watch.report(pid)
  console.info(
    `event loop under ${POSTS} posts through a wrong door: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)} ms, ${turns} looks`,
  )
  expect(good).toBe(POSTS)
  expect(turns).toBeGreaterThan(100)
  return p99
}

test(
  'ten thousand posts through a wrong door leave the p99 of the event loop below 50 ms',
  { timeout: 120_000 },
  async () => {
    const { pub, secret } = newVoiceKeys()
    const voice = { pub, secret, token: randomBytes(32), gathering: fixture.gathering }
    const head = `POST /bowl/${fixture.gathering} HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\n`
    const request = Buffer.concat([
      Buffer.from(head),
      postBytes(voice, newNote('Through the wrong door.'), randomBytes(16).toString('base64url')),
    ])
    const best = { p99: Number.POSITIVE_INFINITY }
    // What else runs on this machine may hold up any process: the door is to blame only for what comes every time.
    for (let round = 0; round < ROUNDS && best.p99 >= MOST; round += 1)
      best.p99 = Math.min(best.p99, await flood(request))
    expect(best.p99).toBeLessThan(MOST)
    // And whoever is inside is answered as ever.
    const begin = performance.now()
    expect(await guide.send({ type: 'door.say', text: 'In a moment.' })).toMatchObject({ ok: true })
    expect(performance.now() - begin).toBeLessThan(1000)
  },
)
