// Somebody inside writes without end and reads nothing: she even answers the pings that she does not read. What is meant
// for her must not pile up in the app, nor what she writes keep a view from anybody else.
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Woman } from '../support/circle-fixture.ts'
import { waitFor } from '../support/wait-for.ts'
import { limit } from '../support/limit.ts'
import { SHORT, expect, tell, test } from './circle.ts'

/** A frame as a client sends it, masked with zeros (RFC 6455, 5.2); up to 125 bytes, or up to 65,535. */
function frame(opcode: 1 | 9, data: Buffer): Buffer {
  const head = data.length < 126 ? [data.length | 0x80] : [126 | 0x80, data.length >> 8, data.length & 0xff]
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head, 0, 0, 0, 0]), data])
}
const says = (text: string): Buffer => frame(1, Buffer.from(text))

/**
 * Her socket to the gathering, by hand: as her page at `origin` opens it, but straight to the app, for what a proxy in
 * front keeps back for her is not the app's. After its first answer nothing is read from it any more.
 */
async function opens(port: number, origin: string, { cookie }: Woman, gathering: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => {})
  socket.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${new URL(origin).host}`,
      `Origin: ${origin}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      '',
      '',
    ].join('\r\n'),
  )
  const answer = await new Promise<Buffer>((done) => socket.once('data', done))
  socket.pause()
  expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 101 /)
  socket.write(says(`40${JSON.stringify({ gathering })}`))
  return socket
}

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

test(
  'somebody reads nothing and writes without end: she is dropped, and nobody else is any slower',
  SHORT,
  async ({ six }) => {
    await six.speaks('Marisol')
    const before = await six.truth()
    const { app, front } = six
    const memory = memoryOf(app.pid)
    const noor = await six.fixture.newWoman('Noor')
    const socket = await opens(app.port, front.url, noor, six.fixture.gathering)
    let dropped = 0
    socket.on('close', () => (dropped = Date.now()))
    const pong = setInterval(() => socket.write(says('3')), 1000)
    await wait(2000)
    expect(dropped).toBe(0) // it is not her silence that ends it
    const began = Date.now()
    // Each of these is answered with as many bytes by the protocol itself (RFC 6455, 5.5.3).
    const asks = Buffer.concat(Array.from({ length: 500 }, () => frame(9, randomBytes(125))))
    const flood = setInterval(() => {
      if (socket.writableLength < 1 << 20) socket.write(asks)
    }, 5)
    try {
      const pressed = Date.now()
      await six.her('Marisol').press('One more minute')
      const views = (await six.viewsAfter(pressed)) - pressed
      await waitFor('her line to be ended', () => dropped || socket.destroyed, 20_000)
      const after = Date.now() - began
      const grown = memoryOf(app.pid) - memory
      expect(await six.droppedSince(before)).toEqual([])
      tell({
        fault: 'a client that reads nothing',
        normal: after,
        lost: await six.lostSince(before),
        saw: `its line was ended after ${after} ms; the others had the next view within ${views} ms`,
      })
      expect(views).toBeLessThan(limit(1000))
      expect(grown).toBeLessThan(80)
    } finally {
      clearInterval(pong)
      clearInterval(flood)
      socket.destroy()
    }
  },
)
