// LiveKit by a command and with settings of a test's own, its output as whoever started it gets it. The tests that need no
// more than a media server take livekit.ts.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readyLiveKit } from '../../scripts/livekit-find.mjs'
import { root } from '../../scripts/places.mjs'
import { testPort } from './test-port.ts'
import { waitFor } from './wait-for.ts'

export type Settings = Record<string, unknown> & { rtc: Record<string, unknown> }

export interface LiveKitByHand {
  readonly url: string
  readonly key: string
  readonly secret: string
  readonly child: ChildProcess
  /** Both of its streams so far. */
  said(): string
  stop(): Promise<void>
}

export const ourProgram = (): string => {
  const way = readyLiveKit()
  if (way?.kind !== 'program')
    throw new Error('There is no LiveKit server. `npm test` fetches one; or run `npm start` once.')
  return way.path!
}

/** The command of deploy/livekit.Dockerfile, with what stands there found on this machine. */
export function containerCommand(): string[] {
  const file = readFileSync(join(root, 'deploy', 'livekit.Dockerfile'), 'utf8')
  const entry = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(file)?.[1] ?? '[]') as string[]
  const here: Record<string, string> = {
    node: process.execPath,
    '/livekit-log.mjs': join(root, 'scripts', 'livekit-log.mjs'),
    '/livekit-server': ourProgram(),
  }
  return entry.map((word) => here[word] ?? word)
}

/** deploy/livekit.yaml as it is, but for its ports and for being kept to this machine. */
export async function publicSettings(): Promise<Settings> {
  const settings = parse(readFileSync(join(root, 'deploy', 'livekit.yaml'), 'utf8')) as Settings
  const rtc = {
    ...settings.rtc,
    node_ip: '127.0.0.1',
    udp_port: await testPort({ udp: true }),
    tcp_port: await testPort(),
    enable_loopback_candidate: true,
    ips: { includes: ['127.0.0.1/32'] },
  }
  return { ...settings, port: await testPort(), bind_addresses: ['127.0.0.1'], rtc }
}

export async function runLiveKit([program, ...args]: readonly string[], settings: Settings): Promise<LiveKitByHand> {
  const [key, secret] = ['trial', '0123456789abcdef0123456789abcdef']
  const child = spawn(program!, args, {
    env: { PATH: process.env['PATH'], LIVEKIT_CONFIG: JSON.stringify(settings), LIVEKIT_KEYS: `${key}: ${secret}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => void (said += data.toString()))
  // The first lets LiveKit wait for everybody to leave, the second ends it; two in one moment would be one, and one more could
  // reach a program that is about to go and hears it no longer.
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    const again = setTimeout(() => child.kill('SIGTERM'), 500)
    await waitFor('its end', () => child.exitCode !== null || child.signalCode !== null)
    clearTimeout(again)
  }
  const answers = () =>
    fetch(`http://127.0.0.1:${String(settings['port'])}/`).then(
      (answer) => answer.ok,
      () => false,
    )
  await waitFor('its answer', () => {
    if (child.exitCode !== null) throw new Error(`LiveKit has ended: ${said}`)
    return answers()
  })
  return { url: `ws://127.0.0.1:${String(settings['port'])}`, key, secret, child, said: () => said, stop }
}
