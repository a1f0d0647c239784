// The frame of a view is written by hand: a stock client reads it as any event, in its place among the others.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type GatheringServer, makeSocketServer } from '@circle/server/realtime/socket-server'
import { sendView } from '@circle/server/realtime/view-frame'
import { writeView } from '@circle/server/realtime/wire-view'
import { newGathering } from '@circle/shared/gathering/state'
import { view } from '@circle/shared/gathering/view'
import { io as client, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { waitFor } from '../support/wait-for.ts'

let server: GatheringServer
let her: Socket

async function meet() {
  const http = createServer()
  server = makeSocketServer(http)
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const came = new Promise<Parameters<Parameters<typeof server.on<'connection'>>[1]>[0]>((done) =>
    server.once('connection', done),
  )
  her = client(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] })
  return came
}
afterEach(async () => {
  her.disconnect()
  await server.close()
})

/** Of the kind that breaks a text which was put together by hand. */
const state = newGathering({
  id: 'g',
  kind: 'circle',
  topic: '"2[]\\ 🕯️ \u2028 čuješ',
  startsAt: 0,
  endsAt: 1,
  doorWords: '",42["gathering:closed","ended"]',
})
const seen = view(state, null)

test('a view arrives whole and between the events it was sent between, and an answer still finds its question', async () => {
  const socket = await meet()
  socket.onAny((_event: string, answer: (now: number) => void) => answer(7))
  const heard: unknown[][] = []
  her.onAny((...said: unknown[]) => void heard.push(said))
  socket.emit('media:health', 'starting')
  sendView(socket, writeView(state, seen), 12.5)
  socket.emit('media:health', 'ok')
  expect(await her.emitWithAck('clock:read')).toBe(7)
  expect(heard).toEqual([
    ['media:health', 'starting'],
    ['gathering:view', seen, 12.5],
    ['media:health', 'ok'],
  ])
})

test('a line that is closed is told nothing and nothing breaks', async () => {
  const socket = await meet()
  socket.disconnect(true)
  sendView(socket, writeView(state, seen), 1)
  await waitFor('the end of her line', () => her.disconnected)
})
