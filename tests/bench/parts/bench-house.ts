// The real product as the benches measure it: built app, real LiveKit, real PostgreSQL, real pages with ears. Nothing is measured here.
import type { Browser } from 'playwright'
import { CircleHouse, type Woman } from '../../support/circle-house.ts'
import { HerPage } from '../../support/her-page.ts'
import { startLiveKit, type TestLiveKit } from '../../support/livekit.ts'
import { startTestPostgres } from '../../support/postgres.ts'
import { watchJoin } from './join-marks.ts'

export type Bench = { house: CircleHouse; liveKit: TestLiveKit; close: () => Promise<void> }

export async function openBench(): Promise<Bench> {
  const stopPostgres = await startTestPostgres()
  const liveKit = await startLiveKit()
  const house = await CircleHouse.open({ liveKit })
  const close = async (): Promise<void> => {
    await house.stop()
    await liveKit.stop()
    await stopPostgres()
  }
  return { house, liveKit, close }
}

/** Her own browser, with ears on our pages too (their policy would keep the ears out). */
export async function pageOf(house: CircleHouse, browser: Browser, woman: Woman, pitch?: number): Promise<HerPage> {
  const context = await house.browserOf(browser, woman, pitch, { bypassCSP: true })
  await watchJoin(context)
  return HerPage.open(context, house.url, woman.name)
}
