// The real product as the benches measure it: built app, real LiveKit, real PostgreSQL, real pages with ears. Nothing is measured here.
import type { Browser } from 'playwright'
import { CircleFixture, type Woman } from '../../support/circle-fixture.ts'
import { WomanPage } from '../../support/woman-page.ts'
import { startLiveKit, type TestLiveKit } from '../../support/livekit.ts'
import { startTestPostgres } from '../../support/postgres.ts'
import { watchJoin } from './join-marks.ts'

export type Bench = { fixture: CircleFixture; liveKit: TestLiveKit; close: () => Promise<void> }

export async function openBench(): Promise<Bench> {
  const stopPostgres = await startTestPostgres()
  const liveKit = await startLiveKit()
  const fixture = await CircleFixture.open({ liveKit })
  const close = async (): Promise<void> => {
    await fixture.stop()
    await liveKit.stop()
    await stopPostgres()
  }
  return { fixture, liveKit, close }
}

/** Her own browser, with ears on our pages too (their policy would keep the ears out). */
export async function pageOf(
  fixture: CircleFixture,
  browser: Browser,
  woman: Woman,
  pitch?: number,
): Promise<WomanPage> {
  const context = await fixture.browserOf(browser, woman, pitch, { bypassCSP: true })
  await watchJoin(context)
  return WomanPage.open(context, fixture.url, woman.name)
}
