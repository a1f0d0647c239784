// The usual way, for comparison: nothing is published until the server grants it; then the client publishes its microphone.
// The bare SDK on the same LiveKit server, without our gate or rules.
import { randomUUID } from 'node:crypto'
import { AccessToken, RoomServiceClient, TrackSource } from 'livekit-server-sdk'
import type { BrowserContext, Page } from 'playwright'
import { openBarePage } from '../../support/hearing.ts'
import type { TestLiveKit } from '../../support/livekit.ts'
import { firstSoundAfter, silenceAt } from './browser.ts'
import { progress } from './samples.ts'

type Bare = { SDK: typeof import('livekit-client'); room: import('livekit-client').Room }

export async function measurePublishOnGrant(
  listening: BrowserContext,
  speaking: BrowserContext,
  origin: string,
  liveKit: TestLiveKit,
  count: number,
): Promise<number[]> {
  const name = randomUUID()
  const service = new RoomServiceClient(liveKit.url.replace('ws', 'http'), liveKit.key, liveKit.secret)
  await service.createRoom({ name })
  const listener = await join(await openBarePage(listening, origin), liveKit, name, 'listener')
  const speaker = await join(await openBarePage(speaking, origin), liveKit, name, 'speaker')
  await speaker.evaluate(publishWhenGranted)
  const grant = (canPublish: boolean): Promise<unknown> =>
    service.updateParticipant(name, 'speaker', {
      permission: {
        canSubscribe: true,
        canPublish,
        canPublishData: false,
        canUpdateMetadata: false,
        hidden: false,
        canPublishSources: canPublish ? [TrackSource.MICROPHONE] : [],
      },
    })

  const samples: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.timeOrigin + performance.now()
    await grant(true)
    const sound = await firstSoundAfter(listener, began)
    samples.push(sound.from - began)
    await listener.waitForTimeout(300 + 40 * (turn % 7))
    await grant(false)
    await silenceAt(listener)
    progress(`publish on grant ${turn + 1}/${count}: ${samples.at(-1)!.toFixed(1)} ms`)
  }
  await Promise.all([listener.close(), speaker.close()])
  return samples
}

async function join(page: Page, liveKit: TestLiveKit, room: string, identity: string): Promise<Page> {
  const token = new AccessToken(liveKit.key, liveKit.secret, { identity, ttl: 600 })
  token.addGrant({ roomJoin: true, room, canPublish: false, canPublishData: false, canSubscribe: true })
  await page.evaluate(
    async ([url, jwt]) => {
      const bare = window as unknown as Bare
      bare.room = new bare.SDK.Room()
      await bare.room.connect(url!, jwt!)
    },
    [liveKit.url, await token.toJwt()],
  )
  return page
}

/** In the page: the microphone is open and warm; only the permission is missing. */
async function publishWhenGranted(): Promise<void> {
  const { SDK, room } = window as unknown as Bare
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const [microphone] = stream.getAudioTracks()
  room.on(SDK.RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
    if (participant !== room.localParticipant || !participant.permissions?.canPublish) return
    void room.localParticipant.publishTrack(microphone!.clone(), { source: SDK.Track.Source.Microphone })
  })
}
