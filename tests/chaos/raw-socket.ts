// One socket of one page, spoken by hand (Engine.IO 4, Socket.IO 5) so that it can be cut, said twice or left without an
// answer at any byte. It must not come back by itself, nor know what it carries.
import { WebSocket } from 'ws'

export interface Heard {
  joined(): void
  refused(code: string): void
  event(name: string, args: unknown[]): void
  answer(number: number, body: unknown): void
  /** Once, whoever ended it. */
  gone(): void
}

export interface RawSocket {
  /** False: it is not open any more, and nothing was sent. */
  send(number: number, event: string, ...args: unknown[]): boolean
  /** Without a word, as when a phone loses the network. */
  cut(): void
}

export type LineOptions = { url: string; cookie: string; gathering: string; page: string; heard: Heard }

export function openRawSocket({ url, cookie, gathering, page, heard }: LineOptions): RawSocket {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie, origin: url },
    perMessageDeflate: false,
    handshakeTimeout: 10_000,
  })
  let over = false
  const end = (): void => {
    if (over) return
    over = true
    socket.terminate()
    heard.gone()
  }
  socket.on('error', end)
  socket.on('close', end)
  socket.on('message', (data: Buffer) => {
    if (!over) hear(data.toString())
  })

  function hear(text: string): void {
    if (text === '2') return socket.send('3')
    if (text.startsWith('0')) return socket.send(`40${JSON.stringify({ gathering, page })}`)
    if (text.startsWith('40')) return heard.joined()
    if (text.startsWith('44')) return heard.refused((JSON.parse(text.slice(2)) as { message: string }).message)
    if (text.startsWith('42')) {
      const [name, ...args] = JSON.parse(text.slice(2)) as [string, ...unknown[]]
      return heard.event(name, args)
    }
    if (!text.startsWith('43')) return
    const body = text.indexOf('[')
    heard.answer(Number(text.slice(2, body)), (JSON.parse(text.slice(body)) as unknown[])[0])
  }

  return {
    send(number, event, ...args) {
      if (over || socket.readyState !== WebSocket.OPEN) return false
      socket.send(`42${number}${JSON.stringify([event, ...args])}`)
      return true
    },
    cut: end,
  }
}
