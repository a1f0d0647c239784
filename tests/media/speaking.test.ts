// The lawful way through the gate, in a real browser: taking the piece, letting it go, hush, rest, and lost connections.
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestGateOptions } from '../support/media-gate.ts'
import {
  type MediaSetup,
  type GateFixture,
  type Joining,
  openGateFixture,
  startMediaSetup,
  stopMediaSetup,
} from './gate-fixture.ts'

let grounds: MediaSetup
beforeAll(async () => {
  grounds = await startMediaSetup()
})
afterAll(() => stopMediaSetup(grounds))

type In = { fixture: GateFixture; ana: Page; lis: Page }
type Options = Omit<TestGateOptions, 'pages'> & { joining?: Joining }

async function withAna(options: Options, run: (in_: In) => Promise<void>): Promise<void> {
  const fixture = await openGateFixture(grounds, options)
  try {
    fixture.gathering.sit('fay', 'facilitator')
    fixture.gathering.sit('ana')
    fixture.gathering.sit('bea')
    fixture.gathering.sit('lis', 'member', 'listening')
    fixture.gathering.offer('ana')
    const [lis, ana] = await Promise.all([fixture.join('lis', options.joining), fixture.join('ana', options.joining)])
    await ana.evaluate(() => window.page.prepare())
    await run({ fixture, ana, lis })
  } finally {
    await fixture.close()
  }
}

const untilHeard = async (lis: Page) => {
  await lis.evaluate(() => window.page.hearing.reset())
  await lis.waitForFunction(() => window.page.hearing.ms() > 100)
}
/** Milliseconds until a whole tenth of a second was silent. */
async function untilSilent(lis: Page): Promise<number> {
  const since = performance.now()
  while ((await lis.evaluate(() => window.page.hearing.during(100))) > 0)
    expect(performance.now() - since).toBeLessThan(5000)
  return performance.now() - since - 100
}
const take = (page: Page) => page.evaluate(() => window.page.take())

test.each<[string, Joining]>([
  ['one peer connection', { single: true }],
  ['two peer connections', { single: false }],
])('she who prepared and takes the piece is heard, and silent again when it moves on: %s', async (_name, joining) => {
  await withAna({ joining }, async ({ fixture, ana, lis }) => {
    expect(await lis.evaluate(() => window.page.hearing.ms())).toBe(0)
    fixture.gathering.hold('ana')
    await take(ana)
    await untilHeard(lis)
    fixture.gathering.hold(null)
    expect(await untilSilent(lis)).toBeLessThan(500)
    await ana.waitForFunction(() => window.page.told.includes('LocalTrackUnpublished'))
  })
})

test('an unmute sent with the command, before it is committed, is held and then let through', async () => {
  await withAna({ owns: () => false }, async ({ fixture, ana, lis }) => {
    await take(ana)
    expect(await lis.evaluate(() => window.page.hearing.during(300))).toBe(0)
    fixture.gathering.hold('ana')
    await untilHeard(lis)
  })
})

test('an unmute whose command was refused stays dropped, and her screen says muted', async () => {
  await withAna({ owns: () => false }, async ({ fixture, ana, lis }) => {
    await take(ana)
    await ana.waitForFunction(() => window.page.muted())
    fixture.gathering.hold('ana')
    expect(await lis.evaluate(() => window.page.hearing.during(800))).toBe(0)
    await take(ana)
    await untilHeard(lis)
  })
})

test.each<[string, Options]>([
  ['by the gate alone', { owns: () => false }],
  ['by the keeper of permissions alone', { without: ['unmute'] }],
])('hushed in the middle of a word she is silent, %s, and open again only by her own act', async (_by, options) => {
  await withAna(options, async ({ fixture, ana, lis }) => {
    fixture.gathering.hold('ana')
    await take(ana)
    await untilHeard(lis)
    fixture.gathering.change((draft) => {
      draft.seats['ana']!.hushed = true
    })
    expect(await untilSilent(lis)).toBeLessThan(options.owns ? 500 : 2500)
    await ana.waitForFunction(() => window.page.muted())
    fixture.gathering.change((draft) => {
      draft.seats['ana']!.hushed = false
    })
    expect(await lis.evaluate(() => window.page.hearing.during(400))).toBe(0)
    await take(ana)
    await untilHeard(lis)
  })
})

test('when the holder changes in one commit the two are not heard together for longer than a syllable', async () => {
  await withAna({}, async ({ fixture, ana, lis }) => {
    fixture.gathering.hold('ana')
    await take(ana)
    await untilHeard(lis)
    const bea = await fixture.join('bea')
    fixture.gathering.change((draft) => {
      // she is the next, and ready
      const turn = draft.piece.turn
      draft.round = { number: 1, prompt: '', cursor: 'ana', done: [], late: [], lapsed: [], finished: [], over: false }
      draft.seats['bea']!.ready = turn
    })
    await bea.waitForFunction(() => window.page.maySend())
    await bea.evaluate(() => window.page.prepare())
    await take(bea) // before the commit: held at the gate
    fixture.gathering.hold('bea')
    await lis.waitForFunction(() => window.page.hearing.spans().length === 2)
    await lis.evaluate(() => window.page.hearing.during(400))
    const [first, second] = (await lis.evaluate(() => window.page.hearing.spans())).sort(
      (one, other) => one.from - other.from,
    )
    expect(first!.to - second!.from).toBeLessThan(100) // usually there is a gap of some 50 between them
  })
})

test('a pause silences the holder, and after it she is silent until she acts', async () => {
  await withAna({}, async ({ fixture, ana, lis }) => {
    fixture.gathering.hold('ana')
    await take(ana)
    await untilHeard(lis)
    fixture.gathering.change((draft) => {
      draft.rest = { kind: 'paused', since: 0, until: null }
    })
    expect(await untilSilent(lis)).toBeLessThan(500)
    fixture.gathering.change((draft) => {
      draft.rest = null
    })
    expect(await lis.evaluate(() => window.page.hearing.during(600))).toBe(0)
  })
})

test('when her signalling breaks she goes on being heard, and comes back to what she had set', async () => {
  await withAna({}, async ({ fixture, ana, lis }) => {
    fixture.gathering.hold('ana')
    await take(ana)
    await untilHeard(lis)
    await ana.evaluate(() => window.page.sockets.at(-1)!.close(4000))
    await ana.waitForFunction(() => window.page.told.includes('SignalReconnecting'))
    expect(await lis.evaluate(() => window.page.hearing.during(1000))).toBeGreaterThan(900)
    await ana.waitForFunction(() => window.page.told.includes('Reconnected'), undefined, { timeout: 15_000 })
    await untilHeard(lis)
    // What the gate learnt anew at the resume: this is her microphone, and it stands open.
    fixture.gathering.change((draft) => {
      draft.seats['ana']!.hushed = true
    })
    expect(await untilSilent(lis)).toBeLessThan(500)
  })
}, 40_000)

test('whose right ended while her signalling was broken is silent when she comes back', async () => {
  await withAna({ owns: () => false }, async ({ fixture, ana, lis }) => {
    fixture.gathering.hold('ana')
    await take(ana)
    await untilHeard(lis)
    await ana.evaluate(() => window.page.sockets.at(-1)!.close(4000))
    await ana.waitForFunction(() => window.page.told.includes('SignalReconnecting'))
    fixture.gathering.hold('bea')
    await ana.waitForFunction(() => window.page.told.includes('Reconnected'), undefined, { timeout: 15_000 })
    expect(await untilSilent(lis)).toBeLessThan(500)
  })
}, 40_000)

test('no browser is told of a STUN or TURN server that is not ours', async () => {
  await withAna({}, async ({ ana }) => {
    const servers = await ana.evaluate(() => window.configurations.flatMap((one) => one.iceServers ?? []))
    expect(JSON.stringify(servers)).not.toMatch(/google|twilio|stun:/)
  })
})
