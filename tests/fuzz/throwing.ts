// Throws inputs at a running app, many at a time, and says what came back that may not. It must not judge by more than
// what every answer has to be: a refusal with a known code, no status of 500 and above, and a line that others keep.
import { connect as dial } from 'node:net'
import { refusalCodes } from '@circle/shared/errors'
import { WebSocket } from 'ws'
import type { Connected } from '../support/members.ts'
import type { Raw } from '../support/raw-signalling.ts'
import { waitFor } from '../support/wait-for.ts'
import type { HttpInput } from './request-inputs.ts'

export type Message = { event: string; args: unknown[] }
/** How often each answer was given, so that a run whose inputs never got past the door is seen for what it is. */
export const tally = new Map<string, number>()
const count = (answer: string | number): void => void tally.set(String(answer), (tally.get(String(answer)) ?? 0) + 1)

/** Milliseconds after which an answer counts as none; a busy machine is not a fault. */
const SLOW = 30_000

const known: ReadonlySet<string> = new Set(refusalCodes)
const short = (value: unknown): string => JSON.stringify(value)?.slice(0, 300) ?? 'nothing'

/** `throwOne` answers with what is wrong, or null. Stops at nothing; returns the first ten faults. */
export async function throwAll<T>(
  inputs: readonly T[],
  atOnce: number,
  throwOne: (input: T, hand: number) => Promise<string | null>,
): Promise<string[]> {
  const faults: string[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async (_none, hand) => {
      while (next < inputs.length) {
        const input = inputs[next]!
        next += 1
        const fault = await throwOne(input, hand).catch((error: unknown) => `threw ${String(error)}`)
        if (fault !== null && faults.length < 10) faults.push(`${fault}: ${short(input)}`)
      }
    }),
  )
  return faults
}

/** By a line that keeps the pace: what is only too fast is sent again, where that may be soon. */
export async function say(line: Connected, { event, args }: Message): Promise<string | null> {
  // One in fifty seconds, and any word counts: see docs/protocol.md.
  const broken = event === 'page:broken'
  const answer = await waitFor(
    'an answer that is not about the pace',
    async () => {
      const said: unknown = await line.socket
        .timeout(SLOW)
        .emitWithAck(event as 'gathering:command', ...(args as [never]))
      return !broken && (said as { code?: string } | null)?.code === 'too-fast' ? null : [said]
    },
    SLOW,
  )
  const [said] = answer as [{ ok?: unknown; code?: string } | number | null]
  if (broken && typeof args[0] === 'string' && typeof said === 'object' && said?.ok === true) return null
  if (typeof said === 'object' && said?.ok === false && known.has(said.code ?? '')) {
    count(said.code!)
    return null
  }
  return `was answered ${short(said)}`
}

/** On a line of its own, which may be ended for it. */
export function frame(url: string, cookie: string, gathering: string, sent: string | Buffer): Promise<string | null> {
  return new Promise((done) => {
    const raw = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie, origin: url },
    })
    const slow = setTimeout(() => (raw.terminate(), done('was neither answered nor ended')), SLOW)
    const over = (what: string | null): void => {
      clearTimeout(slow)
      raw.terminate()
      done(what)
    }
    raw.on('error', () => {})
    raw.on('close', () => over(null))
    raw.on('message', (data) => {
      const text = String(data)
      if (text.startsWith('0')) raw.send(`40${JSON.stringify({ gathering })}`)
      else if (text.startsWith('40')) {
        raw.send(sent)
        raw.send('421["clock:read"]')
      } else if (text.startsWith('431')) over(null)
    })
  })
}

export async function http(
  url: string,
  { method, path, body, headers }: HttpInput,
  more: Record<string, string>,
): Promise<string | null> {
  const withBody = body !== undefined && method !== 'GET' && method !== 'HEAD'
  const sent = Object.fromEntries(Object.entries({ ...headers, ...more }).filter(([, value]) => value !== ''))
  const answer = await fetch(url + path, { method, headers: sent, redirect: 'manual', ...(withBody && { body }) })
  await answer.arrayBuffer()
  count(answer.status)
  return answer.status < 500 ? null : `was answered ${answer.status}`
}

/** One post on a line of its own, as the channel wants it: always the same answer. */
export function post(url: string, path: string, body: Uint8Array): Promise<string | null> {
  const { port, hostname } = new URL(url)
  return new Promise((done) => {
    const socket = dial(Number(port), hostname, () => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`)
      socket.write(body)
    })
    let answer = ''
    socket.on('data', (data) => (answer += data.toString('latin1')))
    socket.on('error', (error) => done(`broke off: ${error.message}`))
    socket.on('close', () => done(answer.startsWith('HTTP/1.1 202') ? null : `was answered ${answer.slice(0, 20)}`))
  })
}

/** 403 for whoever asks for what is not hers, 400 for an offer that is none; 101 is through. */
export function upgrade(
  url: string,
  path: string,
  headers: Record<string, string>,
  right: readonly number[],
): Promise<string | null> {
  return new Promise((done) => {
    const socket = new WebSocket(url.replace('http', 'ws') + path, { headers })
    socket.on('open', () => (socket.terminate(), done(right.includes(101) ? null : 'was let through')))
    socket.on('unexpected-response', (request, response) => {
      request.destroy()
      count(`gate ${response.statusCode}`)
      done(right.includes(response.statusCode ?? 0) ? null : `was answered ${response.statusCode}`)
    })
    socket.on('error', (error) => done(`broke off: ${error.message}`))
  })
}

/** Frames on an open connection of the gate: it may be ended for them, and then there is a new one. */
export function frames(open: () => Promise<Raw>): {
  send(sent: Buffer | string): Promise<string | null>
  close(): Promise<void>
} {
  let raw: Promise<Raw> | null = null
  return {
    async send(sent) {
      raw ??= open()
      const here = await raw
      if (here.socket.readyState !== WebSocket.OPEN) {
        raw = null
        return null
      }
      here.socket.send(sent)
      count('gate frame')
      await new Promise<void>((done) => setImmediate(done))
      return null
    },
    close: async () => (await raw)?.close(),
  }
}
