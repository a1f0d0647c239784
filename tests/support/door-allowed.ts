// All that may reach a woman who waits, key by key: whatever is not written here is a leak. It knows no product code,
// so that a field which is added there shows here first.
import type { HttpAnswer, SocketFrame } from './wire.ts'

type Plain = 'text' | 'number' | 'flag' | 'null'
type Shape = Plain | { either: Shape[] } | { listOf: Shape } | { exactly: Shape[] } | { fields: Record<string, Shape> }

const plain: Record<Plain, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}
const orNull = (shape: Shape): Shape => ({ either: [shape, 'null'] })
const keys = (fields: Record<string, Shape>): Shape => ({ fields })
const exactly = (...shapes: Shape[]): Shape => ({ exactly: shapes })

/** What is wrong with `value`, as the way to it; empty when it is exactly so. */
function strange(value: unknown, shape: Shape, at = ''): string[] {
  if (typeof shape === 'string') return plain[shape](value) ? [] : [`${at} is no ${shape}`]
  if ('either' in shape) {
    return shape.either.some((one) => strange(value, one).length === 0) ? [] : [`${at} fits nothing`]
  }
  if ('fields' in shape) return strangeFields(value, shape.fields, at)
  if (!Array.isArray(value)) return [`${at} is no list`]
  if ('listOf' in shape) return value.flatMap((one, k) => strange(one, shape.listOf, `${at}[${k}]`))
  if (value.length !== shape.exactly.length) return [`${at} has another length`]
  return shape.exactly.flatMap((one, k) => strange(value[k], one, `${at}[${k}]`))
}

function strangeFields(value: unknown, wanted: Record<string, Shape>, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${at} is no object`]
  const have = value as Record<string, unknown>
  const extra = Object.keys(have)
    .filter((key) => !(key in wanted))
    .map((key) => `${at}.${key} may not be here`)
  return [...extra, ...Object.entries(wanted).flatMap(([key, shape]) => strange(have[key], shape, `${at}.${key}`))]
}

const day = { id: 'text', kind: 'text', topic: 'text', startsAt: 'number', endsAt: 'number' } as const
const waiting = keys({
  audience: 'text',
  gathering: keys(day),
  phase: 'text',
  name: 'text',
  attendance: 'text',
  before: 'number',
  doorWords: 'text',
  facilitator: orNull('text'),
  standing: 'text',
  knockFrom: orNull('number'),
  sentBackBy: orNull('text'),
})
const stranger = keys({ audience: 'text', gathering: keys(day), phase: 'text', standing: 'text', marks: 'null' })
/** The acknowledgement of what she sent, or the server's time. It counts nothing of what happens inside. */
const answers: Shape = {
  either: [exactly('number'), exactly(keys({ ok: 'flag' })), exactly(keys({ ok: 'flag', code: 'text' }))],
}
const openings: Partial<Record<SocketFrame['kind'], Shape>> = {
  opened: keys({
    sid: 'text',
    upgrades: exactly(),
    pingInterval: 'number',
    pingTimeout: 'number',
    maxPayload: 'number',
  }),
  joined: keys({ sid: 'text' }),
  ping: 'null',
  answer: answers,
}

/** Why this frame may not reach her; empty when it may. */
export function strangeFrame({ kind, body, raw }: SocketFrame): string[] {
  if (kind === 'event') return strangeEvent(body, raw)
  const shape = openings[kind]
  return (shape ? strange(body, shape) : ['no such frame']).map((why) => `${why}: ${raw}`)
}

function strangeEvent(body: unknown, raw: string): string[] {
  const [name, view] = body as [string, { audience?: string }]
  if (name !== 'gathering:view') return [`no such event: ${raw}`]
  const shape = view.audience === 'waiting' ? waiting : stranger
  return strange(body, exactly('text', shape, 'number')).map((why) => `${why}: ${raw}`)
}

const card = keys({ ...day, reading: 'text', phase: 'text' })
const circle = keys({
  id: 'text',
  name: 'text',
  role: 'text',
  facilitator: orNull('text'),
  gathering: orNull(card),
  removed: 'flag',
})
const me = keys({ signInName: 'text', fresh: 'flag', circles: { listOf: circle } })
const agreement = keys({ version: 'text', lines: { listOf: 'text' } })

/** The built pages are the same for everybody and say nothing of anybody. */
const isOfThePage = (path: string): boolean => path === '/' || /^\/(assets\/[\w.-]+|icon\.svg)$/.test(path)

/** Why this answer may not reach her; empty when it may. */
export function strangeAnswer({ method, path, status, body }: HttpAnswer): string[] {
  const named = (why: string[]) => why.map((one) => `${method} ${path} ${status}: ${one} ${body.slice(0, 400)}`)
  if (method === 'GET' && isOfThePage(path)) return []
  if (method === 'GET' && path === '/api/me') return named(strange(JSON.parse(body), me))
  if (method === 'GET' && path === '/api/agreement') return named(strange(JSON.parse(body), agreement))
  if (method === 'POST' && /^\/api\/gatherings\/[\w-]+\/agree$/.test(path)) {
    return named(body === '' && status === 204 ? [] : ['says something'])
  }
  return named(['is asked by nobody who waits'])
}
