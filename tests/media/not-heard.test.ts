// The patched client: whatever she tries when it is not her turn, nobody hears a sound. Each attempt is made a second time
// at a gate that lacks the guard which holds it back, and there it is heard: so a silence here proves something. No gate
// here owns its gathering, so nothing is put right at the SFU afterwards: the gate and its tokens stand alone.
import { TrackSource, TrackType } from '@livekit/protocol'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckName } from '../support/weak-gate.ts'
import { type MediaSetup, type GateFixture, openGateFixture, startMediaSetup, stopMediaSetup } from './gate-fixture.ts'

type Attempt = {
  without: readonly CheckName[] // all that hold it back
  alsoSilentWithout?: readonly (readonly CheckName[])[] // what is left of them is enough
  ana: 'offered' | 'sharing' | 'listening'
  tries: (fixture: GateFixture) => Promise<Page>
}

const windowMs = 800 // the same tone is audible within 200 ms where nothing holds it back

const joined = async (fixture: GateFixture, run: (page: Page) => Promise<unknown>): Promise<Page> => {
  const ana = await fixture.join('ana')
  await run(ana)
  return ana
}
const publishesOpen = (source: 'microphone' | 'camera') => (fixture: GateFixture) =>
  joined(fixture, (ana) =>
    ana.evaluate((from) => {
      window.page.shameless()
      window.page.publishOpen(from).catch(() => {})
    }, source),
  )
const smuggles =
  (announcement: object) =>
  async (fixture: GateFixture): Promise<Page> => {
    const ana = await fixture.page('ana')
    await ana.evaluate((one) => window.page.smuggle(one), announcement)
    await ana.evaluate((token) => window.page.join(token), fixture.gathering.token('ana'))
    await ana.evaluate(() => window.page.sendRaw())
    return ana
  }
const early = { cid: 'early', type: TrackType.AUDIO }
const everyLayer: readonly CheckName[] = ['rights-of-a-track', 'permission', 'starts-muted', 'unmute']

const attempts: Record<string, Attempt> = {
  'a microphone published open while she is only offered the piece': {
    ana: 'offered',
    without: ['starts-muted'],
    tries: publishesOpen('microphone'),
  },
  'a microphone published out of turn': {
    ana: 'sharing',
    without: everyLayer,
    tries: publishesOpen('microphone'),
    alsoSilentWithout: [['permission'], ['rights-of-a-track', 'starts-muted']],
  },
  'unmuted out of turn while prepared': {
    ana: 'offered',
    without: ['unmute'],
    tries: (fixture) =>
      joined(fixture, (ana) =>
        ana.evaluate(async () => {
          await window.page.prepare()
          await window.page.take()
        }),
      ),
  },
  'a live track put on the sender of a muted publication': {
    ana: 'offered',
    without: ['unmute'],
    tries: (fixture) =>
      joined(fixture, (ana) =>
        ana.evaluate(async () => {
          await window.page.insist((await window.page.prepare()) ?? null)
        }),
      ),
  },
  'sound published as a camera': {
    ana: 'sharing',
    without: ['source-fits-kind'],
    tries: (fixture) =>
      joined(fixture, (ana) =>
        ana.evaluate(async () => {
          const published = window.page.publishOpen('camera').then(
            (one) => one.sid,
            () => null,
          )
          const sid = await Promise.race([published, window.page.hearing.during(500).then(() => null)])
          if (sid) await window.page.insist(sid)
        }),
      ),
  },
  'sound sent under the id of an announced camera': {
    ana: 'sharing',
    without: ['ids-by-kind'],
    tries: (fixture) => joined(fixture, (ana) => ana.evaluate(() => window.page.soundUnderCameraId())),
  },
  'an unmute written as a JSON text frame': {
    ana: 'offered',
    without: ['binary-only'],
    tries: (fixture) =>
      joined(fixture, (ana) =>
        ana.evaluate(async () => {
          const sid = await window.page.prepare()
          window.page.gag()
          await window.page.liveOnSender()
          window.page.sockets.at(-1)!.send(JSON.stringify({ mute: { sid, muted: false } }))
        }),
      ),
  },
  'an open microphone announced inside the join request': {
    ana: 'offered',
    without: ['join-request'],
    tries: smuggles({ ...early, source: TrackSource.MICROPHONE }),
  },
  'sound as a camera announced inside the join request': {
    ana: 'sharing',
    without: ['join-request'],
    tries: smuggles({ ...early, source: TrackSource.CAMERA }),
  },
  'a listener publishing a microphone': {
    ana: 'listening',
    without: everyLayer,
    tries: publishesOpen('microphone'),
    alsoSilentWithout: [['permission'], ['rights-of-a-track', 'starts-muted']],
  },
  'a listener publishing sound as a camera': {
    ana: 'listening',
    without: [...everyLayer, 'source-fits-kind'],
    tries: publishesOpen('camera'),
  },
}

let grounds: MediaSetup
beforeAll(async () => {
  grounds = await startMediaSetup()
})
afterAll(() => stopMediaSetup(grounds))

async function heardOf(
  attempt: Attempt,
  without: readonly CheckName[],
  ms: number,
  until: (ms: number) => boolean,
): Promise<number> {
  const fixture = await openGateFixture(grounds, { without, owns: () => false })
  try {
    const { gathering } = fixture
    gathering.sit('fay', 'facilitator')
    gathering.sit('ana', 'member', attempt.ana === 'listening' ? 'listening' : 'sharing')
    gathering.sit('lis', 'member', 'listening')
    if (attempt.ana === 'offered') gathering.offer('ana')
    const lis = await fixture.join('lis')
    await attempt.tries(fixture)
    const patience = performance.now() + ms
    let heard = 0
    while (performance.now() < patience && !until(heard)) {
      heard = await lis.evaluate(async () => {
        await window.page.hearing.during(100)
        return window.page.hearing.ms()
      })
    }
    return heard
  } finally {
    await fixture.close()
  }
}

// Each has a gate, a gathering and pages of its own, and mostly waits for a sound that must not come.
describe.concurrent.each(Object.entries(attempts))('%s', (_name, attempt) => {
  test('is heard for 0 ms', async () => {
    expect(await heardOf(attempt, [], windowMs, () => false)).toBe(0)
  })
  for (const without of attempt.alsoSilentWithout ?? []) {
    test(`is heard for 0 ms even without ${without.join(' and ')}`, async () => {
      expect(await heardOf(attempt, without, windowMs, () => false)).toBe(0)
    })
  }
  test(`is heard at a gate without ${attempt.without.join(', ')}`, async () => {
    expect(await heardOf(attempt, attempt.without, 8000, (ms) => ms > 50)).toBeGreaterThan(50)
  })
})
