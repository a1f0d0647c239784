// One app process, wired by hand: who gets what, and in which order the parts start and stop. It holds no rule and no query.
// Everything lives in what `buildApp` returns, so that two apps can run side by side in one process.
import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { AccountsRepository } from './auth/accounts.repository.ts'
import { authRoutes } from './auth/auth.routes.ts'
import { makeAuth } from './auth/auth.service.ts'
import { makeHashing } from './auth/hashing.ts'
import { leaveRoutes } from './auth/leave.routes.ts'
import { makeSessions, type SignIns } from './auth/sessions.ts'
import { makeSlowDown } from './auth/slow-down.ts'
import { gatheringOf, openChannel, routeChannel, withoutOddPaths } from './bowl/channel.ts'
import { circleRoutes } from './circles/circles.routes.ts'
import { guideOfCircle, makeCircles } from './circles/circles.service.ts'
import { InvitationsRepository } from './circles/invitations.repository.ts'
import { makeInvitations } from './circles/invitations.service.ts'
import { memberRoutes } from './circles/members.routes.ts'
import { makeMembers } from './circles/members.service.ts'
import { planningRoutes } from './circles/planning.routes.ts'
import { makePlanning } from './circles/planning.service.ts'
import type { Config } from './config.ts'
import { openDatabase } from './db/database.ts'
import { listenForNotices } from './cluster/notices.ts'
import { handleErrors, sendRefusal } from './http/errors.ts'
import { headersFor, sendHeaders } from './http/headers.ts'
import type { LiveGatherings } from './gatherings/live.port.ts'
import { keysIn } from './gatherings/keys.ts'
import { marksUnder } from './gatherings/marks.ts'
import { type GatheringsOptions, startGatherings } from './live-gatherings.ts'
import { healthRoute } from './http/health.ts'
import { type Log, logRequests, makeLog, unnumbered } from './log/log.ts'
import { startMedia } from './media/media.ts'
import { makeMetrics } from './metrics/metrics.ts'
import { serveMetrics } from './metrics/serve.ts'
import { guardWrites } from './http/same-origin.ts'
import { countRates } from './http/rate-limit.ts'
import { dispatchUpgrades } from './http/upgrades.ts'
import { gatePaths } from './media/gate/paths.ts'
import { type GatheringServer, openSocketServer } from './realtime/socket-server.ts'
import { pageOfInvitation, serveWeb } from './http/static-pages.ts'

export interface App {
  readonly http: FastifyInstance
  readonly live: LiveGatherings
  readonly sessions: SignIns
  /** Resolves when the app takes connections. */
  listen(): Promise<void>
  /** LiveKit will not come: pages that wait for it are told. */
  setTextOnly(): void
  /** An orderly end: commands that were taken are answered, sockets are closed so that pages come back, then the rest is closed. */
  close(): Promise<void>
}

export interface AppParts {
  readonly databaseUrl: string
  readonly log?: Log
  /** For tests: another clock, a quicker erasure. */
  readonly trial?: Pick<GatheringsOptions, 'clock' | 'erasure' | 'mixing'> & { readonly metricsEvery?: number }
}

const HOUR = 60 * 60_000
// Limits of an orderly end, in milliseconds; together they are shorter than the limit in main.ts.
const LONGEST_DRAIN = 4000
const LONGEST_REQUEST = 2000

/** `databaseUrl` must name a migrated database. */
export async function buildApp(
  config: Config,
  { databaseUrl, log = makeLog(config), trial = {} }: AppParts,
): Promise<App> {
  let closing = false
  const onIdleError = (error: Error): void => {
    if (!closing) log.warn({ err: error }, 'an idle connection was lost')
  }
  const metrics = config.metrics && makeMetrics(trial.metricsEvery)
  const counting = metrics && { counted: metrics.counted }
  let pool = (): { total: number; idle: number; waiting: number } => ({ total: 0, idle: 0, waiting: 0 })
  const db = openDatabase({ url: databaseUrl, onIdleError, onPool: (counts) => (pool = counts) })
  const notices = await listenForNotices({ url: databaseUrl, log })
  const sessions = makeSessions({ db, config, notices })
  const hashing = makeHashing()
  const auth = makeAuth({ db, sessions, hashing, slowDown: makeSlowDown() })

  const http = await openHttp(config, log)
  const io = await openSockets(http, config)
  const { metricsEvery: _metricsEvery, ...times } = trial
  const gatherings = await startGatherings({ db, databaseUrl, notices, config, sessions, log, ...counting, ...times })
  const { live, ownership, wasRemoved } = gatherings
  const media = startMedia({
    config,
    live,
    sessions,
    ownership,
    log,
    server: http,
    ...counting,
  })
  const circles = makeCircles(db, gatherings.isRemoved)
  const guideOf = guideOfCircle(wasRemoved)
  const marks = marksUnder(keysIn(config.dataDir))
  const invitations = makeInvitations({ db, sessions, hashing, guideOf, marks, publicUrl: config.publicUrl })
  const members = makeMembers({ db, sessions, guideOf, marks, followEnrolments: gatherings.followEnrolments })
  gatherings.attach(io)
  metrics?.look({ sockets: () => io.of('/').sockets.size, gate: media.connections, pool })
  gatherings.mediaHealth(media.health())
  media.onHealth(gatherings.mediaHealth)
  gatherings.watchSounds(media.sounds)

  await routeChannel(
    http,
    openChannel({
      headers: headersFor(config),
      receive({ path, body }) {
        const gathering = gatheringOf(path)
        if (gathering !== null) gatherings.bowl.receive(gathering, body)
      },
    }),
  )
  healthRoute(http, db, media.health)
  leaveRoutes(http, config, sessions)
  await http.register(async (api) => {
    guardWrites(api, config)
    authRoutes(api, { auth, sessions, meOf: circles.meOf })
    circleRoutes(api, { invitations, sessions })
    memberRoutes(api, { members, sessions })
    planningRoutes(api, { planning: makePlanning({ db, guideOf, submitSystem: live.submitSystem }), sessions })
    gatherings.routes(api)
  })
  await serveWeb(http, config)

  const forgetOld = (): void => {
    Promise.all([
      sessions.forgetOld(),
      new InvitationsRepository(db).forgetOld(),
      new AccountsRepository(db).forgetAlone(),
    ]).catch((error: unknown) => log.warn({ err: error }, 'what is past could not be removed'))
  }
  const housekeeping = setInterval(forgetOld, HOUR)
  housekeeping.unref()

  let metricsDoor: Server | undefined
  return {
    http,
    live,
    sessions,
    async listen() {
      if (metrics && config.metrics) metricsDoor = await serveMetrics(metrics, config.metrics)
      await http.listen({ port: config.port, host: config.host, listenTextResolver: () => 'listening' })
    },
    setTextOnly: media.setTextOnly,
    async close() {
      closing = true
      clearInterval(housekeeping)
      // Commands that were taken are answered; a command that comes now is answered `try-again`, and finds another process.
      await Promise.race([gatherings.drain(), wait(LONGEST_DRAIN, undefined, { ref: false })])
      media.close()
      await gatherings.close()
      // A request under way is answered too: the words of a new account are shown only once.
      const impatient = setTimeout(() => http.server.closeAllConnections(), LONGEST_REQUEST)
      await http.close().finally(() => clearTimeout(impatient))
      metricsDoor?.close()
      metricsDoor?.closeAllConnections()
      metrics?.close()
      sessions.close()
      await notices.close()
      await db.destroy()
    },
  }
}

/** The bare server: everything that holds for every request, without any route. */
export async function openHttp(config: Config, log: Log): Promise<FastifyInstance> {
  const http = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    ...unnumbered,
    bodyLimit: 128 * 1024,
    forceCloseConnections: 'idle',
    trustProxy: config.trustProxy ?? false,
    requestTimeout: 30_000,
    return503OnClosing: true,
    rewriteUrl: ({ url = '/' }) => pageOfInvitation(withoutOddPaths(url)),
    // A malformed address never reaches a hook.
    frameworkErrors: (_error, _request, reply) => sendRefusal(reply.headers(headersFor(config)), 'malformed'),
    http: { maxHeaderSize: 32 * 1024 }, // the address of a media join holds the browser's whole first offer
  })
  http.setValidatorCompiler(validatorCompiler)
  http.setSerializerCompiler(serializerCompiler)
  sendHeaders(http, config)
  logRequests(http)
  handleErrors(http)
  await countRates(http)
  return http
}

/** The WebSockets of the bare server: those of the gatherings, and the gate's routes, which are added later. */
export async function openSockets(http: FastifyInstance, config: Pick<Config, 'publicUrl'>): Promise<GatheringServer> {
  const sockets = openSocketServer(config)
  await dispatchUpgrades(http, { routes: Object.keys(gatePaths), servers: [sockets] })
  return sockets.io
}
