// Everything that reaches a real page from our origin, as it came: answers of HTTP and frames of sockets.
// It changes nothing.
import type { Page } from 'playwright'

/** One frame of the gathering's socket, read: what kind it is and what it carries (Engine.IO 4, Socket.IO 5). */
export type SocketFrame = {
  kind: 'opened' | 'ping' | 'joined' | 'event' | 'answer' | 'refused' | 'other'
  body: unknown
  raw: string
}
export type HttpAnswer = { method: string; path: string; status: number; body: string }

export interface Wire {
  readonly frames: SocketFrame[]
  readonly answers: HttpAnswer[]
  /** Every address the page asked for, also those without an answer; sockets as well. */
  readonly asked: string[]
  /** What has come up to now, once the bodies of its answers are here too. */
  upToNow(): Promise<Pick<Wire, 'frames' | 'answers' | 'asked'>>
}

/** Call before the page goes anywhere. */
export function watchWire(page: Page): Wire {
  const frames: SocketFrame[] = []
  const answers: HttpAnswer[] = []
  const asked: string[] = []
  const reading = new Set<Promise<void>>()
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname
    const answer = { method: response.request().method(), path, status: response.status(), body: '' }
    answers.push(answer)
    const read = response.text().then(
      (body) => void (answer.body = body),
      () => {},
    )
    reading.add(read)
    void read.then(() => reading.delete(read))
  })
  page.on('websocket', (socket) => {
    asked.push(new URL(socket.url()).pathname)
    socket.on('framereceived', ({ payload }) => frames.push(readFrame(String(payload))))
  })
  return {
    frames,
    answers,
    asked,
    async upToNow() {
      const now = { frames: [...frames], answers: [...answers], asked: [...asked] }
      await Promise.all(reading)
      return now
    },
  }
}

const kinds: Record<string, SocketFrame['kind']> = {
  '0': 'opened',
  '2': 'ping',
  '40': 'joined',
  '42': 'event',
  '43': 'answer',
  '44': 'refused',
}

function readFrame(raw: string): SocketFrame {
  const [, type = '', , rest = ''] = /^(4\d|\d)(\d*)([^]*)$/.exec(raw) ?? []
  const kind = kinds[type] ?? 'other'
  try {
    return { kind, body: rest === '' ? null : JSON.parse(rest), raw }
  } catch {
    return { kind: 'other', body: null, raw }
  }
}
