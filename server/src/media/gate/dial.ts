// Opens one signalling connection to the SFU. The connection is open and paused, so that no frame is lost before somebody
// listens. It asks nobody whether it may.
import { WebSocket } from 'ws'

export class NoRoom extends Error {
  override name = 'NoRoom'
}
/** The SFU is there and does not take this connection: asking again changes nothing. */
export class SfuRefused extends Error {
  override name = 'SfuRefused'
  readonly status: number
  constructor(status: number) {
    super(`the SFU answered ${status}`)
    this.status = status
  }
}
export class SfuAway extends Error {
  override name = 'SfuAway'
}

const maxFrameFromSfu = 8 << 20 // an SDP with many sections
const handshakeMs = 5000

/** Rejects with NoRoom (dial again once the room is made), SfuRefused or SfuAway. */
export function dial(url: string, token: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      headers: { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
      maxPayload: maxFrameFromSfu,
      handshakeTimeout: handshakeMs,
      followRedirects: false,
    })
    socket.once('open', () => {
      socket.pause()
      resolve(socket)
    })
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      const status = response.statusCode ?? 500
      reject(
        status === 404
          ? new NoRoom()
          : status < 500
            ? new SfuRefused(status)
            : new SfuAway(`the SFU answered ${status}`),
      )
    })
    socket.on('error', (error) => reject(new SfuAway(error.message)))
  })
}
