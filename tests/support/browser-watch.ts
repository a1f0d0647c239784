// Watches everything a browser of hers asks for, opens or complains about: requests, sockets, ICE, our policy, its console.
// It takes nothing away and changes nothing; our policy stays in force.
import type { BrowserContext, Page } from '@playwright/test'

type Seen = { servers: string[]; connections: RTCPeerConnection[]; policy: string[] }
declare global {
  interface Window {
    circleSeen: Seen
  }
}

/** In the page, before its first line: peer connections with the servers they are given, and what our policy keeps out. */
function watchPage(): void {
  const seen: Seen = (window.circleSeen = { servers: [], connections: [], policy: [] })
  const note = (given?: RTCConfiguration) => seen.servers.push(...(given?.iceServers ?? []).flatMap(({ urls }) => urls))
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(given?: RTCConfiguration) {
      super(given)
      seen.connections.push(this)
      note(given)
    }
    override setConfiguration(given?: RTCConfiguration) {
      note(given)
      super.setConfiguration(given)
    }
  }
  addEventListener('securitypolicyviolation', (event) =>
    seen.policy.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
  )
}

export interface Watched {
  /** Every address asked for, pages and sockets alike. */
  readonly asked: string[]
  /** The errors of its console and of the page. */
  readonly complaints: string[]
}

export async function watchBrowser(context: BrowserContext): Promise<Watched> {
  const asked: string[] = []
  const complaints: string[] = []
  await context.addInitScript(watchPage)
  context.on('request', (request) => asked.push(request.url()))
  context.on('page', (page) => {
    page.on('websocket', (socket) => asked.push(socket.url()))
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(`${line.text()} (${line.location().url})`)
    })
  })
  return { asked, complaints }
}

/** What was asked of anybody but `origin`. Addresses of the browser itself (blob, data, about) ask nobody. */
export function foreign(asked: readonly string[], origin: string): string[] {
  const host = new URL(origin).host
  return asked.filter((address) => {
    const { protocol, host: its } = new URL(address)
    return /^(https?|wss?):$/.test(protocol) && its !== host
  })
}

export const policyBreaches = (page: Page): Promise<string[]> => page.evaluate(() => window.circleSeen.policy)

/** The ICE servers her connections were given, and every candidate of theirs that came to be, as `type address`. */
export const iceOf = (page: Page): Promise<{ servers: string[]; candidates: string[] }> =>
  page.evaluate(async () => {
    const candidates: string[] = []
    for (const connection of window.circleSeen.connections) {
      for (const entry of (await connection.getStats()).values()) {
        if (/^(local|remote)-candidate$/.test(entry.type))
          candidates.push(`${entry.candidateType} ${entry.address ?? ''} ${entry.url ?? ''}`.trim())
      }
    }
    return { servers: window.circleSeen.servers, candidates }
  })
