/* Leaves the log calls of the media library out of the build. Its log is silent here
   (src/media/livekit-patches/log-and-waits.ts), so nobody reads the sentences, and every woman would load them. It
   must change nothing else. */
import type { Plugin } from 'vite'

const LEVELS = new Set(['trace', 'debug', 'info', 'warn', 'error'])
const LOGS = new Set(['log', 'livekitLogger', 'iceLog'])

type Node = { type: string; start: number; end: number; [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Whether the statement is `log.debug(…)` or `this.log.debug(…)` and nothing more. */
function isLogCall({ type, expression }: Node): boolean {
  if (type !== 'ExpressionStatement' || !isNode(expression) || expression.type !== 'CallExpression') return false
  const { object, property } = expression['callee'] as { object?: Node; property?: { name?: string } }
  if (!object || !LEVELS.has(property?.name ?? '')) return false
  const name = object['name'] ?? (object['property'] as { name?: string } | undefined)?.name
  return LOGS.has(String(name))
}

function logCallsIn(node: Node): Node[] {
  if (isLogCall(node)) return [node]
  return Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).flatMap(logCallsIn),
  )
}

/** Each call becomes an empty statement, so that an `if` or `else` before it still has one. */
export function withoutLogCalls(code: string, parse: (code: string) => unknown): string {
  const calls = logCallsIn(parse(code) as Node).sort((one, other) => one.start - other.start)
  const ends = [0, ...calls.map(({ end }) => end)]
  return ends.map((from, i) => code.slice(from, calls[i]?.start)).join(';')
}

export const quietSdk = (): Plugin => ({
  name: 'quiet-sdk',
  transform: {
    filter: { id: /livekit-client\.esm\.mjs$/ },
    handler(code) {
      return { code: withoutLogCalls(code, (text) => this.parse(text)), map: null }
    },
  },
})
