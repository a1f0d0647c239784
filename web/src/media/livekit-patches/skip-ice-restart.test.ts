// When a resume leaves out the ICE restart. That sound then goes on is shown in tests/e2e/two-processes.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { carries, skipIceRestart } from './skip-ice-restart.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Transport = Parameters<typeof carries>[0]

/** A transport with these counts of packets, one for each look; the last count stays. */
function transport(
  counts: (number | undefined)[],
  connection: RTCPeerConnectionState = 'connected',
  signalling: RTCSignalingState = 'stable',
): Transport {
  let look = 0
  return {
    getConnectionState: () => connection,
    getSignallingState: () => signalling,
    getRemoteDescription: () => ({ type: 'answer', sdp: 'as agreed' }) as RTCSessionDescription,
    setRemoteDescription: async () => true,
    getStats: async () => {
      const packetsReceived = counts[Math.min(look, counts.length - 1)]
      look += 1
      return new Map([
        ['c', { type: 'codec' }],
        ['t', { type: 'transport', packetsReceived }],
      ]) as unknown as RTCStatsReport
    },
  }
}

async function seen(one: Transport): Promise<boolean> {
  const answer = carries(one, () => undefined)
  await vi.runAllTimersAsync()
  return answer
}

it('a transport carries when a packet arrived since', async () => {
  expect(await seen(transport([40, 40, 41]))).toBe(true)
})

it('a transport does not carry when no packet arrives', async () => {
  expect(await seen(transport([40]))).toBe(false)
})

it('a transport that the browser calls broken does not carry', async () => {
  expect(await seen(transport([40, 41], 'disconnected'))).toBe(false)
  expect(await seen(transport([40, 41], 'connected', 'have-remote-offer'))).toBe(false)
})

it('a transport without a count of packets does not carry', async () => {
  expect(await seen(transport([undefined]))).toBe(false)
})

/** What a resume over this transport does, in order. `state`: of the data channel. */
async function resumed(publisher: Transport, state: RTCDataChannelState): Promise<string[]> {
  const done: string[] = []
  const channel = { readyState: state, send: () => void done.push('knock') }
  const transports = {
    publisher,
    createAndSendPublisherOffer: async () => void done.push('offer'),
    triggerIceRestart: async () => void done.push('restart'),
  } as unknown as Parameters<typeof skipIceRestart>[1]
  skipIceRestart({ dataChannelForKind: () => channel } as unknown as Parameters<typeof skipIceRestart>[0], transports)
  const over = transports.triggerIceRestart()
  await vi.runAllTimersAsync()
  await over
  return done
}

it('a resume asks for an answer first, and restarts ICE only when none arrives', async () => {
  expect(await resumed(transport([40, 41]), 'open')).toEqual(['knock', 'offer'])
  expect(await resumed(transport([40]), 'open')).toEqual(['knock', 'restart'])
  expect(await resumed(transport([40, 41]), 'connecting')).toEqual(['offer'])
})

it('a resume takes back an offer that the try before it lost, and then needs no ICE restart either', async () => {
  const taken: string[] = []
  const lost = (answers: () => Promise<boolean>): Transport => ({
    ...transport([40, 41], 'connected', 'have-local-offer'),
    setRemoteDescription: (agreed, offer) => {
      taken.push(`${agreed.sdp} ${offer}`)
      return answers()
    },
  })
  expect(
    await resumed(
      lost(async () => true),
      'open',
    ),
  ).toEqual(['knock', 'offer'])
  expect(taken).toEqual(['as agreed 0'])
  expect(
    await resumed(
      lost(async () => Promise.reject(new Error('it was about more'))),
      'open',
    ),
  ).toEqual(['knock', 'restart'])
  expect(await resumed({ ...lost(async () => true), getRemoteDescription: () => null }, 'open')).toEqual([
    'knock',
    'restart',
  ])
})
