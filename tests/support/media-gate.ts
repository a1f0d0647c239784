// A gate without browsers: the media side on a real Fastify in front of a real LiveKit, a scripted gathering behind it.
import Fastify, { type FastifyInstance } from 'fastify'
import { openSockets } from '@circle/server/app'
import type { Counted } from '@circle/server/metrics/counted'
import { liveKit, type Sfu } from '@circle/server/media/livekit/livekit'
import { type MediaSide, startMedia } from '@circle/server/media/media'
import { testPort } from './test-port.ts'
import { type CheckName, gateWithout } from './weak-gate.ts'
import type { TestLiveKit } from './livekit.ts'
import { openRaw, type Raw } from './raw-signalling.ts'
import { scriptedGathering, type ScriptedGathering, scriptedSessions } from './scripted-gathering.ts'

export type TestGate = {
  origin: string
  gathering: ScriptedGathering
  media: MediaSide
  sfu: Sfu
  endSession: (account: string) => void
  /** Her connection, opened as her browser would. `token`: what she says she wants, else what is hers now. */
  open: (
    who: string,
    asked?: { token?: string; query?: Record<string, string>; headers?: Record<string, string>; path?: string },
  ) => Promise<Raw>
  get: (who: string, path: string) => Promise<Response>
  close: () => Promise<void>
}

export type TestGateOptions = {
  without?: readonly CheckName[] // what its gate lacks
  counted?: Counted
  owns?: () => boolean // whether this process is the one that keeps the permissions at the SFU
  pages?: (server: FastifyInstance) => void // what else is served on its origin
  publicUrl?: string // where people open it, when something stands in front
  port?: number
}

export async function openTestGate(
  livekit: Pick<TestLiveKit, 'url' | 'key' | 'secret'>,
  options: TestGateOptions = {},
): Promise<TestGate> {
  const gathering = scriptedGathering()
  const { sessions, end } = scriptedSessions()
  const server = Fastify({ logger: false, forceCloseConnections: true, http: { maxHeaderSize: 32 * 1024 } }) // as app.ts has it
  const port = options.port ?? (await testPort())
  const origin = options.publicUrl ?? `http://127.0.0.1:${port}`
  await openSockets(server, { publicUrl: origin })
  options.pages?.(server)
  const { url, key, secret } = livekit
  const media = startMedia({
    config: { livekit: { url, key, secret }, media: 'starting', publicUrl: origin },
    live: gathering.live,
    sessions,
    ownership: { isOwner: options.owns ?? (() => true), onGained: () => () => {} },
    log: server.log,
    server,
    ...(options.without && { gate: gateWithout(options.without) }),
    ...(options.counted && { counted: options.counted }),
  })
  await server.listen({ host: '127.0.0.1', port })
  const raws: Raw[] = []
  return {
    origin,
    gathering,
    media,
    sfu: liveKit({ url, key, secret }),
    endSession: end,
    open: async (who, { token, query, headers, path } = {}) => {
      const raw = await openRaw(
        `${origin}${path ?? '/sfu/rtc'}`,
        { access_token: token ?? gathering.token(who), ...query },
        { cookie: `who=${who}`, origin, ...headers },
      )
      raws.push(raw)
      return raw
    },
    get: (who, path) => fetch(`${origin}${path}`, { headers: { cookie: `who=${who}` } }),
    close: async () => {
      raws.forEach((raw) => raw.close())
      media.close()
      await server.close()
    },
  }
}
