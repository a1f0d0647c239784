// The two sockets of the gate joined: one end that does not read stops the other, and ends and reasons are passed on.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { joinSockets, type SocketPair } from '@circle/server/media/gate/proxy'

type Pair = { near: WebSocket; far: WebSocket } // near: the gate's side
let servers: WebSocketServer[]
let browser: Pair
let upstream: Pair
let pair: SocketPair
let ended: { times: number }

async function line(): Promise<Pair> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, maxPayload: 8 << 20 })
  servers.push(server)
  await once(server, 'listening')
  const far = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { perMessageDeflate: false })
  const [near] = (await once(server, 'connection')) as [WebSocket]
  await once(far, 'open')
  return { near, far }
}

beforeEach(async () => {
  servers = []
  const counted = { times: 0 } // the last test's sockets may still be ending
  ended = counted
  ;[browser, upstream] = await Promise.all([line(), line()])
  pair = joinSockets(browser.near, upstream.near, {
    fromBrowser: (data, binary) => pair.toSfu(data, binary),
    fromSfu: (data, binary) => pair.toBrowser(data, binary),
    ended: () => {
      counted.times += 1
    },
  })
})
afterEach(() => {
  for (const { near, far } of [browser, upstream]) [near, far].forEach((socket) => socket.terminate())
  servers.forEach((server) => server.close())
})

test('100 MiB towards a browser that does not read wait at the SFU and not in the gate, and all of it arrives', async () => {
  const frame = Buffer.alloc(64 << 10)
  const frames = (100 << 20) / frame.byteLength
  browser.far.pause()
  for (let sent = 0; sent < frames; sent += 1) upstream.far.send(frame)
  await expect.poll(() => upstream.near.isPaused).toBe(true)
  expect(browser.near.bufferedAmount).toBeLessThan(4 << 20)
  expect(upstream.far.bufferedAmount).toBeGreaterThan(50 << 20)
  let arrived = 0
  const all = new Promise<void>((resolve) =>
    browser.far.on('message', () => {
      if (++arrived === frames) resolve()
    }),
  )
  browser.far.resume()
  await all
})

test('the same in the other direction', async () => {
  upstream.far.pause()
  for (let sent = 0; sent < 400; sent += 1) browser.far.send(Buffer.alloc(64 << 10))
  await expect.poll(() => browser.near.isPaused).toBe(true)
  expect(upstream.near.bufferedAmount).toBeLessThan(4 << 20)
})

test('an end of the SFU that says why reaches the browser with its code and its words', async () => {
  upstream.far.close(4001, 'why')
  const [code, reason] = (await once(browser.far, 'close')) as [number, Buffer]
  expect([code, String(reason), ended.times]).toEqual([4001, 'why', 1])
})

test('an end without a code stays without one', async () => {
  upstream.far.close()
  expect((await once(browser.far, 'close'))[0]).toBe(1005)
})

test.each<[string, () => Pair, () => Pair]>([
  ['SFU', () => upstream, () => browser],
  ['browser', () => browser, () => upstream],
])('when the %s dies without a word, the other line is cut as well', async (_which, dies, other) => {
  dies().far.terminate()
  expect((await once(other().far, 'close'))[0]).toBe(1006)
  expect(ended.times).toBe(1)
})

test('a browser that never says goodbye is cut off all the same', async () => {
  browser.far.pause() // so it does not answer the close
  pair.hangUp()
  await once(browser.near, 'close')
  expect(ended.times).toBe(1)
})

test('pings of the SFU are answered by the gate itself', async () => {
  upstream.far.ping()
  await once(upstream.far, 'pong')
})
