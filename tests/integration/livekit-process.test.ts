// The LiveKit launcher against the real server: it comes up, dies, comes back, and tells the network nothing.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { RoomServiceClient } from 'livekit-server-sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownAddress } from '../../scripts/addresses.mjs'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'

let livekit: TestLiveKit
const rooms = () => new RoomServiceClient(livekit.url, livekit.key, livekit.secret)

beforeEach(async () => {
  livekit = await startLiveKit()
})
afterEach(() => livekit.stop())

test('it answers to its own keys and to no others', async () => {
  expect(await rooms().listRooms()).toEqual([])
  const stranger = new RoomServiceClient(livekit.url, livekit.key, 'another secret of at least thirty-two letters')
  await expect(stranger.listRooms()).rejects.toThrow()
})

test('after a death it comes back on the same ports with the same keys, its rooms forgotten', async () => {
  await rooms().createRoom({ name: 'kept-nowhere' })
  await livekit.kill()
  await expect(rooms().listRooms()).rejects.toThrow()
  await livekit.startAgain()
  expect(await rooms().listRooms()).toEqual([])
})

test('its secret is on no command line, and every port it opens is on the loopback address', () => {
  const command = readFileSync(`/proc/${livekit.pid()}/cmdline`, 'utf8')
  expect(command).not.toContain(livekit.secret)
  const listening = listeningSockets(livekit.pid())
  expect(listening.length).toBeGreaterThanOrEqual(2)
  for (const address of listening) expect(address).toBe('0100007F')
})

test("offered at the machine's own address too, its media listens there and its signalling stays on the loopback (E2)", async () => {
  const ownIp = await ownAddress()
  if (!ownIp) throw new Error('This machine has no address in a network: nothing can be offered beside the loopback.')
  const both = await startLiveKit({ ownIp })
  const listening = (kind: string): string[] => [...new Set(listeningSockets(both.pid(), [kind, `${kind}6`]))].sort()
  const [tcp, udp] = [listening('tcp'), listening('udp')]
  await both.stop()
  expect(tcp).toEqual(['0100007F'])
  expect(udp).toEqual(['0100007F', asKernel(ownIp)].sort())
})

/** As /proc/net writes an IPv4 address. */
const asKernel = (ip: string): string =>
  ip
    .split('.')
    .reverse()
    .map((byte) => Number(byte).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()

/** The local addresses (hexadecimal, as the kernel writes them) of a process's listening TCP and bound UDP sockets. */
function listeningSockets(pid: number, kinds = ['tcp', 'tcp6', 'udp', 'udp6']): string[] {
  const own = new Set(execFileSync('ls', ['-l', `/proc/${pid}/fd`], { encoding: 'utf8' }).match(/socket:\[(\d+)\]/g))
  return kinds.flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((row) => own.has(`socket:[${row[9]}]`) && (kind.startsWith('udp') || row[3] === '0A'))
      .map((row) => row[1]!.split(':')[0]!),
  )
}
