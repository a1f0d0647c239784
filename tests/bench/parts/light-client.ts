// One woman's line as light as it can be: a bare WebSocket that says the few words of socket.io which the wire needs, so
// that a thousand of them cost a bench little. It reads of a view no more than the turn of the piece, and the same from a bare
// server.
import { randomBytes } from 'node:crypto'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView, View } from '@circle/shared/gathering/view.types'
import type { Ack } from '@circle/shared/socket'
import WebSocket from 'ws'
import { waitFor } from '../../support/wait-for.ts'

const VIEW = '42["gathering:view",'

export class LightClient {
  /** Of her newest view that has one, and when it came (performance.now). */
  turn = -1
  at = 0
  /** Her newest view as it came. */
  last = ''
  refused: string | null = null
  private readonly socket: WebSocket
  private readonly answers = new Map<string, (answer: Ack) => void>()
  private asked = 0

  private constructor(url: string, handshake: object | null, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers, perMessageDeflate: false })
    this.socket.on('error', () => {})
    this.socket.on('message', (data) => this.hear(String(data), handshake))
  }

  /** Into a gathering; resolves with her first view. */
  static async join(url: string, gathering: string, cookie: string): Promise<LightClient> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    const line = new LightClient(address, { gathering, page: random128() }, { cookie, origin: url })
    await waitFor(
      'a first view',
      () => {
        if (line.refused) throw new Error(`A handshake was refused: ${line.refused}`)
        return line.last
      },
      30_000,
    )
    return line
  }

  /** To a server that only sends. */
  static async bare(url: string): Promise<LightClient> {
    const line = new LightClient(url, null)
    await new Promise<void>((done) => line.socket.once('open', () => done()))
    return line
  }

  private hear(text: string, handshake: object | null): void {
    if (text.startsWith(VIEW)) {
      const turn = /"turn":(\d+)/.exec(text)?.[1]
      if (turn) {
        this.turn = Number(turn)
        this.at = performance.now()
      }
      this.last = text
    } else if (text === '2') this.socket.send('3')
    else if (text.startsWith('0')) this.socket.send(`40${JSON.stringify(handshake)}`)
    else if (text.startsWith('44')) this.refused = text
    else if (text.startsWith('43')) {
      const [, id = '', body = ''] = /^43(\d+)([^]*)$/.exec(text) ?? []
      this.answers.get(id)?.((JSON.parse(body) as [Ack])[0])
      this.answers.delete(id)
    }
  }

  view(): View {
    return (JSON.parse(this.last.slice(2)) as [string, View])[1]
  }

  room(): RoomView {
    const view = this.view()
    if (view.audience === 'waiting' || view.audience === 'stranger')
      throw new Error(`She is not inside: ${view.audience}`)
    return view
  }

  send(command: PersonCommand): Promise<Ack> {
    const id = String(this.asked++)
    const answer = new Promise<Ack>((done) => this.answers.set(id, done))
    this.say(`42${id}${JSON.stringify(['gathering:command', { commandId: random128(), command }])}`)
    return answer
  }

  /** Sends until it is taken: whoever is told to try again does. */
  async must(command: PersonCommand): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const answer = await this.send(command)
      if (answer.ok) return
      if (answer.code !== 'try-again' || tries > 20) throw new Error(`${command.type} is refused: ${answer.code}`)
    }
  }

  say(text: string): void {
    this.socket.send(text)
  }

  close(): void {
    this.socket.terminate()
  }
}

const random128 = (): string => randomBytes(16).toString('base64url')
