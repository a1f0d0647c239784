// The environment, read once and refused in one sentence for each wrong variable. Nothing else in the server reads process.env.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** Keys that stand in LiveKit's documentation and samples: everybody has them. */
const SAMPLE_KEYS = new Set(['devkey', 'secret', 'key', 'api-key', 'apikey', 'changeme', 'your-api-key', 'your-api-secret', 'API_KEY', 'API_SECRET'])

const isUrl = (schemes: readonly string[]) => (text: string): boolean => {
  try {
    return schemes.includes(new URL(text).protocol)
  } catch {
    return false
  }
}

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const text = (sentence: string) => z.string(sentence).min(1, sentence)
const notASample = (value: string): boolean => !SAMPLE_KEYS.has(value)

const environment = z.object({
  PORT: optional(z.coerce.number('must be a port between 1 and 65535.').int().min(1, 'must be a port between 1 and 65535.').max(65535, 'must be a port between 1 and 65535.')),
  HOST: optional(text('must be an address to listen on, such as 127.0.0.1.')),
  PUBLIC_URL: optional(z.string().refine(
    (value) => isUrl(['http:', 'https:'])(value) && new URL(value).pathname === '/' && !new URL(value).search && !new URL(value).username,
    'must be the address people open, http or https, without a path, such as https://room.example.',
  )),
  DATABASE_URL: optional(z.string().refine(isUrl(['postgres:', 'postgresql:']), 'must be an address such as postgres://name:words@host:5432/circle.')),
  DATA_DIR: optional(text('must be a folder.')),
  WEB_DIR: optional(text('must be the folder of the built web app.')),
  LIVEKIT_URL: optional(z.string().refine(isUrl(['ws:', 'wss:', 'http:', 'https:']), 'must be the address of a LiveKit server, such as ws://127.0.0.1:7880.')),
  LIVEKIT_API_KEY: optional(z.string().refine(notASample, 'is a sample that everybody knows: make a key of your own.')),
  LIVEKIT_API_SECRET: optional(z.string().min(32, 'must have at least 32 characters.').refine(notASample, 'is a sample that everybody knows: make one of your own.')),
  MEDIA: optional(z.enum(['starting', 'text-only'], 'must be starting or text-only.')),
  LEAVE_TO: optional(z.string().refine(
    (value) => value === 'about:blank' || isUrl(['https:', 'http:'])(value),
    'must be the neutral page that leave-now opens, such as https://www.example.org/weather, or about:blank.',
  )),
  LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be debug, info, warn, error or silent.')),
  TRUST_PROXY: optional(z.string().refine(
    (value) => value.split(',').every((part) => /^\s*(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d{1,3})?)\s*$/i.test(part)),
    'must name the proxies by address, such as 127.0.0.1 or 10.0.0.0/8, or say loopback or uniquelocal.',
  )),
  PROCESS_NAME: optional(z.string().regex(/^[\w.-]{1,64}$/, 'must have at most 64 letters, digits, dots and dashes.')),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** The origin people open, without a slash at its end. */
  readonly publicUrl: string
  readonly https: boolean
  /** Undefined: the database that comes with the packages is started. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly webDir: string
  readonly livekit: { readonly url: string; readonly key: string; readonly secret: string } | undefined
  /** What is known of LiveKit at the start: it is on its way, or none will come. */
  readonly media: 'starting' | 'text-only'
  readonly leaveTo: string
  readonly logLevel: string
  readonly trustProxy: string | undefined
  /** Unlike that of every other process on the same database, also of its own earlier life. */
  readonly processName: string
}

export class WrongConfig extends Error {
  override name = 'WrongConfig'
}

/** Throws WrongConfig, its message one sentence a line, one line for each wrong variable; values are never repeated. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env)
  const sentences = read.success ? [] : read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  if (read.success) sentences.push(...together(read.data))
  if (!read.success || sentences.length > 0) throw new WrongConfig([...new Set(sentences)].join('\n'))

  const { data } = read
  const port = data.PORT ?? 8080
  const publicUrl = new URL(data.PUBLIC_URL ?? `http://localhost:${port}`).origin
  const livekit = data.LIVEKIT_URL === undefined ? undefined
    : { url: data.LIVEKIT_URL, key: data.LIVEKIT_API_KEY!, secret: data.LIVEKIT_API_SECRET! }
  return {
    port,
    host: data.HOST ?? '127.0.0.1',
    publicUrl,
    https: publicUrl.startsWith('https:'),
    databaseUrl: data.DATABASE_URL,
    dataDir: resolve(data.DATA_DIR ?? '.data'),
    webDir: resolve(data.WEB_DIR ?? findWebDir()),
    livekit,
    media: data.MEDIA ?? (livekit ? 'starting' : 'text-only'),
    leaveTo: data.LEAVE_TO ?? 'about:blank',
    logLevel: data.LOG_LEVEL ?? 'info',
    trustProxy: data.TRUST_PROXY,
    processName: `${data.PROCESS_NAME ?? 'app'}-${randomBytes(6).toString('hex')}`,
  }
}

/** What no variable can say alone. */
function together(data: z.infer<typeof environment>): string[] {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = data
  const sentences = []
  if (url !== undefined && key === undefined) sentences.push('LIVEKIT_API_KEY is missing: LIVEKIT_URL needs it.')
  if (url !== undefined && secret === undefined) sentences.push('LIVEKIT_API_SECRET is missing: LIVEKIT_URL needs it.')
  return sentences
}

/** Beside us, whether we run from src or from the bundle in dist. */
function findWebDir(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'web'))) return join(folder, 'web', 'dist')
  }
  return join('web', 'dist')
}
