// What a real LiveKit writes while somebody sends it words and comes from an address: past our gate, with a token of its own,
// so that the filter before its log stands alone here. The same lines without the filter show that there was something to hold.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  MuteTrackRequest,
  SessionDescription,
  type SignalRequest,
  TrickleRequest,
  UpdateLocalAudioTrack,
} from '@livekit/protocol'
import { liveKit as sfuOf } from '@circle/server/media/livekit/livekit'
import { everything } from '../support/weak-gate.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { startLiveKit } from '../support/livekit.ts'
import { containerCommand, ourProgram, publicSettings, runLiveKit } from '../support/livekit-by-hand.ts'
import { openRaw, type Raw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'

const WORDS = 'quietly the kingfisher left at noon'
const ADDRESS = '198.51.100.23'
const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

type Server = { url: string; key: string; secret: string }

async function comeIn({ url, key, secret }: Server): Promise<Raw> {
  const sfu = sfuOf({ url, key, secret })
  await sfu.ensureRoom('room')
  const raw = await openRaw(`${url}/rtc`, { access_token: await sfu.token('room', 'somebody', everything) })
  await raw.next('join')
  return raw
}

async function run(command: readonly string[]) {
  const livekit = await runLiveKit(command, await publicSettings())
  ends.push(livekit.stop)
  return livekit
}

/** Everything of which LiveKit is known to write the whole. */
const planted: SignalRequest['message'][] = [
  { case: 'offer', value: new SessionDescription({ type: 'offer', sdp: `${WORDS} from ${ADDRESS}` }) },
  {
    case: 'trickle',
    value: new TrickleRequest({ candidateInit: JSON.stringify({ candidate: `${WORDS} ${ADDRESS}` }) }),
  },
  { case: 'updateAudioTrack', value: new UpdateLocalAudioTrack({ trackSid: `${WORDS} ${ADDRESS}` }) },
  { case: 'mute', value: new MuteTrackRequest({ sid: WORDS }) },
]
const messages = ['could not parse offer', 'could not unmarshal candidate', 'could not update audio track']

describe('what LiveKit writes when words and addresses are sent to it', () => {
  test('its log holds the place and the message, and neither the words nor the address (D4)', async () => {
    const livekit = await startLiveKit()
    ends.push(livekit.stop)
    const raw = await comeIn(livekit)
    planted.forEach(raw.send)
    raw.socket.send(WORDS)
    const said = () => readFileSync(livekit.logFile, 'utf8')
    await waitFor('its words about them', () => messages.every((message) => said().includes(message)))
    await raw.closed
    await waitFor('its word about what is no frame', () => said().includes('error reading from websocket'))
    expect(said()).not.toMatch(/kingfisher|198\.51|127\.0\.0\.1|somebody/)
    for (const line of said().trim().split('\n')) {
      expect(
        Object.keys(JSON.parse(line) as object).filter((key) => !['level', 'caller', 'msg'].includes(key)),
      ).toEqual([])
    }
    expect(statSync(livekit.logFile).mode & 0o077).toBe(0)
  })

  test('without the filter it writes both, so the test above means something (D4)', async () => {
    const { said, ...server } = await run([ourProgram()])
    planted.forEach((await comeIn(server)).send)
    await waitFor('its words about them', () => messages.every((message) => said().includes(message)))
    expect(said()).toContain(WORDS)
    expect(said()).toContain(ADDRESS)
  })

  test('the command of the container says the same to Docker, and ends when it is asked to (D4)', async () => {
    const { said, child, stop, ...server } = await run(containerCommand())
    const raw = await comeIn(server)
    planted.forEach(raw.send)
    await waitFor('its words about them', () => messages.every((message) => said().includes(message)))
    expect(said()).not.toMatch(/kingfisher|198\.51|127\.0\.0\.1|somebody/)
    raw.close()
    await stop()
    expect(child.signalCode).toBeNull() // it saw LiveKit to its end
  })
})

test('its log is turned over while it runs, and never grows beyond two files (D4)', async () => {
  const livekit = await startLiveKit()
  ends.push(livekit.stop)
  const raw = await comeIn(livekit)
  const { logFile } = livekit
  const older = () => (existsSync(`${logFile}.old`) ? readFileSync(`${logFile}.old`, 'utf8') : '')
  for (const round of [1, 2]) {
    // As it would be after a long evening: a few bytes are left.
    writeFileSync(
      logFile,
      `${JSON.stringify({ level: 'warn', msg: `evening ${round}`, filled: 'x'.repeat(4_999_900) })}\n`,
      { flag: 'a' },
    )
    raw.send(planted[2]!)
    await waitFor('another file', () => statSync(logFile).size < 10_000 && older().includes(`evening ${round}`))
  }
  expect(readFileSync(logFile, 'utf8')).toContain('could not update audio track')
  expect(readdirSync(join(logFile, '..')).sort()).toEqual(['livekit.log', 'livekit.log.old'])
})

test('what reads its log ends with it, however it ends (D4)', async () => {
  const livekit = await startLiveKit()
  ends.push(livekit.stop)
  const readers = () => commandLines().filter((line) => line.includes(livekit.logFile))
  await waitFor('its reader', () => readers().length === 1)
  await livekit.kill()
  await waitFor('the end of it', () => readers().length === 0)
})

function commandLines(): string[] {
  if (process.platform !== 'linux') return execFileSync('ps', ['-axo', 'command='], { encoding: 'utf8' }).split('\n')
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return '' // it ended meanwhile
      }
    })
}
