// From an upgrade of a browser to an open connection at the SFU: read who she is, dial with a token for this connection,
// read again. While the SFU restarts the upgrade waits, so that the SDK never meets a refusal it would take as final.
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
import type { Known, KnownRights } from './rights-subscription.ts'
import type { Sfu } from '../livekit/livekit.ts'
import { queryOf, sfuPath, wantedOf } from './paths.ts'
import { standingOf, type Standing } from './authorize.ts'
import type { SfuWatch } from '../livekit/sfu-watch.ts'

/** 403: the SDK stops for good. 503: it tries again. Never 404, which it takes for an old server. 400: not of ours. */
export type Refusal = 400 | 403 | 503

export class Refused extends Error {
  override name = 'Refused'
  readonly status: Refusal
  constructor(status: Refusal) {
    super(`refused with ${status}`)
    this.status = status
  }
}

export type GateParts = {
  sessions: Sessions
  live: LiveGatherings
  sfu: Sfu
  watch: SfuWatch
  knownRights: KnownRights
  checks: GateChecks
  /** Makes anew what a browser sent with the upgrade. */
  entranceOf: typeof entranceOf
  /** What the SFU is told of a right. */
  grantOf: typeof grantOf
  stillWanted: () => boolean // false once the gate closes or the circle is told to go on without sound
}

export type Connected = {
  upstream: WebSocket
  known: Known
  standing: Standing
  mutedByUs: readonly string[]
  tracks: TrackInfo[]
}

const againMs = 50
const roomAgainMs = 250 // nobody makes the room, or it is made and not found: that takes its time
const holdMs = 14_000 // the SDK itself gives up after 15 s

export async function whoComes(request: IncomingMessage, parts: GateParts): Promise<Standing> {
  const wanted = wantedOf(queryOf(request.url))
  if (!wanted) throw new Refused(403)
  const standing = await standingOf(request, wanted, parts).catch(() => {
    throw new Refused(503)
  })
  if (!standing) throw new Refused(403)
  return standing
}

export async function connect(request: IncomingMessage, version: 'v0' | 'v1', parts: GateParts): Promise<Connected> {
  const deadline = performance.now() + holdMs
  const standing = await whoComes(request, parts)
  const known = parts.knownRights.of(standing)
  let upstream: WebSocket | null = null
  try {
    for (;;) {
      const right = known.right()
      if (!right) throw new Refused(403)
      const entrance = readEntrance(request, version, right, parts)
      const grant = parts.grantOf(right)
      upstream = await whileHers(known, reach({ standing, known, entrance, grant, version, deadline }, parts))
      await stillHers(request, standing, known, parts)
      if (!sameRight(right, known.right(), entrance)) {
        upstream.terminate() // the token says what was true a moment ago: once more, with what is true now
        continue
      }
      const tracks = entrance.resume ? await ownTracksAt(parts.sfu, right) : []
      return { upstream, known, standing, mutedByUs: entrance.mutedByUs, tracks }
    }
  } catch (error) {
    upstream?.terminate()
    known.end()
    throw error
  }
}

function readEntrance(
  request: IncomingMessage,
  version: 'v0' | 'v1',
  right: Standing['right'],
  { entranceOf, checks }: GateParts,
): Entrance {
  try {
    return entranceOf(queryOf(request.url), version, right, checks)
  } catch {
    throw new Refused(400)
  }
}

/** Refuses her in the moment in which it is hers no more, also while the SFU is away. What is opened later is cut. */
function whileHers(known: Known, reaching: Promise<WebSocket>): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    known.onChange((right) => {
      if (right) return
      reject(new Refused(403))
      reaching.then(
        (upstream) => upstream.terminate(),
        () => {},
      )
    })
    reaching.then(resolve, reject)
  })
}

type Way = {
  standing: Standing
  known: Known
  entrance: Entrance
  grant: Grant
  version: 'v0' | 'v1'
  deadline: number
}

async function reach(
  { standing, known, entrance, grant, version, deadline }: Way,
  parts: GateParts,
): Promise<WebSocket> {
  const { sfu, watch } = parts
  const { room, mediaId } = standing.right
  let made = false
  for (;;) {
    if (!known.right()) throw new Refused(403)
    if (!parts.stillWanted() || performance.now() > deadline) throw new Refused(503)
    try {
      const token = await sfu.token(room, mediaId, grant)
      return await dial(`${sfu.socketUrl}${sfuPath[version]}?${entrance.query}`, token)
    } catch (error) {
      if (error instanceof SfuRefused) throw new Refused(error.status === 400 ? 400 : 503)
      if (!(error instanceof NoRoom) && !(error instanceof SfuAway)) throw error
      if (error instanceof SfuAway) {
        watch.doubt()
        await setTimeout(againMs)
        if (!(await watch.untilUp(deadline))) throw new Refused(503)
      }
      if (error instanceof NoRoom && made) {
        // It is in the memory of a media server, and what several servers share has lost it (Redis): no call reaches it,
        // and who is in it would resume in vain for as long as her sound goes on. Refused, she comes anew; same-room.ts sees
        // to those whose lines still stand, and with their leave the room is found again.
        if (entrance.resume) throw new Refused(403)
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

async function stillHers(request: IncomingMessage, standing: Standing, known: Known, parts: GateParts): Promise<void> {
  const [signedIn, right] = await Promise.all([parts.sessions.of(request), known.fresh()]).catch(() => {
    throw new Refused(503)
  })
  if (!right || signedIn?.session !== standing.session) throw new Refused(403)
}

function sameRight(then: Standing['right'], now: Standing['right'] | null, entrance: Entrance): boolean {
  if (!now) return false
  // On a resume the SFU keeps the permission it has; the owner of the gathering corrects that.
  return (
    entrance.resume ||
    (then.mayPublishMicrophone === now.mayPublishMicrophone &&
      then.mayPublishCamera === now.mayPublishCamera &&
      then.hidden === now.hidden)
  )
}

async function ownTracksAt(sfu: Sfu, { room, mediaId }: Standing['right']): Promise<TrackInfo[]> {
  const found = await sfu.participant(room, mediaId).catch(() => null)
  return found?.tracks ?? []
}
