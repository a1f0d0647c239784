// The keeper of permissions looks at the SFU, and meanwhile a woman takes the piece: what it finds open is judged by what
// is true when it has found it. Else it would shut the microphone of her who has just begun to speak.
import type { FastifyBaseLogger } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sfu } from '@circle/server/media/livekit/livekit'
import { startReconciler } from '@circle/server/media/reconciler/rights-reconciler'
import { watchSfu } from '@circle/server/media/livekit/sfu-watch'
import { waitFor } from '../support/wait-for.ts'
import { type MediaSetup, type GateFixture, openGateFixture, startMediaSetup, stopMediaSetup } from './gate-fixture.ts'

let grounds: MediaSetup
let fixture: GateFixture
beforeAll(async () => {
  grounds = await startMediaSetup()
  fixture = await openGateFixture(grounds, { owns: () => false }) // its own keeper rests: this one's looks can be held
})
afterAll(async () => {
  await fixture?.close()
  await stopMediaSetup(grounds)
})

/** The real SFU, but for its pace: the next look waits on its way there until `go`. */
function slowLooks(sfu: Sfu) {
  const sent: string[] = []
  const looks = { begun: 0, done: 0 }
  let held: Promise<void> | null = null
  const slow: Sfu = {
    ...sfu,
    participants: async (room) => {
      looks.begun += 1
      await held
      const found = await sfu.participants(room)
      looks.done += 1
      return found
    },
    permit: (room, identity, grant) => {
      sent.push(`permit ${identity} ${grant.canPublishSources.join()}`)
      return sfu.permit(room, identity, grant)
    },
    mute: (room, identity, track) => {
      sent.push(`mute ${identity}`)
      return sfu.mute(room, identity, track)
    },
  }
  const hold = () => {
    let go = (): void => {}
    held = new Promise((resolve) => {
      go = resolve
    })
    return () => {
      held = null
      go()
    }
  }
  return { slow, sent, looks, hold }
}

test('a look that began before her turn does not shut her microphone in it', async () => {
  fixture.gathering.sit('fay', 'facilitator')
  fixture.gathering.sit('ana')
  const { slow, sent, looks, hold } = slowLooks(fixture.sfu)
  const watch = watchSfu(slow)
  const reconciler = startReconciler({
    live: fixture.gathering.live,
    ownership: { isOwner: () => true, onGained: () => () => {} },
    sfu: slow,
    watch,
    log: { warn: () => {} } as unknown as FastifyBaseLogger,
  })
  try {
    const ana = await fixture.join('ana')
    await waitFor('the keeper at work', () => looks.done > 0)

    const go = hold()
    const before = looks.begun
    fixture.gathering.change(() => {}) // somebody else's change; what stands at the SFU is looked through for it
    await waitFor('the look on its way', () => looks.begun > before)
    fixture.gathering.offer('ana')
    await ana.waitForFunction(() => window.page.maySend())
    await ana.evaluate(() => window.page.prepare())
    fixture.gathering.hold('ana')
    await ana.evaluate(() => window.page.take())
    const mediaId = fixture.gathering.state().seats['ana']!.mediaId
    await waitFor('her open microphone at the SFU', async () =>
      (await fixture.sfu.participant(fixture.gathering.id, mediaId))?.tracks.some((track) => !track.muted),
    )

    sent.length = 0
    const done = looks.done
    go()
    await waitFor('that look, and one more', () => looks.done > done + 1)
    expect(sent).toEqual([])
    expect(await ana.evaluate(() => window.page.muted())).toBe(false)
  } finally {
    reconciler.close()
    watch.close()
  }
})
