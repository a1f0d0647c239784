/* Leaves long polling and WebTransport out of the build: the client of socket.io carries them along, and this circle speaks
   WebSocket alone (src/gathering/socket.ts). It changes nothing else. */
import type { Plugin } from 'vite'

/** The list of transports without those that are never asked for. Throws when it does not look as it did: then look again. */
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
