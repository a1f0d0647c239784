// The signalling sockets of this page, laid open: a patched client sends on them what it likes and changes their address.

export const sockets: WebSocket[] = []
export const patch: { url: (url: URL) => URL; mute: boolean } = { url: (url) => url, mute: false }

const Native = window.WebSocket
window.WebSocket = class extends Native {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(patch.url(new URL(url)), protocols)
    sockets.push(this)
  }
}
