// Pipes two WebSockets: back-pressure, ping and pong, close codes. It filters nothing: conversation.ts does.
import { WebSocket } from 'ws'

const high = 1 << 20 // bytes that may wait for one end before the other end is paused
const low = 1 << 16
const goodbyeMs = 300
const pingMs = 10_000
const silentMs = 35_000 // the SFU pings every 10 s

type Frame = (data: Buffer, binary: boolean) => void

export interface SocketPair {
  toBrowser(data: Uint8Array, binary?: boolean): void
  toSfu(data: Uint8Array, binary?: boolean): void
  hangUp(): void
}

export function joinSockets(
  browser: WebSocket,
  upstream: WebSocket,
  listeners: { fromBrowser: Frame; fromSfu: Frame; ended: () => void },
): SocketPair {
  listen(browser, listeners.fromBrowser)
  listen(upstream, listeners.fromSfu)
  const stop = [keepAlive(browser), notice(upstream)]

  let over = false
  const end = (from: WebSocket, to: WebSocket) =>
    from.on('close', (code, reason) => {
      closeLike(to, code, reason)
      if (over) return
      over = true
      stop.forEach((one) => one())
      listeners.ended()
    })
  end(browser, upstream)
  end(upstream, browser)
  // An error is always followed by a close, which is dealt with above.
  for (const socket of [browser, upstream]) socket.on('error', () => {})

  upstream.resume()
  if (browser.readyState !== WebSocket.OPEN) closeLike(upstream, 1006, Buffer.alloc(0))
  return {
    toBrowser: (data, binary = true) => send(browser, upstream, data, binary),
    toSfu: (data, binary = true) => send(upstream, browser, data, binary),
    hangUp: () => {
      browser.close(1000)
      upstream.close(1000)
      setTimeout(() => {
        // a peer that does not close by itself is not waited for
        browser.terminate()
        upstream.terminate()
      }, goodbyeMs).unref()
    },
  }
}

function listen(socket: WebSocket, frame: Frame): void {
  socket.on('message', (data, binary) => {
    const whole = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
    frame(whole, binary)
  })
}

function send(to: WebSocket, from: WebSocket, data: Uint8Array, binary: boolean): void {
  if (to.readyState !== WebSocket.OPEN) return
  to.send(data, { binary }, () => {
    if (from.isPaused && to.bufferedAmount < low) from.resume()
  })
  if (to.bufferedAmount > high && from.readyState === WebSocket.OPEN) from.pause()
}

/** 1005, 1006 and 1015 stand for "no code", "no goodbye" and "bad TLS"; they may not be sent (RFC 6455, 7.4.1). */
function closeLike(socket: WebSocket, code: number, reason: Buffer): void {
  if (socket.isPaused) socket.resume() // a paused socket would never see the other's goodbye
  if (code === 1006 || socket.readyState === WebSocket.CONNECTING) return socket.terminate()
  if (code === 1005) return socket.close()
  socket.close(code === 1015 ? 1011 : code, reason)
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true
  socket.on('pong', () => {
    answered = true
  })
  const timer = setInterval(() => {
    // While we do not read from a socket, we cannot see its pong either.
    if (!answered && !socket.isPaused) return socket.terminate()
    answered = false
    socket.ping()
  }, pingMs)
  return () => clearInterval(timer)
}

function notice(socket: WebSocket): () => void {
  let last = performance.now()
  const heard = () => {
    last = performance.now()
  }
  socket.on('ping', heard)
  socket.on('message', heard)
  const timer = setInterval(() => {
    if (!socket.isPaused && performance.now() - last > silentMs) socket.terminate()
  }, pingMs)
  return () => clearInterval(timer)
}
