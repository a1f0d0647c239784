// The settings of the public media server, given to a real one: it refuses to start with a word it does not know.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readyLiveKit } from '../../scripts/livekit-find.mjs'
import { root } from '../../scripts/places.mjs'
import { testPort } from '../support/test-port.ts'
import { waitFor } from '../support/wait-for.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function start(
  change: (settings: Record<string, Record<string, unknown>>) => void,
  more: Record<string, string> = {},
) {
  const way = readyLiveKit()
  if (way?.kind !== 'program')
    throw new Error('There is no LiveKit server. `npm test` fetches one; or run `npm start` once.')
  const port = await testPort()
  const udp = await testPort({ udp: true })
  const settings = parse(readFileSync(join(root, 'deploy', 'livekit.yaml'), 'utf8')) as Record<
    string,
    Record<string, unknown>
  >
  // Kept to this machine; everything else stays as it stands in the file.
  Object.assign(settings, { port, bind_addresses: ['127.0.0.1'] })
  Object.assign(settings['rtc']!, {
    udp_port: udp,
    tcp_port: 0,
    enable_loopback_candidate: true,
    ips: { includes: ['127.0.0.1/32'] },
  })
  change(settings)
  const child = spawn(way.path!, [], {
    env: {
      LIVEKIT_CONFIG: JSON.stringify(settings),
      LIVEKIT_KEYS: 'trial: 0123456789abcdef0123456789abcdef',
      NODE_IP: '127.0.0.1',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => void (said += data.toString()))
  const gone = once(child, 'exit')
  ends.push(async () => {
    child.kill('SIGKILL')
    await gone
  })
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      (answer) => answer.ok,
      () => false,
    )
  return { answers, ended: () => child.exitCode !== null, said: () => said }
}

test('it starts with them, also with the empty address of a Redis nobody has asked for', async () => {
  const { answers } = await start(() => {}, { LIVEKIT_REDIS_ADDRESS: '' })
  await waitFor('its answer', answers)
})

test('a word it does not know would keep it from starting, so the test above means something', async () => {
  const { ended, said } = await start((settings) => Object.assign(settings['room']!, { no_such_word: true }))
  await waitFor('its end', ended)
  expect(said()).toContain('no_such_word')
})
