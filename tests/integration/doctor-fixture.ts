// Where the doctor is tried: an app on its database before a LiveKit, what to look at there, and its findings by name.
import { type AddressInfo, type Server as TcpServer, type Socket } from 'node:net'
import type { Finding } from '@circle/server/doctor/finding'
import type { Front } from '@circle/server/doctor/front'
import type { Sound } from '@circle/server/doctor/sound'
import { startLiveKit, type TestLiveKit } from '../support/livekit.ts'
import { waitFor } from '../support/wait-for.ts'
import { type OpenApp, openApp } from './open-app.ts'

export class DoctorFixture {
  app!: OpenApp
  livekit!: TestLiveKit

  async open(): Promise<void> {
    this.livekit = await startLiveKit()
    const { url, key, secret } = this.livekit
    this.app = await openApp({ env: { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } })
    await waitFor('the sound', async () =>
      (await (await fetch(`${this.app.url}/healthz`)).text()).includes('"media":"ok"'),
    )
  }

  async close(): Promise<void> {
    await this.app?.close()
    await this.livekit?.stop()
  }

  readonly front = (more: Partial<Front> = {}): Front => ({
    publicUrl: this.app.url,
    addresses: [],
    media: true,
    ...more,
  })
  readonly sound = (more: Partial<Sound> = {}): Sound => ({
    livekit: this.livekit,
    mediaPorts: { addresses: ['127.0.0.1'], udp: this.livekit.udpPort, tcp: 1 },
    turnDomain: undefined,
    ...more,
  })
}

export const states = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map((one) => [one.about, one.state]))
export const wordsOf = (findings: readonly Finding[], about: string): string =>
  findings.find((one) => one.about === about)?.words ?? ''

export const portOf = (server: TcpServer): number => (server.address() as AddressInfo).port
export async function listening(server: TcpServer): Promise<TcpServer> {
  server.on('connection', (socket) => held.add(socket.on('error', () => {})))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}
const held = new Set<Socket>()
export function shut(server: TcpServer): void {
  server.close()
  for (const socket of held) socket.destroy()
}
