// The media side as the rest of the app sees it: the gate, the reconciler and their health, wired by hand. No rule lives here.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { MediaId } from '@circle/shared/gathering/state'
import type { MediaHealth } from '@circle/shared/socket'
import type { Sessions } from '../auth/sessions.port.ts'
import type { Config } from '../config.ts'
import type { LiveGatherings } from '../gatherings/live.port.ts'
import type { Counted } from '../metrics/counted.ts'
import type { Ownership } from '../cluster/ownership.ts'
import { type GateComposition, openGate } from './gate/gate.ts'
import { wholeGate } from './gate/whole-gate.ts'
import { createRightsSubscriptions } from './gate/rights-subscription.ts'
import { liveKit } from './livekit/livekit.ts'
import { gatePaths } from './gate/paths.ts'
import { startReconciler } from './reconciler/rights-reconciler.ts'
import { watchRooms } from './gate/room-watch.ts'
import { watchSfu } from './livekit/sfu-watch.ts'
import { soundsIn } from './reconciler/sounds.ts'

export interface MediaSide {
  health(): MediaHealth
  /** Called with each change; returns the way to stop. */
  onHealth(listener: (health: MediaHealth) => void): () => void
  /** No SFU will come: browsers that wait for one are sent back to go on by text. Should one answer after all, sound is back. */
  setTextOnly(): void
  /** Whose media gets through in these rooms; null while the SFU is away. */
  sounds(rooms: Iterable<string>): Promise<ReadonlyMap<MediaId, 'open' | 'closed'> | null>
  /** How many browsers talk with the SFU. */
  connections(): number
  close(): void
}

export type MediaOptions = {
  config: Pick<Config, 'livekit' | 'media' | 'publicUrl'>
  live: LiveGatherings
  sessions: Sessions
  ownership: Pick<Ownership, 'isOwner' | 'onGained'>
  log: FastifyBaseLogger
  counted?: Counted
  server: FastifyInstance // with @fastify/websocket registered; the gate's routes are added to it
  gate?: GateComposition // for tests: another than the whole gate
}

export function startMedia(options: MediaOptions): MediaSide {
  const { config, live, sessions, ownership, log, server } = options
  const counting = options.counted && { counted: options.counted }
  const listeners = new Set<(health: MediaHealth) => void>()
  if (!config.livekit) return withoutSfu(server)

  const sfu = liveKit(config.livekit)
  const watch = watchSfu(sfu)
  const rooms = watchRooms({ sfu, watch, log })
  const subscriptions = createRightsSubscriptions({ live, sessions })
  let textOnly = config.media === 'text-only'
  let closed = false

  const health = (): MediaHealth => (watch.up() ? 'ok' : textOnly ? 'text-only' : 'starting')
  const tell = () => listeners.forEach((listener) => listener(health()))
  watch.onChange(tell)
  // The gate hears of a change before the reconciler does: the new holder is let through, then the old one's right ends.
  const gate = openGate(server, {
    ...(options.gate ?? wholeGate),
    sessions,
    live,
    sfu,
    watch,
    log,
    rooms,
    subscriptions,
    publicUrl: config.publicUrl,
    ...counting,
    stillWanted: () => health() !== 'text-only' && !closed,
  })
  const reconciler = startReconciler({ live, ownership, sfu, watch, log, ...counting })

  return {
    connections: gate.size,
    sounds: async (rooms) => (watch.up() ? soundsIn(sfu, rooms) : null),
    health,
    onHealth: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setTextOnly: () => {
      if (textOnly) return
      textOnly = true
      tell()
    },
    close: () => {
      closed = true
      gate.close()
      reconciler.close()
      rooms.close()
      subscriptions.close()
      watch.close()
    },
  }
}

/** The paths exist without an SFU too: the SDK would take a 404 for an old server. */
function withoutSfu(server: FastifyInstance): MediaSide {
  for (const url of Object.keys(gatePaths))
    server.get(url, { logLevel: 'warn' }, (_request, reply) => reply.code(503).send())
  return {
    health: () => 'text-only',
    onHealth: () => () => {},
    setTextOnly: () => {},
    connections: () => 0,
    sounds: async () => null,
    close: () => {},
  }
}
