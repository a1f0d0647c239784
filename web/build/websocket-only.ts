/* Leaves long polling and WebTransport out of the build. The client of socket.io carries both, and this circle
   speaks WebSocket alone (src/gathering/socket.ts). It must change nothing else. */
import type { Plugin } from 'vite'

/** The list of transports without the unused ones. Throws when the library's list looks otherwise. */
export function websocketOnly(code: string): string {
  const kept = code
    .replace(/^import \{ (XHR|WT) \} from .*$/gm, '')
    .replace(/^ +(?:webtransport|polling): (?:WT|XHR),$/gm, '')
  if (!/websocket: WS/.test(kept) || /XHR|\bWT\b/.test(kept))
    throw new Error('The transports of engine.io-client stand otherwise than they did.')
  return kept
}

export const withoutPolling = (): Plugin => ({
  name: 'websocket-only',
  transform: {
    filter: { id: /engine\.io-client\/build\/esm\/transports\/index\.js$/ },
    handler: (code) => ({ code: websocketOnly(code), map: null }),
  },
})
