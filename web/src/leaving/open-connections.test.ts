// No connection outlives leaving, whoever opened it and whenever.
import { expect, test } from 'vitest'
import { endConnections, rememberConnections } from './open-connections.ts'

class Connection {
  static readonly OPEN = 1
  closed = 0
  readonly to: string
  constructor(to: string) {
    this.to = to
  }
  close(): void {
    this.closed += 1
  }
  send(): void {
    if (this.closed > 0) throw new Error('It is closed.')
  }
}

test('leaving ends every connection, also one that is opened afterwards, and none of them sends anything more', () => {
  const on = { WebSocket: Connection, RTCPeerConnection: class extends Connection {} }
  rememberConnections(on)
  const [one, other] = [new on.WebSocket('one'), new on.RTCPeerConnection('other')]
  expect([one instanceof Connection, one.to, on.WebSocket.OPEN, one.closed, other.closed]).toEqual([
    true,
    'one',
    1,
    0,
    0,
  ])
  endConnections()
  const late = new on.WebSocket('late')
  expect([one.closed, other.closed, late.closed]).toEqual([1, 1, 1])
  for (const line of [one, other, late]) expect(() => line.send()).not.toThrow()
})
