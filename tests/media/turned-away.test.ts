// What ends, ends at once and on every path: a removal, an old token, a restart of the SFU.
import { AccessToken } from 'livekit-server-sdk'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantOf } from '@circle/server/media/livekit/grants'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { openRaw } from '../support/raw-signalling.ts'
import type { CheckName } from '../support/weak-gate.ts'
import { type MediaSetup, type GateFixture, openGateFixture, startMediaSetup, stopMediaSetup } from './gate-fixture.ts'

let livekit: TestLiveKit
let grounds: MediaSetup
beforeAll(async () => {
  livekit = await startLiveKit() // it is killed
  grounds = { ...(await startMediaSetup()), livekit }
})
afterAll(async () => {
  await stopMediaSetup(grounds)
  await livekit.stop()
})

async function atGate(
  options: { without?: readonly CheckName[]; owns?: () => boolean },
  run: (fixture: GateFixture, lis: Page) => Promise<void>,
): Promise<void> {
  const fixture = await openGateFixture(grounds, options)
  try {
    fixture.gathering.sit('fay', 'facilitator')
    fixture.gathering.sit('ana')
    fixture.gathering.sit('lis', 'member', 'listening')
    await run(fixture, await fixture.join('lis'))
  } finally {
    await fixture.close()
  }
}

const speaks = async (fixture: GateFixture): Promise<Page> => {
  fixture.gathering.hold('ana')
  const ana = await fixture.join('ana')
  await ana.evaluate(async () => {
    await window.page.prepare()
    await window.page.take()
  })
  return ana
}

const heardWithin = (page: Page, ms: number) => page.evaluate((window_) => window.page.hearing.during(window_), ms)
const untilHeard = async (page: Page) => {
  await page.evaluate(() => window.page.hearing.reset())
  await page.waitForFunction(() => window.page.hearing.ms() > 100)
}

test('a removal ends her sound and her connection in less than a second, and no old token or cookie leads back', async () => {
  await atGate({}, async (fixture, lis) => {
    const ana = await speaks(fixture)
    await untilHeard(lis)
    const token = fixture.gathering.token('ana')
    const since = performance.now()
    fixture.gathering.remove('ana')
    await ana.waitForFunction(() => window.page.state() === 'disconnected')
    while ((await heardWithin(lis, 60)) > 0) expect(performance.now() - since).toBeLessThan(1000)
    expect(performance.now() - since).toBeLessThan(1000)
    expect(await heardWithin(lis, 600)).toBe(0)
    const again = await ana.evaluate(
      (old) =>
        window.page.join(old).then(
          () => 'joined',
          (error: Error) => error.name,
        ),
      token,
    )
    expect(again).not.toBe('joined')
  })
})

/** What the SFU itself would hand her while she holds the piece: its own token, good for ten minutes. */
async function capturedToken(fixture: GateFixture): Promise<string> {
  const { key, secret, url } = grounds.livekit
  const own = new AccessToken(key, secret, { identity: 'captured', ttl: 60 })
  own.addGrant({
    ...grantOf({ mayPublishMicrophone: true, mayPublishCamera: true, hidden: false }),
    roomJoin: true,
    room: fixture.gathering.id,
  })
  const raw = await openRaw(`${url}/rtc`, { access_token: await own.toJwt() })
  const token = await raw.next('refreshToken')
  raw.close()
  return token
}

const publishesWith = async (fixture: GateFixture, token: string): Promise<string> => {
  const ana = await fixture.page('ana')
  return ana.evaluate(async (old) => {
    const outcome = await window.page.join(old).then(
      () => 'joined',
      (error: Error) => error.name,
    )
    if (outcome === 'joined') {
      const { sid } = await window.page.publishOpen('microphone')
      await window.page.insist(sid)
    }
    return outcome
  }, token)
}

test('an old token, captured where the SFU sends it, opens nothing at the gate', async () => {
  await atGate({}, async (fixture, lis) => {
    expect(await publishesWith(fixture, await capturedToken(fixture))).not.toBe('joined')
    expect(await heardWithin(lis, 800)).toBe(0)
  })
})

test('at a gate without own-token the same old token is heard', async () => {
  await atGate({ without: ['own-token'], owns: () => false }, async (fixture, lis) => {
    expect(await publishesWith(fixture, await capturedToken(fixture))).toBe('joined')
    await untilHeard(lis)
  })
})

/** She holds the piece and speaks; the SFU dies and comes back. Her browser publishes again by itself, as the SDK does. */
async function restartWhileSpeaking(fixture: GateFixture, lis: Page): Promise<Page> {
  const ana = await speaks(fixture)
  await untilHeard(lis)
  await livekit.kill()
  await livekit.startAgain()
  await Promise.all(
    [ana, lis].map((page) =>
      page.waitForFunction(() => window.page.told.includes('Reconnected'), undefined, { timeout: 20_000 }),
    ),
  )
  return ana
}

test('after a restart of the SFU she is heard for 0 ms before she acts, and heard when she does', async () => {
  await atGate({}, async (fixture, lis) => {
    const ana = await restartWhileSpeaking(fixture, lis)
    expect(await heardWithin(lis, 2000)).toBe(0)
    await ana.waitForFunction(() => window.page.muted())
    await ana.evaluate(() => window.page.take())
    await untilHeard(lis)
  })
}, 60_000)

test('at a gate without starts-muted she is heard after the restart without an act of hers', async () => {
  await atGate({ without: ['starts-muted'] }, async (fixture, lis) => {
    await restartWhileSpeaking(fixture, lis)
    await untilHeard(lis)
  })
}, 60_000)
