// Which way is left alone when the signalling comes back. That sound then goes on is shown in tests/e2e/two-processes.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { carries, keepTheLine } from './keep-the-line.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Way = Parameters<typeof carries>[0]

/** A way with these counts, one for each look at it; the last one stays. */
function way(
  counts: (number | undefined)[],
  connection: RTCPeerConnectionState = 'connected',
  signalling: RTCSignalingState = 'stable',
): Way {
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

async function seen(one: Way): Promise<boolean> {
  const answer = carries(one, () => undefined)
  await vi.runAllTimersAsync()
  return answer
}

it('carries when something came since', async () => {
  expect(await seen(way([40, 40, 41]))).toBe(true)
})

it('does not carry when nothing comes', async () => {
  expect(await seen(way([40]))).toBe(false)
})

it('is not trusted when the browser says it is broken', async () => {
  expect(await seen(way([40, 41], 'disconnected'))).toBe(false)
  expect(await seen(way([40, 41], 'connected', 'have-remote-offer'))).toBe(false)
})

it('is not trusted where nobody counts', async () => {
  expect(await seen(way([undefined]))).toBe(false)
})

/** What is done in a resume over this way, in order; `state` of the channel for data. */
async function resumed(publisher: Way, state: RTCDataChannelState): Promise<string[]> {
  const done: string[] = []
  const channel = { readyState: state, send: () => void done.push('knock') }
  const line = {
    publisher,
    createAndSendPublisherOffer: async () => void done.push('offer'),
    triggerIceRestart: async () => void done.push('restart'),
  } as unknown as Parameters<typeof keepTheLine>[1]
  keepTheLine({ dataChannelForKind: () => channel } as unknown as Parameters<typeof keepTheLine>[0], line)
  const over = line.triggerIceRestart()
  await vi.runAllTimersAsync()
  await over
  return done
}

it('is asked for an answer first, and left alone when one came', async () => {
  expect(await resumed(way([40, 41]), 'open')).toEqual(['knock', 'offer'])
  expect(await resumed(way([40]), 'open')).toEqual(['knock', 'restart'])
  expect(await resumed(way([40, 41]), 'connecting')).toEqual(['offer'])
})

it('is left alone also when a first try to come back lost its offer, which is then taken back before the next', async () => {
  const taken: string[] = []
  const lost = (answers: () => Promise<boolean>): Way => ({
    ...way([40, 41], 'connected', 'have-local-offer'),
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
