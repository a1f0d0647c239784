// The living state of one process, put together by hand: which parts listen, look and renew, and how they end. No rule lives
// here.
import type { FastifyInstance } from 'fastify'
import type { MediaHealth } from '@circle/shared/socket'
import type { Sessions } from './auth/sessions.port.ts'
import type { Config } from './config.ts'
import { bowlParts, type Bowl, startBowl } from './bowl/start.ts'
import type { Database } from './db/database.ts'
import type { Notices } from './cluster/notices.ts'
import { erasureRepository } from './jobs/erasure.repository.ts'
import { eraseClosed } from './jobs/erasure.ts'
import { tracesRepository } from './jobs/traces.repository.ts'
import { removeTraces } from './jobs/traces.ts'
import type { Log } from './log/log.ts'
import type { Counted } from './metrics/counted.ts'
import { agreeTo } from './gatherings/agreement.ts'
import { agreementRoutes } from './gatherings/agreement.routes.ts'
import { boot, databaseClock } from './gatherings/boot.ts'
import { createBroadcast } from './realtime/broadcast.ts'
import type { Clock } from './async/clock.ts'
import { enrolmentsRepository } from './gatherings/enrolments.repository.ts'
import { followEnrolments } from './gatherings/enrolments.ts'
import { CHANNEL, gatheringsRepository } from './gatherings/gatherings.repository.ts'
import { commandQueues, createLiving, type Living } from './gatherings/gatherings.service.ts'
import { type Attached, attachGatherings } from './realtime/gatherings.socket.ts'
import type { GatheringServer } from './realtime/socket-server.ts'
import { keysIn } from './gatherings/keys.ts'
import type { LiveGatherings } from './gatherings/live.port.ts'
import { marksUnder } from './gatherings/marks.ts'
import { keepOwnership, type Ownership } from './cluster/ownership.ts'
import { keepPresence } from './realtime/presence.ts'
import { keepLease } from './cluster/process-lease.ts'
import { processesRepository } from './cluster/processes.repository.ts'
import { wasRemovedIn, type WasRemoved } from './gatherings/removed.ts'
import { keepTime } from './gatherings/timekeeper.ts'
import { type SoundsIn, watchUnheard } from './realtime/unheard.ts'

export interface GatheringsOptions {
  readonly db: Database
  readonly databaseUrl: string
  /** The one LISTEN connection of this process. The caller closes it. */
  readonly notices: Pick<Notices, 'on' | 'onRegained'>
  readonly config: Pick<Config, 'dataDir' | 'processName'>
  readonly sessions: Sessions
  readonly log: Log
  readonly counted?: Counted
  /** Instead of the database's clock: for tests of a clock that was set. */
  readonly clock?: Clock
  /** For tests: instead of ten minutes after the close, and of a minute between two looks (milliseconds). */
  readonly erasure?: { readonly afterClose: number; readonly lookEvery: number }
  /** For tests: over how many ticks a note is mixed with others, instead of eight. 1 is no mixing. */
  readonly mixing?: number
}

export interface Gatherings {
  readonly live: LiveGatherings
  readonly ownership: Ownership
  readonly clock: Clock
  readonly bowl: Pick<Bowl, 'receive' | 'idle'>
  readonly isRemoved: Living['isRemoved']
  /** An enrolment has changed: gatherings under way follow now. Never rejects. */
  followEnrolments(): Promise<void>
  readonly wasRemoved: WasRemoved
  /** `io`: made by realtime/socket-server.ts. */
  attach(io: GatheringServer): void
  routes(app: FastifyInstance): void
  /** Tells everybody who is inside, and nobody who waits. */
  mediaHealth(health: MediaHealth): void
  /** From now on those who guide are told whose sound does not arrive. */
  watchSounds(sounds: SoundsIn): void
  health(): 'ok' | 'away'
  /** Takes no more commands, and resolves when every command that was taken is answered. */
  drain(): Promise<void>
  /** To be called before the pool and the io server are closed. */
  close(): Promise<void>
}

/** Rejects when the database is away. */
export async function startGatherings(options: GatheringsOptions): Promise<Gatherings> {
  const { db, databaseUrl, notices, config, sessions, log } = options
  const repository = gatheringsRepository(db)
  const processes = processesRepository(db)
  const keys = keysIn(config.dataDir)
  const process = config.processName
  const clock = options.clock ?? (await databaseClock(processes))
  const queue = commandQueues()
  const parts = bowlParts(log, options.mixing)
  const marks = marksUnder(keys)
  const live = createLiving({ repository, keys, marks, clock, queue, log, bowl: parts.rows })
  const bowl = await startBowl({ parts, live, repository, keys })
  const booted = await boot({ process, processes, repository, keys, clock, live, log })

  const lease = keepLease(processes, process, (healthy) =>
    healthy ? log.info({}, 'the database is there again') : log.warn({}, 'the database is away'),
  )
  const broadcast = createBroadcast({
    live,
    clock,
    log,
    onLost: (member) => void presence.bringBack(member),
    onOvertaken: (member) => presence.overtaken(member),
  })
  const presence = keepPresence({ live, repository: processes, lease, broadcast, log })
  const ownership = keepOwnership({ process, repository: processes, openGatherings: live.openGatherings, log })
  const stopHearing = notices.on(CHANNEL, (payload) => {
    const [gathering, seq] = payload.split(' ')
    if (gathering && seq) live.heard(gathering, Number(seq))
  })
  const stopRegained = notices.onRegained(() => {
    broadcast.refresh()
    live.lookAgain().catch((error: unknown) => log.warn({ err: error }, 'what changed meanwhile could not be read'))
  })
  const time = keepTime({ live, repository, clock, from: booted.goneOn, log })
  const traces = removeTraces({
    repository: tracesRepository(db, databaseUrl),
    log,
    lookEvery: options.erasure?.lookEvery,
  })
  const erasure = eraseClosed({
    repository: erasureRepository(db),
    keys,
    clock,
    log,
    forgetOldLeases: processes.forgetOldLeases,
    onErased: traces.soon,
    ...options.erasure,
  })
  const enrolments = followEnrolments({ live, repository: enrolmentsRepository(db), marks, log })
  const counting = options.counted && { counted: options.counted }
  const off = live.onChange(({ gathering }) => ownership.changed(gathering))

  const attached: Attached[] = []
  const watching: (() => void)[] = []
  return {
    live,
    ownership,
    clock,
    bowl,
    isRemoved: live.isRemoved,
    followEnrolments: enrolments.followNow,
    wasRemoved: wasRemovedIn(repository, keys),
    attach: (io) =>
      void attached.push(
        attachGatherings(io, {
          live,
          sessions,
          presence,
          broadcast,
          clock,
          log,
          credential: bowl.credential,
          ...counting,
        }),
      ),
    routes: (app) => agreementRoutes(app, { sessions, agreeTo: agreeTo(live, repository) }),
    mediaHealth: broadcast.mediaHealth,
    watchSounds: (sounds) => void watching.push(watchUnheard(broadcast, sounds)),
    health: () => (lease.healthy() ? 'ok' : 'away'),
    drain: async () => void (await Promise.all(attached.map((each) => each.drain()))),
    async close() {
      booted.cancel()
      for (const each of attached) each.close()
      for (const stop of watching) stop()
      broadcast.stop()
      off()
      stopHearing()
      stopRegained()
      await Promise.all([time.close(), enrolments.close(), erasure.stop(), traces.stop(), ownership.close()])
      await queue.idle()
      await bowl.close()
      await presence.close()
      await lease.close()
    },
  }
}
