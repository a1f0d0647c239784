// A listener who plays everything the SFU sends, and beside it what the rights said at each moment.
// She is admitted like any other; her page has the SDK alone, so that no courtesy of ours makes her deaf.
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { Browser, Page } from 'playwright'
import type { CircleFixture } from './circle-fixture.ts'
import { type Heard, heardBy, openBarePage } from './hearing.ts'
import type { Connected } from './members.ts'

type Bare = {
  SDK: typeof import('livekit-client')
  room: import('livekit-client').Room
  owners: Owner[]
}

/** Whose a track was from `at` on: the SFU uses a track of the receiver again for another woman when one has gone. */
type Owner = { track: string; identity: string; at: number }

export type Voice = Heard & { name: string }
type Lawful = { name: string; from: number; to: number }

/**
 * The gate acts in the very tick of a change, its view leaves in the next: a process that two busy cores put aside in
 * between tells of it later than it is heard, ms.
 */
const LEAD = 500

export class Witness {
  readonly member: Connected
  readonly page: Page
  private readonly lawful: Lawful[]

  private constructor(member: Connected, page: Page, lawful: Lawful[]) {
    this.member = member
    this.page = page
    this.lawful = lawful
  }

  /** `letIn` must admit her by whatever means the test has. */
  static async seat(
    fixture: CircleFixture,
    browser: Browser,
    letIn: (name: string) => Promise<unknown>,
  ): Promise<Witness> {
    const woman = await fixture.newWoman('Hannah')
    const member = await fixture.scripted(woman, 'listening')
    const lawful = keepLawful(member)
    await letIn(woman.name)
    const room = await member.seesRoom('her seat', (view) => view)
    const page = await openBarePage(await fixture.browserOf(browser, woman), fixture.url)
    await page.evaluate(
      async ([url, token]) => {
        const bare = window as unknown as Bare
        bare.owners = []
        bare.room = new bare.SDK.Room()
        bare.room.on(bare.SDK.RoomEvent.TrackSubscribed, (track, _publication, participant) => {
          const at = performance.timeOrigin + performance.now()
          bare.owners.push({ track: track.mediaStreamTrack.id, identity: participant.identity, at })
        })
        const join = async () => {
          await bare.room.connect(url!, token!)
          // Her network never fails: a silence is then never of her own making (web/src/media/livekit-patches/skip-ice-restart.ts).
          const line = bare.room.engine.pcManager!
          line.triggerIceRestart = () => line.createAndSendPublisherOffer()
        }
        // Told to go, she comes anew as any page of ours would.
        const again = (): void => void join().catch(() => setTimeout(again, 300))
        await join()
        bare.room.on(bare.SDK.RoomEvent.Disconnected, again)
      },
      [`${fixture.url}/sfu`, `${fixture.gathering}.${room.you.mediaId}`],
    )
    return new Witness(member, page, lawful)
  }

  /** Everything she heard so far, with whose it was. */
  async heard(): Promise<Voice[]> {
    const [sounds, owners] = await Promise.all([
      heardBy(this.page),
      this.page.evaluate(() => (window as unknown as Bare).owners),
    ])
    return sounds.map((sound) => {
      const ofTrack = owners.filter(({ track }) => track === sound.track)
      // Coming back, the SDK says whose a track is when it has been sounding for a while.
      const owner = ofTrack.findLast(({ at }) => at <= sound.from) ?? ofTrack[0]
      return { ...sound, name: nameOf(this.member, owner?.identity ?? 'nobody known') }
    })
  }

  /** Resolves when she hears `name` in a stretch that began after `since` (wall clock, ms). */
  async hears(name: string, since = 0, within = 10_000): Promise<Voice> {
    const until = Date.now() + within
    for (;;) {
      const found = (await this.heard()).find((voice) => voice.name === name && voice.to > since)
      if (found) return found
      if (Date.now() > until)
        throw new Error(`${name} was not heard within ${within} ms. Heard: ${JSON.stringify(await this.heard())}`)
      await this.page.waitForTimeout(50)
    }
  }

  /** Resolves when nobody is heard any more. */
  async silence(): Promise<void> {
    await this.page.waitForFunction(() => window.circleEars.heard.every((sound) => sound.to !== Infinity), undefined, {
      polling: 50,
    })
  }

  /**
   * Stretches in which somebody was heard whom the rights did not let be heard, beyond `tail` ms.
   * The tail is what was already on its way when her right ended, and what two busy cores add to a page's clock;
   * that nothing at all passes the gate is measured in tests/media.
   * `lead`: how long before she reads of a right it may have begun, ms.
   */
  async unlawful(tail = 1500, lead = LEAD): Promise<(Voice & { lawful: Lawful[] })[]> {
    const voices = await this.heard()
    const out = voices.filter(
      (voice) =>
        !this.lawful.some(
          ({ name, from, to }) =>
            name === voice.name && from - lead <= voice.from && Math.min(voice.to, Date.now()) <= to + tail,
        ),
    )
    return out.map((voice) => ({ ...voice, lawful: this.lawful.filter(({ name }) => name === voice.name) }))
  }
}

const names = new WeakMap<Connected, Map<string, string>>()
const nameOf = (member: Connected, mediaId: string): string => names.get(member)?.get(mediaId) ?? mediaId

/** Writes down from her views who might be heard from when to when. */
function keepLawful(member: Connected): Lawful[] {
  const lawful: Lawful[] = []
  const known = new Map<string, string>()
  names.set(member, known)
  member.socket.on('gathering:view', (view, serverNow) => {
    if (view.audience === 'waiting' || view.audience === 'stranger') return
    const now = Math.min(Date.now(), serverNow) // she reads it later than it was decided
    for (const seat of (view as RoomView).seats) known.set(seat.mediaId, seat.name)
    const heard = view.heard.map((mediaId) => nameOf(member, mediaId))
    for (const open of lawful) if (open.to === Infinity && !heard.includes(open.name)) open.to = now
    for (const name of heard) {
      if (!lawful.some((one) => one.name === name && one.to === Infinity))
        lawful.push({ name, from: now, to: Infinity })
    }
  })
  return lawful
}
