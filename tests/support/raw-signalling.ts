// A signalling connection without a browser: one socket and LiveKit's frames on it, to the gate or to LiveKit itself.
import { SignalRequest, SignalResponse } from '@livekit/protocol'
import { WebSocket } from 'ws'

export type Raw = {
  socket: WebSocket
  received: SignalResponse['message'][]
  send(message: SignalRequest['message']): void
  /** The first frame of this kind, already here or still to come. */
  next<T extends NonNullable<SignalResponse['message']['case']>>(
    kind: T,
    after?: number,
  ): Promise<Extract<SignalResponse['message'], { case: T }>['value']>
  closed: Promise<number>
  close(): void
}

export class NotOpened extends Error {
  override name = 'NotOpened'
  readonly status: number
  constructor(status: number) {
    super(`answered ${status}`)
    this.status = status
  }
}

const client = { auto_subscribe: '1', sdk: 'js', version: '2.23.0', protocol: '16' }

/** Rejects with NotOpened when the upgrade is refused. `localAddress`: where it comes from. */
export function openRaw(
  address: string,
  query: Record<string, string>,
  headers: Record<string, string> = {},
  localAddress?: string,
): Promise<Raw> {
  const url = `${address.replace(/^http/, 'ws')}?${new URLSearchParams({ ...client, ...query })}`
  const socket = new WebSocket(url, { headers, perMessageDeflate: false, ...(localAddress && { localAddress }) })
  const received: SignalResponse['message'][] = []
  const waiting = new Set<() => void>()
  const tell = () => waiting.forEach((one) => one())
  const closed = new Promise<number>((resolve) =>
    socket.on('close', (code) => {
      resolve(code)
      tell()
    }),
  )
  // LiveKit answers in JSON from the first text it is sent.
  socket.on('message', (data, isBinary) => {
    const frame = data as Buffer
    received.push(
      (isBinary ? SignalResponse.fromBinary(frame) : SignalResponse.fromJsonString(frame.toString())).message,
    )
    tell()
  })
  const raw: Raw = {
    socket,
    received,
    closed,
    send: (message) => socket.send(new SignalRequest({ message }).toBinary()),
    next: (kind, after = 0) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = received.slice(after).find((one) => one.case === kind)
          if (found) resolve(found.value as never)
          else if (socket.readyState === WebSocket.CLOSED) reject(new Error(`closed before ${kind}`))
          else return
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
    close: () => socket.terminate(),
  }
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(raw))
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      reject(new NotOpened(response.statusCode ?? 0))
    })
    socket.on('error', reject)
  })
}

export const opened = (attempt: Promise<Raw>): Promise<number> =>
  attempt.then(
    (raw) => {
      raw.close()
      return 101
    },
    (error: unknown) => (error instanceof NotOpened ? error.status : Promise.reject(error)),
  )
