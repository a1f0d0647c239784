// A sound that is said to be a picture: its SSRC stands in the section of her camera, with Opus among that section's codecs.
// The forgery is real: the same two tracks said as they are, by the same way, are heard.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CheckName } from '../support/weak-gate.ts'
import { type MediaSetup, openGateFixture, startMediaSetup, stopMediaSetup } from './gate-fixture.ts'

let grounds: MediaSetup
beforeAll(async () => {
  grounds = await startMediaSetup()
})
afterAll(() => stopMediaSetup(grounds))

/** What a listener hears, in ms, while each of `women` sends the sound at the same time as the others. */
async function heard(
  {
    without = [],
    women,
    honest = false,
  }: { without?: readonly CheckName[]; women: readonly string[]; honest?: boolean },
  ms: number,
): Promise<number> {
  const fixture = await openGateFixture(grounds, { without, owns: () => false })
  try {
    fixture.gathering.sit('fay', 'facilitator')
    for (const who of women) fixture.gathering.sit(who)
    fixture.gathering.sit('lis', 'member', 'listening')
    const lis = await fixture.join('lis')
    const pages = await Promise.all(women.map((who) => fixture.join(who)))
    await Promise.all(pages.map((page) => page.evaluate((said) => window.page.opusInCamera(said), honest)))
    await lis.evaluate((window_) => window.page.hearing.during(window_), ms)
    return await lis.evaluate(() => window.page.hearing.ms())
  } finally {
    await fixture.close()
  }
}

test('Opus declared by its SSRC inside the section of her camera is heard for 0 ms, five times of five (G1)', async () => {
  expect(await heard({ women: ['ana', 'bea', 'cleo', 'dora', 'elin'] }, 2500)).toBe(0)
})

test('Opus declared by its SSRC inside the section of her camera is heard for 0 ms at a gate that does not read what is offered (G1)', async () => {
  expect(await heard({ without: ['readable'], women: ['ana', 'bea'] }, 2500)).toBe(0)
})

test('the same sound beside the same camera, each declared as it is, is heard where nothing holds it back (G1)', async () => {
  const without = ['rights-of-a-track', 'permission', 'starts-muted'] as const
  expect(await heard({ without, women: ['ana'], honest: true }, 1500)).toBeGreaterThan(100)
})
