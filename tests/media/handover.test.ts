// The lawful way through the gate: she prepares, takes, is heard, and is not heard afterwards.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Grounds, openHouse, startGrounds, stopGrounds } from './house.ts'

let grounds: Grounds
beforeAll(async () => { grounds = await startGrounds() })
afterAll(() => stopGrounds(grounds))

test('she who prepared and takes the piece is heard, and silent again when it moves on', async () => {
  const house = await openHouse(grounds)
  try {
    const { gathering } = house
    gathering.sit('fay', 'facilitator')
    gathering.sit('ana')
    gathering.sit('lis', 'member', 'listening')
    const lis = await house.join('lis')
    gathering.offer('ana')
    const ana = await house.join('ana')
    await ana.evaluate(() => window.page.prepare())
    expect(await lis.evaluate(() => window.page.hearing.ms())).toBe(0)
    gathering.hold('ana')
    await ana.evaluate(() => window.page.take())
    await lis.waitForFunction(() => window.page.hearing.ms() > 100)
    gathering.hold(null)
    await ana.waitForFunction(() => window.page.told.includes('LocalTrackUnpublished'))
  } finally {
    await house.close()
  }
})
