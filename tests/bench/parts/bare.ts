// The bare server as a process of its own, as the app is one, and as many light lines to it.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../../scripts/places.mjs'
import { LightClient } from './light-client.ts'

export class BareServer {
  private readonly child: ChildProcess
  private readonly url: string

  private constructor(child: ChildProcess, url: string) {
    this.child = child
    this.url = url
  }

  static async start(): Promise<BareServer> {
    const child = fork(join(root, 'tests', 'bench', 'parts', 'bare-ws.mjs'))
    const { port } = await new Promise<{ port: number }>((done) => child.once('message', done))
    return new BareServer(child, `ws://127.0.0.1:${port}`)
  }

  /** So many listen; `text` is what they will be sent. */
  async lines(count: number, text: string): Promise<LightClient[]> {
    this.child.send({ text })
    const lines: LightClient[] = []
    while (lines.length < count) lines.push(await LightClient.bare(this.url))
    return lines
  }

  clear(): void {
    this.child.send({ clear: true })
  }

  stop(): void {
    this.child.kill()
  }
}
