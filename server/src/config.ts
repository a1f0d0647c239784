// The environment, read once and refused in one sentence for each wrong variable. Nothing else in the server reads process.env.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** Keys of LiveKit's documentation and samples: everybody knows them. */
const SAMPLE_KEYS = new Set([
  'devkey',
  'secret',
  'key',
  'api-key',
  'apikey',
  'changeme',
  'your-api-key',
  'your-api-secret',
  'API_KEY',
  'API_SECRET',
])
const SHORTEST_SECRET = 32
const SHORTEST_PASSWORD = 16

const isUrl =
  (schemes: readonly string[]) =>
  (text: string): boolean => {
    try {
      return schemes.includes(new URL(text).protocol)
    } catch {
      return false
    }
  }

/** Nothing but scheme, host and port. */
const isOrigin = (text: string): boolean => {
  if (!isUrl(['http:', 'https:'])(text)) return false
  const { pathname, search, hash, username, password } = new URL(text)
  return pathname === '/' && search + hash + username + password === ''
}

const isNetwork = (value: string): boolean => {
  const [address = '', bits = '', ...rest] = value.split('/')
  return (
    isIP(address) > 0 && /^\d{0,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128) && rest.length === 0
  )
}
const isProxy = (value: string): boolean => ['loopback', 'linklocal', 'uniquelocal'].includes(value) || isNetwork(value)

const isPath = (value: string): boolean => !value.includes('\0') && value.trim() === value

const isPort = (value: string): boolean => /^\d{1,5}$/.test(value) && +value > 0 && +value < 65_536

/** A database on the same machine may have any password; across a network a password must not be guessable. */
const hasOwnPassword = (value: string): boolean => {
  if (!isUrl(['postgres:', 'postgresql:'])(value)) return true
  const { hostname, password } = new URL(value)
  const near = ['localhost', '127.0.0.1', '[::1]', ''].includes(hostname)
  return near || password === '' || (password.length >= SHORTEST_PASSWORD && !/^(.)\1+$/.test(password))
}

/** An address of this machine or of private networks (RFC 1122, 1918, 3927, 4193, 4291), or a host name, which is looked up later. */
export const isPrivateAddress = (address: string): boolean =>
  isIP(address) === 4
    ? /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
    : /^(::1$|f[cd]|fe[89ab])/i.test(address)
const isHostName = (value: string): boolean =>
  /^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i.test(value)
const isHost = (value: string): boolean => isIP(value) > 0 || (isHostName(value) && !/^[\d.]+$/.test(value))

/** A text, or nothing when the variable is empty or missing; `sentence` follows the variable's name. */
const text = (sentence: string, holds: (value: string) => boolean = () => true) =>
  z
    .string()
    .optional()
    .transform((value) => value || undefined)
    .refine((value) => value === undefined || holds(value), sentence)

const oneOf = <T extends string>(values: readonly T[]) =>
  text(`must be one of ${values.join(', ')}.`, (value) => values.includes(value as T)).transform(
    (value) => value as T | undefined,
  )

/** Every variable that there is. A variable that stands in .env.example or docs/operating.md and not here has no effect. */
export const environment = z.object({
  PORT: text('must be a port between 1 and 65535.', isPort),
  // Where the app listens: 127.0.0.1 for this machine alone, 0.0.0.0 for everybody.
  HOST: text('must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, or its name.', isHost),
  PUBLIC_URL: text(
    'must be the address people open, http or https, without a path, such as https://room.example.',
    isOrigin,
  ),
  PG_PORT: text('must be a port between 1 and 65535.', isPort),
  DATABASE_URL: text(
    'must be an address such as postgres://name:password@host:5432/circle.',
    isUrl(['postgres:', 'postgresql:']),
  ).refine(
    (value) => value === undefined || hasOwnPassword(value),
    `must have a password of your own making with at least ${SHORTEST_PASSWORD} characters, since the database is on another machine.`,
  ),
  DATA_DIR: text('must be a folder.', isPath),
  WEB_DIR: text('must be the folder of the built pages.', isPath),
  LIVEKIT_URL: text(
    'must be the address of a LiveKit server, such as ws://127.0.0.1:7880.',
    isUrl(['ws:', 'wss:', 'http:', 'https:']),
  ),
  LIVEKIT_API_KEY: text(
    'is a sample that everybody knows: make a key of your own.',
    (value) => !SAMPLE_KEYS.has(value),
  ),
  LIVEKIT_API_SECRET: text(
    `must be of your own making and have at least ${SHORTEST_SECRET} characters.`,
    (value) => value.length >= SHORTEST_SECRET && !SAMPLE_KEYS.has(value) && !/^(.)\1+$/.test(value),
  ),
  // Where browsers reach LiveKit's media; the app does not need it, the doctor looks there.
  LIVEKIT_NODE_IP: text('must be the public address of the media server, or two with a comma between.', (value) =>
    value.split(',').every((part) => isIP(part) > 0),
  ),
  LIVEKIT_UDP_PORT: text('must be a port between 1 and 65535.', isPort),
  LIVEKIT_TCP_PORT: text('must be a port between 1 and 65535.', isPort),
  TURN_DOMAIN: text('must be the name under which TURN answers on port 443, such as turn.room.example.', isHostName),
  METRICS_PORT: text('must be a port between 1 and 65535.', isPort),
  METRICS_HOST: text(
    "must be an address or a name of this machine or of a private network: metrics are nobody else's.",
    (value) => (isIP(value) > 0 ? isPrivateAddress(value) : isHost(value)),
  ),
  MEDIA: oneOf(['starting', 'text-only']),
  LEAVE_TO: text(
    'must be the neutral page that leave-now opens, such as https://www.example.org/weather, or about:blank.',
    (value) => value === 'about:blank' || isUrl(['https:', 'http:'])(value),
  ),
  SOURCE_URL: text(
    'must be the address of the source that runs here, such as https://code.example/steady-circle.',
    isUrl(['https:', 'http:']),
  ),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  TRUST_PROXY: text(
    'must name the proxies in front, by address or as loopback or uniquelocal (10.0.0.0/8 and its like).',
    (value) => value.split(',').every((part) => isProxy(part.trim())),
  ),
  PROCESS_NAME: text('must have at most 64 letters, digits, dots and dashes.', (value) => /^[\w.-]{1,64}$/.test(value)),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** The origin people open, without a slash at its end. */
  readonly publicUrl: string
  readonly https: boolean
  /** Undefined: the database that comes with the packages is started. */
  readonly databaseUrl: string | undefined
  /** The first port that is tried for that database. */
  readonly pgPort: number | undefined
  readonly dataDir: string
  readonly webDir: string
  readonly livekit: { readonly url: string; readonly key: string; readonly secret: string } | undefined
  /** Where browsers find LiveKit's media, as far as variables say it. */
  readonly mediaPorts: { readonly addresses: readonly string[]; readonly udp: number; readonly tcp: number }
  /** TURN over TLS on port 443, for networks that let nothing else out. */
  readonly turnDomain: string | undefined
  /** Undefined: no metrics. */
  readonly metrics: { readonly port: number; readonly host: string } | undefined
  /** At the start: LiveKit is on its way, or none will come. */
  readonly media: 'starting' | 'text-only'
  readonly leaveTo: string
  /** Where the source of what runs here can be had (AGPL-3.0, section 13). '' when nobody said it. */
  readonly sourceUrl: string
  readonly logLevel: string
  /** Whose forwarding headers are believed; undefined: nobody's. A mere number of hops could be outnumbered by a forger. */
  readonly trustProxy: string | undefined
  /** Differs from the name of every other process on the same database, also from those of earlier runs of this process. */
  readonly processName: string
}

export class WrongConfig extends Error {
  override name = 'WrongConfig'
}

/** Throws WrongConfig. Its message has one sentence, on a line of its own, for each wrong variable, and never repeats a value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env)
  const sentences = read.success ? [] : read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  if (read.success) sentences.push(...together(read.data))
  if (!read.success || sentences.length > 0) throw new WrongConfig([...new Set(sentences)].join('\n'))

  const { data } = read
  const port = Number(data.PORT ?? 8080)
  const publicUrl = new URL(data.PUBLIC_URL ?? `http://localhost:${port}`).origin
  const livekit =
    data.LIVEKIT_URL === undefined
      ? undefined
      : { url: data.LIVEKIT_URL, key: data.LIVEKIT_API_KEY!, secret: data.LIVEKIT_API_SECRET! }
  return {
    port,
    host: data.HOST ?? '127.0.0.1',
    publicUrl,
    https: publicUrl.startsWith('https:'),
    databaseUrl: data.DATABASE_URL,
    pgPort: data.PG_PORT === undefined ? undefined : Number(data.PG_PORT),
    dataDir: resolve(data.DATA_DIR ?? '.data'),
    webDir: resolve(data.WEB_DIR ?? findWebDir()),
    livekit,
    mediaPorts: {
      addresses: data.LIVEKIT_NODE_IP?.split(',') ?? [],
      udp: Number(data.LIVEKIT_UDP_PORT ?? 7882),
      tcp: Number(data.LIVEKIT_TCP_PORT ?? 7881),
    },
    turnDomain: data.TURN_DOMAIN,
    metrics:
      data.METRICS_PORT === undefined
        ? undefined
        : { port: Number(data.METRICS_PORT), host: data.METRICS_HOST ?? '127.0.0.1' },
    media: data.MEDIA ?? (livekit ? 'starting' : 'text-only'),
    leaveTo: data.LEAVE_TO ?? 'about:blank',
    sourceUrl: data.SOURCE_URL ?? '',
    logLevel: data.LOG_LEVEL ?? 'info',
    trustProxy: data.TRUST_PROXY,
    processName: `${data.PROCESS_NAME ?? 'app'}-${randomBytes(6).toString('hex')}`,
  }
}

/** Faults that show only in two variables together. */
function together(data: z.infer<typeof environment>): string[] {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = data
  const sentences = []
  if (url !== undefined && key === undefined) sentences.push('LIVEKIT_API_KEY is missing: LIVEKIT_URL needs it.')
  if (url !== undefined && secret === undefined) sentences.push('LIVEKIT_API_SECRET is missing: LIVEKIT_URL needs it.')
  if (data.METRICS_HOST !== undefined && data.METRICS_PORT === undefined)
    sentences.push('METRICS_PORT is missing: METRICS_HOST needs it.')
  if (data.METRICS_PORT !== undefined && data.METRICS_PORT === (data.PORT ?? '8080')) {
    sentences.push('METRICS_PORT must not be PORT: everybody would read the metrics.')
  }
  return sentences
}

/** Beside this file, whether the server runs from src or from the bundle in dist. */
function findWebDir(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'web'))) return join(folder, 'web', 'dist')
  }
  return join('web', 'dist')
}
