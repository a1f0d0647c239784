// A hundred sign-ins at the same moment against the built app: their hashing must not hold up the circle that runs.
import { setInterval } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CircleFixture } from '../support/circle-fixture.ts'
import type { Connected } from '../support/members.ts'

const SIGN_INS = 100
const ROUNDS = 2 // more would be slowed down as guessing from one address
const MOST = 200 // ms
/** From one command to the next, ms: as many as one person may send. */
const PACE = 60
let fixture: CircleFixture
let guide: Connected

beforeAll(async () => {
  fixture = await CircleFixture.open({ liveKit: null })
  guide = await fixture.scripted(fixture.guide)
  expect(await guide.send({ type: 'gathering.open' })).toMatchObject({ ok: true })
})
afterAll(async () => {
  guide?.close()
  await fixture?.stop()
})

const signIn = async (name: string): Promise<string> => {
  const answer = await fetch(`${fixture.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: fixture.url, 'x-circle': '1' },
    body: JSON.stringify({ name, words: 'amber lantern river stone', ownDevice: false }),
  })
  return ((await answer.json()) as { code: string }).code
}

/** How long the room took to answer each command while the hundred were asked, ms, the slowest first. */
async function rush(round: number): Promise<number[]> {
  let over = false
  const names = Array.from({ length: SIGN_INS }, (_, k) => `nobody-${round}-${k}`)
  const asked = Promise.all(names.map(signIn)).finally(() => (over = true))
  const took: Promise<number>[] = []
  // By the clock and not one after the other: a slow answer must not spare the next its wait.
  for await (const _ of setInterval(PACE)) {
    if (over) break
    took.push(answered(`In a moment, ${took.length}.`))
  }
  // All were compared, and none sent away because of too many: there was a rush.
  expect(new Set(await asked)).toEqual(new Set(['wrong-words']))
  return (await Promise.all(took)).sort((one, other) => other - one)
}

async function answered(text: string): Promise<number> {
  const begin = performance.now()
  expect(await guide.send({ type: 'door.say', text })).toMatchObject({ ok: true })
  return performance.now() - begin
}

test(
  'a hundred sign-ins at once leave the p99 of the room’s answers below 200 ms (G14)',
  { timeout: 120_000 },
  async () => {
    const p99s: number[] = []
    // What else runs on this machine may hold up any process: the hashing is to blame only for what comes every time.
    for (let round = 0; round < ROUNDS && Math.min(...p99s) >= MOST; round += 1) {
      const took = await rush(round)
      expect(took.length).toBeGreaterThan(5)
      p99s.push(took[Math.floor(took.length / 100)]!)
      console.info(
        `${SIGN_INS} sign-ins at once: ${took.length} answers of the room meanwhile, p99 ${p99s.at(-1)!.toFixed(1)} ms`,
      )
    }
    expect(Math.min(...p99s)).toBeLessThan(MOST)
  },
)
