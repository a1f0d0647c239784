// What the build leaves out of the socket's client: the transports that are never asked for.
import { expect, test } from 'vitest'
import { websocketOnly } from '../../web/build/websocket-only.ts'

const ASKED =
  'import { XHR } from "./polling-xhr.node.js";\nimport { WS } from "./websocket.node.js";\nimport { WT } from "./webtransport.js";\n' +
  'export const transports = {\n    websocket: WS,\n    webtransport: WT,\n    polling: XHR,\n};\n'

test('the build leaves long polling and WebTransport out of the socket’s client and keeps WebSocket', () => {
  expect(websocketOnly(ASKED).replace(/\s+/g, ' ').trim()).toBe(
    'import { WS } from "./websocket.node.js"; export const transports = { websocket: WS, };',
  )
})

test('a client whose transports stand otherwise stops the build instead of being taken apart', () => {
  expect(() => websocketOnly('export const transports = { websocket: WS, polling: XHR }')).toThrow('stand otherwise')
})
