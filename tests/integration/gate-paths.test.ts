// Addresses written so that a router might read them otherwise than the gate does: nothing of the SFU but its signalling is
// behind any of them, and no line opens. Sent byte for byte, for an ordinary client would put them right.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { openCircle, seedCircle } from '../support/members.ts'
import { openApp, type OpenApp } from './open-app.ts'

let livekit: SharedLiveKit
let app: OpenApp
let hers: { cookie: string; query: string; close(): void }
beforeAll(async () => {
  livekit = sharedLiveKit()
  const { url, key, secret } = livekit
  app = await openApp({ env: { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } })
  const seeded = await seedCircle(app.db, { teresa: 'facilitator', ana: 'member' })
  const fixture = { url: app.url, db: app.db, sessions: app.app.sessions, gatherings: { live: app.app.live } }
  const people = await openCircle(fixture, seeded, 'teresa', ['ana'])
  const { cookie, room } = people['ana']!
  hers = {
    cookie: cookie.split(';')[0]!,
    query: `?access_token=${seeded.gathering}.${room().you.mediaId}`,
    close: () => Object.values(people).forEach((one) => one.close()),
  }
})
afterAll(async () => {
  hers?.close()
  await app?.close()
})

const key = 'x3JJHMbDL1EzLkh9GBhXDw=='
const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`

/** The whole answer, or '' when there was none. `target`: what stands between the method and `HTTP/1.1`. */
function ask(target: string, more = '', method = 'GET'): Promise<string> {
  const { port, host } = new URL(app.url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      if (answer.startsWith('HTTP/1.1 101')) socket.destroy()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', () => {})
    const close = more.includes('Connection:') ? '' : 'Connection: close\r\n'
    socket.write(
      `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${app.url}\r\nCookie: ${hers.cookie}\r\n${close}${more}\r\n`,
    )
  })
}

const list = 'twirp/livekit.RoomService/ListRooms'
const tricks = [
  '/sfu',
  '/sfu/',
  '/sfu/rtc/',
  '/sfu//rtc',
  '//sfu/rtc',
  '/./sfu/rtc',
  '/sfu/./rtc',
  '/SFU/rtc',
  '/sfu/RTC',
  '/sfu/rtc/v2',
  '/sfu/rtc%2Fv1',
  '/sfu%2Frtc',
  '/sfu/rtc%00',
  '/sfu/rtc%20',
  '/sfu/rtc;v=1',
  '/sfu/rtc/..;/agent',
  '/sfu/rtc\\..\\agent',
  '/sfu/agent',
  '/sfu/whip/v1',
  '/sfu/settings/regions',
  `/sfu/rtc/../../${list}`,
  `/sfu/rtc/..%2F..%2F${list}`,
  `/sfu/rtc/%2e%2e/%2e%2e/${list}`,
  `/sfu/rtc/v1/../../../${list}`,
]

describe('of 24 tricks with the address none leads past the gate (G5)', () => {
  test('there are 24 of them, and the plain address does open (G5)', async () => {
    expect(new Set(tricks).size).toBe(24)
    expect(await ask(`/sfu/rtc${hers.query}`, upgrade)).toMatch(/^HTTP\/1\.1 101 /)
    expect(await ask(`/sfu/rtc/validate${hers.query}`)).toMatch(/^HTTP\/1\.1 200 [^]*success$/)
  })

  test.each(tricks)(
    'the address %s leads nowhere, asked for plainly, as a line, as a call, or with a whole address (G5)',
    async (trick) => {
      const { query } = hers
      const answers = await Promise.all([
        ask(trick + query),
        ask(trick + query, upgrade),
        ask(`http://127.0.0.1:${livekit.port}${trick}${query}`, upgrade),
        ask(trick + query, 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}', 'POST'),
        ask(trick + query, 'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings, close\r\nHTTP2-Settings: \r\n'),
      ])
      const refusedOrOurPage = /^(?:$|HTTP\/1\.1 (?:400|403|404|405) |HTTP\/1\.1 200 OK[^]*<meta name="leave-to")/
      for (const answer of answers) expect(answer).toMatch(refusedOrOurPage)
    },
  )
})
