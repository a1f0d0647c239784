// A sound that is said to be a picture: its SSRC stands in the section of her camera, with Opus among that section's codecs.
// The forgery is real: the same two tracks said as they are, by the same way, are heard.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GuardName } from '@circle/server/media/guards'
import { type Grounds, type House, openHouse, startGrounds, stopGrounds } from './house.ts'

let grounds: Grounds
beforeAll(async () => {
  grounds = await startGrounds()
})
afterAll(() => stopGrounds(grounds))

async function withAna(without: readonly GuardName[], run: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse(grounds, { without, owns: () => false })
  try {
    house.gathering.sit('fay', 'facilitator')
    house.gathering.sit('ana')
    house.gathering.sit('lis', 'member', 'listening')
    await run(house)
  } finally {
    await house.close()
  }
}

/** What a listener hears of it, in ms. */
async function heard(house: House, honest: boolean, times: number, ms: number): Promise<number> {
  const lis = await house.join('lis')
  for (let time = 0; time < times; time += 1) {
    const ana = await house.join('ana')
    await ana.evaluate((said) => window.page.opusInCamera(said).catch(() => {}), honest)
    await lis.evaluate((window_) => window.page.hearing.during(window_), ms)
    await ana.context().close()
  }
  return lis.evaluate(() => window.page.hearing.ms())
}

test('Opus declared by its SSRC inside the section of her camera is heard for 0 ms, five times of five (G1)', async () => {
  await withAna([], async (house) => expect(await heard(house, false, 5, 800)).toBe(0))
})

test('Opus declared by its SSRC inside the section of her camera is heard for 0 ms at a gate that does not read what is offered (G1)', async () => {
  await withAna(['readable'], async (house) => expect(await heard(house, false, 2, 800)).toBe(0))
})

test('the same sound beside the same camera, each declared as it is, is heard where nothing holds it back (G1)', async () => {
  await withAna(['rights-of-a-track', 'permission', 'starts-muted'], async (house) => {
    expect(await heard(house, true, 1, 1500)).toBeGreaterThan(100)
  })
})
