// What a browser meets first: the name, the certificate, the page, the sockets and the gate, all by the public address.
// It signs nobody in.
import { lookup } from 'node:dns/promises'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { request as requestTls } from 'node:https'
import { isIP } from 'node:net'
import { type Health, health as healthSchema } from '@circle/shared/api'
import { type Operator, operator } from '../operating/operator.ts'
import { broken, type Finding, mind, well } from './finding.ts'
import { certificateOf, PATIENCE, reachTcp } from './reach.ts'

export interface Front {
  readonly publicUrl: string
  /** Where the media server says it is; both are one machine in our compose file. */
  readonly addresses: readonly string[]
  /** False: this circle has chosen to run without video and sound. */
  readonly media: boolean
  /** For tests: a certificate authority to trust besides the system's. */
  readonly ca?: string
  /** How the operator runs the circle; found out when not given. */
  readonly who?: Operator
}

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

export async function lookAtFront(front: Front): Promise<Finding[]> {
  const url = new URL(front.publicUrl)
  const name = await lookAtName(url.hostname, front.addresses)
  if (name.state === 'broken') return [name]
  const gate = front.media ? [lookAtGate(front)] : []
  return [
    name,
    ...(await Promise.all([lookAtCertificate(url, front), lookAtPage(front), lookAtSockets(front), ...gate])),
  ]
}

async function lookAtName(host: string, addresses: readonly string[]): Promise<Finding> {
  const about = 'The name'
  if (LOCAL.test(host))
    return mind(about, `${host} is this machine alone: nobody else can come. Set PUBLIC_URL for others.`)
  if (isIP(host))
    return mind(about, `${host} is an address without a name, for which no certificate is to be had: only for a trial.`)
  const found = await lookup(host, { all: true }).catch(() => [])
  if (found.length === 0)
    return broken(about, `${host} leads nowhere. Make an A record for it where you rent the name.`)
  const strangers = found.filter(({ address }) => addresses.length > 0 && !addresses.includes(address))
  if (strangers.length === 0) return well(about, `${host} leads to ${found.map(({ address }) => address).join(', ')}.`)
  return mind(
    about,
    `${host} leads also to ${strangers.map(({ address }) => address).join(', ')}, which LIVEKIT_NODE_IP does not name. ` +
      'If that is not this server, change the record.',
  )
}

const DAY = 24 * 60 * 60_000

async function lookAtCertificate(url: URL, { ca, who = operator() }: Front): Promise<Finding> {
  const about = 'The certificate'
  if (url.protocol === 'http:') {
    return LOCAL.test(url.hostname)
      ? well(about, 'none is needed on this machine.')
      : broken(
          about,
          'there is none: browsers give neither microphone nor camera to a page without. Use https in PUBLIC_URL.',
        )
  }
  const port = Number(url.port || 443)
  const shown = await certificateOf(url.hostname, port, url.hostname, ca)
  if (shown === 'slow')
    return broken(
      about,
      `port ${port} is open and shows none within ${SECONDS} seconds. ${TOO_BUSY} Look at ${who.logOfFront}.`,
    )
  if (!shown)
    return broken(about, `nobody speaks TLS on port ${port}. Open ports 80 and 443 and look at ${who.logOfFront}.`)
  const judged = judgeCertificate(about, shown, Date.now(), who)
  if (judged.state !== 'well' || url.port) return judged
  return (await reachTcp(url.hostname, 80)) === 'open'
    ? judged
    : mind(
        about,
        `${judged.words} Port 80 is closed: whoever types the name alone finds nothing, and renewing may fail.`,
      )
}

export function judgeCertificate(
  about: string,
  { until, from, trusted, why }: { until: Date; from: Date; trusted: boolean; why: string },
  now: number,
  who = operator(),
): Finding {
  const days = Math.floor((until.getTime() - now) / DAY)
  const day = until.toISOString().slice(0, 10)
  if (until.getTime() < now)
    return broken(
      about,
      `it ended on ${day}. Caddy renews it by itself when port 80 or 443 can be reached from everywhere.`,
    )
  if (from.getTime() > now) return broken(about, 'it begins in the future: the clock of this machine is behind.')
  if (!trusted)
    return broken(
      about,
      `browsers will not believe it (${why}). It must be made for this very name by a known authority.`,
    )
  if (days < 14)
    return mind(
      about,
      `it ends in ${days} days, on ${day}, and should have been renewed by now: look at ${who.logOfFront}.`,
    )
  return well(about, `good until ${day}.`)
}

interface HttpAnswer {
  status: number
  date: string | undefined
  text: string
}

/** 'slow': connected and no answer; 'unreached': not even connected; 'refused': nobody listens, or the connection broke. */
type Unanswered = 'slow' | 'unreached' | 'refused'
type Asked = HttpAnswer | Unanswered

/** `headers` may ask for a WebSocket; 101 is then an answer like any other. */
export function ask({ publicUrl, ca }: Front, path: string, headers: Record<string, string> = {}): Promise<Asked> {
  return new Promise((answer) => {
    const url = new URL(path, publicUrl)
    const asked = (url.protocol === 'https:' ? requestTls : request)(url, {
      headers,
      timeout: PATIENCE,
      agent: false,
      ...(ca && { ca }),
    })
    let taken = false
    const done = (found: Asked): void => {
      answer(found)
      asked.destroy()
    }
    asked.once('socket', (socket) => socket.once('connect', () => (taken = true)))
    asked.once('upgrade', (response, socket) => {
      socket.destroy()
      done({ status: response.statusCode ?? 0, date: response.headers.date, text: '' })
    })
    asked.once('response', (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => (text += text.length < 10_000 ? piece.toString() : ''))
      response.once('end', () => done({ status: response.statusCode ?? 0, date: response.headers.date, text }))
    })
    asked.once('timeout', () => done(taken ? 'slow' : 'unreached')).once('error', () => done('refused'))
    asked.end()
  })
}

const SECONDS = PATIENCE / 1000
const TOO_BUSY = 'The machine is too busy, or whoever should answer hangs.'

/** The health report of the app; null when something else answers. */
function healthIn({ status, text }: HttpAnswer): Health | null {
  if (status !== 200) return null
  try {
    return healthSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function lookAtPage(front: Front): Promise<Finding> {
  const { publicUrl, who = operator() } = front
  const about = 'The page'
  const answer = await ask(front, '/healthz')
  if (answer === 'slow') {
    return broken(
      about,
      `the connection is taken at ${publicUrl}, and nothing is said within ${SECONDS} seconds. ${TOO_BUSY} ` +
        `Look again in a minute; if it is still so, ${who.restart('app')}`,
    )
  }
  if (answer === 'unreached')
    return broken(
      about,
      `nothing comes back from ${publicUrl}: a firewall swallows it, or the address is another machine's.`,
    )
  if (answer === 'refused')
    return broken(
      about,
      `nobody answers at ${publicUrl}. ${who.isRunning('app')} Does PUBLIC_URL name the proxy in front?`,
    )
  return healthIn(answer)
    ? well(about, `the app answers at ${publicUrl}.`)
    : broken(
        about,
        `another program answers at ${publicUrl}, not the app. ${who.isRunning('app')} Does PUBLIC_URL name the proxy in front?`,
      )
}

/** The headers with which a browser asks for a WebSocket (RFC 6455, 4.1). */
const upgrade = (front: Front): Record<string, string> => ({
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': randomBytes(16).toString('base64'),
  origin: new URL(front.publicUrl).origin,
})

/** The answer in words that follow "answer". */
const saidBy = (answer: Asked): string =>
  typeof answer === 'object' ? String(answer.status) : answer === 'refused' ? 'none' : `none within ${SECONDS} seconds`
const statusOf = (answer: Asked): number => (typeof answer === 'object' ? answer.status : 0)

async function lookAtSockets(front: Front): Promise<Finding> {
  const answer = await ask(front, '/socket.io/?EIO=4&transport=websocket', upgrade(front))
  if (statusOf(answer) === 101) return well('The sockets', 'a lasting connection is let through.')
  return broken(
    'The sockets',
    `no lasting connection comes through (answer ${saidBy(answer)}): ` +
      'the proxy in front must pass WebSocket on, and PUBLIC_URL must be the very address people open.',
  )
}

async function lookAtGate(front: Front): Promise<Finding> {
  const answer = await ask(front, '/sfu/rtc/v1', upgrade(front))
  // 403 is the gate's answer to a stranger: the gate is there and reads.
  if (statusOf(answer) === 403)
    return well('The way to video and sound', 'the gate stands, and lets no stranger through.')
  if (statusOf(answer) === 503)
    return broken('The way to video and sound', 'the app runs by text only: LiveKit does not answer it.')
  return broken(
    'The way to video and sound',
    `the gate does not answer (answer ${saidBy(answer)}): the proxy in front must pass /sfu/ on.`,
  )
}
