// From an upgrade of a browser to an open connection at the SFU: read who asks and what she may do, dial with a token for
// this connection, read again. While the SFU restarts, the upgrade waits: the SDK would take a refusal as final.
import type { IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { TrackInfo } from '@livekit/protocol'
import type { WebSocket } from 'ws'
import type { Sessions } from '../../auth/sessions.port.ts'
import type { LiveGatherings } from '../../gatherings/live.port.ts'
import { dial, NoRoom, SfuAway, SfuRefused } from './dial.ts'
import type { grantOf, Grant } from '../livekit/grants.ts'
import type { GateChecks } from './checks.types.ts'
import type { Entrance, entranceOf } from './join-request.ts'
import type { RightsSubscription, RightsSubscriptions } from './rights-subscription.ts'
import type { Sfu } from '../livekit/livekit.ts'
import { queryOf, sfuPath, wantedOf } from './paths.ts'
import { authorize, type Authorized } from './authorize.ts'
import type { SfuWatch } from '../livekit/sfu-watch.ts'

/** 403: the SDK stops for good. 503: it tries again. 400: no browser of ours. Never 404, which the SDK takes for an old server. */
export type RefusalStatus = 400 | 403 | 503

export class GateRefusal extends Error {
  override name = 'GateRefusal'
  readonly status: RefusalStatus
  constructor(status: RefusalStatus) {
    super(`refused with ${status}`)
    this.status = status
  }
}

export type GateParts = {
  sessions: Sessions
  live: LiveGatherings
  sfu: Sfu
  watch: SfuWatch
  subscriptions: RightsSubscriptions
  checks: GateChecks
  /** Makes anew what a browser sent with the upgrade. */
  entranceOf: typeof entranceOf
  /** What the SFU is told of a right. */
  grantOf: typeof grantOf
  stillWanted: () => boolean // false once the gate closes or the circle is told to go on without sound
}

export type Connected = {
  upstream: WebSocket
  subscription: RightsSubscription
  authorized: Authorized
  mutedByUs: readonly string[]
  tracks: TrackInfo[]
}

const againMs = 50
const roomAgainMs = 250 // no media server makes the room, or the room is made and not found: that takes its time
const holdMs = 14_000 // the SDK itself gives up after 15 s

export async function authorizeOrRefuse(request: IncomingMessage, parts: GateParts): Promise<Authorized> {
  const wanted = wantedOf(queryOf(request.url))
  if (!wanted) throw new GateRefusal(403)
  const authorized = await authorize(request, wanted, parts).catch(() => {
    throw new GateRefusal(503)
  })
  if (!authorized) throw new GateRefusal(403)
  return authorized
}

export async function connect(request: IncomingMessage, version: 'v0' | 'v1', parts: GateParts): Promise<Connected> {
  const deadline = performance.now() + holdMs
  const authorized = await authorizeOrRefuse(request, parts)
  const subscription = parts.subscriptions.of(authorized)
  let upstream: WebSocket | null = null
  try {
    for (;;) {
      const right = subscription.right()
      if (!right) throw new GateRefusal(403)
      const entrance = readEntrance(request, version, right, parts)
      const grant = parts.grantOf(right)
      upstream = await whileRightLasts(
        subscription,
        reach({ authorized, subscription, entrance, grant, version, deadline }, parts),
      )
      await checkStillAuthorized(request, authorized, subscription, parts)
      if (!sameRight(right, subscription.right(), entrance)) {
        upstream.terminate() // the token holds an outdated right: dial again with the right of now
        continue
      }
      const tracks = entrance.resume ? await ownTracksAt(parts.sfu, right) : []
      return { upstream, subscription, authorized, mutedByUs: entrance.mutedByUs, tracks }
    }
  } catch (error) {
    upstream?.terminate()
    subscription.end()
    throw error
  }
}

function readEntrance(
  request: IncomingMessage,
  version: 'v0' | 'v1',
  right: Authorized['right'],
  { entranceOf, checks }: GateParts,
): Entrance {
  try {
    return entranceOf(queryOf(request.url), version, right, checks)
  } catch {
    throw new GateRefusal(400)
  }
}

/** Refuses in the moment in which the right ends, also while the SFU is away. A connection that opens later is cut. */
function whileRightLasts(subscription: RightsSubscription, reaching: Promise<WebSocket>): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    subscription.onChange((right) => {
      if (right) return
      reject(new GateRefusal(403))
      reaching.then(
        (upstream) => upstream.terminate(),
        () => {},
      )
    })
    reaching.then(resolve, reject)
  })
}

type Reaching = {
  authorized: Authorized
  subscription: RightsSubscription
  entrance: Entrance
  grant: Grant
  version: 'v0' | 'v1'
  deadline: number
}

async function reach(
  { authorized, subscription, entrance, grant, version, deadline }: Reaching,
  parts: GateParts,
): Promise<WebSocket> {
  const { sfu, watch } = parts
  const { room, mediaId } = authorized.right
  let made = false
  for (;;) {
    if (!subscription.right()) throw new GateRefusal(403)
    if (!parts.stillWanted() || performance.now() > deadline) throw new GateRefusal(503)
    try {
      const token = await sfu.token(room, mediaId, grant)
      return await dial(`${sfu.socketUrl}${sfuPath[version]}?${entrance.query}`, token)
    } catch (error) {
      if (error instanceof SfuRefused) throw new GateRefusal(error.status === 400 ? 400 : 503)
      if (!(error instanceof NoRoom) && !(error instanceof SfuAway)) throw error
      if (error instanceof SfuAway) {
        watch.doubt()
        await setTimeout(againMs)
        if (!(await watch.untilUp(deadline))) throw new GateRefusal(503)
      }
      if (error instanceof NoRoom && made) {
        // A media server has the room in its memory, and Redis, which several servers share, has lost the room: no call
        // reaches it, and a browser in it would resume in vain for as long as its sound goes on. A refused browser joins
        // anew; room-watch.ts ends the connections that still stand, and with their leave the room is found again.
        if (entrance.resume) throw new GateRefusal(403)
        await setTimeout(roomAgainMs)
      }
      made = await sfu.ensureRoom(room).then(
        () => true,
        async () => {
          watch.doubt()
          await setTimeout(roomAgainMs)
          return false
        },
      )
    }
  }
}

async function checkStillAuthorized(
  request: IncomingMessage,
  authorized: Authorized,
  subscription: RightsSubscription,
  parts: GateParts,
): Promise<void> {
  const [signedIn, right] = await Promise.all([parts.sessions.of(request), subscription.fresh()]).catch(() => {
    throw new GateRefusal(503)
  })
  if (!right || signedIn?.session !== authorized.session) throw new GateRefusal(403)
}

function sameRight(then: Authorized['right'], now: Authorized['right'] | null, entrance: Entrance): boolean {
  if (!now) return false
  // On a resume the SFU keeps the permission that it has; the owner of the gathering corrects it.
  return (
    entrance.resume ||
    (then.mayPublishMicrophone === now.mayPublishMicrophone &&
      then.mayPublishCamera === now.mayPublishCamera &&
      then.hidden === now.hidden)
  )
}

async function ownTracksAt(sfu: Sfu, { room, mediaId }: Authorized['right']): Promise<TrackInfo[]> {
  const found = await sfu.participant(room, mediaId).catch(() => null)
  return found?.tracks ?? []
}
