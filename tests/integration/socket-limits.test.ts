// Connections that are ended for what their other side does with them: real sockets, no browser.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { limitSockets, type SocketLimits } from '@circle/server/realtime/socket-limits'
import { testPort } from '../support/test-port.ts'
import { waitFor } from '../support/wait-for.ts'

let limits: SocketLimits
let ours: Socket
let hers: Socket
let end: () => void
beforeEach(async () => {
  limits = limitSockets()
  const server = createServer()
  const port = await testPort()
  server.listen(port, '127.0.0.1')
  hers = connect({ port, host: '127.0.0.1' }).on('error', () => {})
  ;[ours] = (await once(server, 'connection')) as [Socket]
  ours.on('error', () => {})
  limits.watch(ours)
  end = () => {
    limits.stop()
    hers.destroy()
    ours.destroy()
    server.close()
  }
})
afterEach(() => end())

const ended = () => waitFor('its end', () => ours.destroyed)

test('the connection of a browser that reads nothing is ended, so that nothing piles up', async () => {
  hers.pause()
  // The kernel of both sides takes some megabytes before anything waits with us.
  for (let mib = 0; mib < 32; mib += 1) ours.write(Buffer.alloc(1 << 20))
  await ended()
})

test('a browser that reads slowly and catches up keeps its connection', async () => {
  hers.resume()
  for (let mib = 0; mib < 32; mib += 1) {
    const there = hers.bytesRead + (1 << 20)
    ours.write(Buffer.alloc(1 << 20))
    await waitFor('her to have read it', () => hers.bytesRead >= there)
  }
  expect(ours.destroyed).toBe(false)
})

test('a browser that floods is ended, and one that writes as much over a while is not', async () => {
  ours.resume()
  for (let times = 0; times < 8; times += 1) {
    const there = ours.bytesRead + 65_536
    hers.write(Buffer.alloc(65_536))
    await waitFor('it to have come', () => ours.bytesRead >= there)
    const look = performance.now()
    await waitFor('a look to have passed', () => performance.now() - look > 300)
  }
  expect(ours.destroyed).toBe(false)
  const flood = setInterval(() => hers.writable && hers.write(Buffer.alloc(65_536)), 5)
  await ended().finally(() => clearInterval(flood))
})

test('a browser that writes much at once is ended in the middle of it, not at the next look', async () => {
  ours.on('data', () => {})
  const look = performance.now()
  await waitFor('two looks to have passed', () => performance.now() - look > 600)
  const before = ours.bytesRead
  hers.write(Buffer.alloc(8 << 20))
  await ended()
  expect(ours.bytesRead - before).toBeLessThan(1 << 20)
})
