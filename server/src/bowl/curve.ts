// The thread that does the arithmetic of the bowl, seen from the app: bounded queues, and an answer to every task that was
// taken. Credentials go before posts: a woman waits for a credential, and a post waits for its tick anyway. It is no
// async/serial-queue.ts: two queues of different rank wait for one thread, and a full queue answers instead of rejecting.
import { Worker } from 'node:worker_threads'
import type { PostKind } from '@circle/shared/bowl/post'
import { workerFile } from './worker-file.ts'

export type Task =
  | { do: 'public-key'; seed: Uint8Array }
  | { do: 'evaluate'; seed: Uint8Array; blinded: Uint8Array }
  | { do: 'check'; seed: Uint8Array; gathering: Uint8Array; body: Uint8Array }

export type CurveQuestion = { id: number; task: Task }
type CurveResult = { id: number; result: unknown }
export type Checked = { voice: Uint8Array; kind: PostKind; seq: number; nonce: Uint8Array; text: string }
export type Evaluated = { evaluated: Uint8Array; proof: Uint8Array }

export interface Curve {
  /** 33 bytes. Rejects when the thread cannot be reached. */
  publicKey(seed: Uint8Array): Promise<Uint8Array>
  /** `malformed`: no element. `busy`: the queue is full, or the thread died during the task. */
  evaluate(seed: Uint8Array, blinded: Uint8Array): Promise<Evaluated | 'malformed' | 'busy'>
  /** Null: the post is not good, or the queue is full. Nobody is told which. */
  check(seed: Uint8Array, gathering: Uint8Array, body: Uint8Array): Promise<Checked | null>
  close(): Promise<void>
}

const LONGEST = { credentials: 200, posts: 256 } as const
const BUSY = Symbol('busy')
type WaitingTask = { task: Task; done: (result: unknown) => void }
/** A failure during a post is not logged: the line would tell the moment of the post. The next credential logs it. */
const isLogged = ({ task }: Pick<WaitingTask, 'task'>): boolean => task.do !== 'check'

export interface CurveOptions {
  readonly log: { warn(details: object, message: string): void }
  /** Where the thread's program lies; throws when it is nowhere. */
  readonly program?: () => string
}

export function startCurve({ log, program = workerFile }: CurveOptions): Curve {
  const queues: { credentials: WaitingTask[]; posts: WaitingTask[] } = { credentials: [], posts: [] }
  let running: (WaitingTask & { id: number }) | null = null
  let worker: Worker | null = null
  let closed = false
  let count = 0

  /** Started with the first task, and again after a death: the task it died of is answered `busy`. */
  function start(): Worker {
    const fresh = new Worker(program())
    fresh.unref()
    fresh.on('message', ({ id, result }: CurveResult) => running?.id === id && answer(result))
    fresh.on('error', (error) => {
      if (!running || isLogged(running)) log.warn({ err: error }, 'the thread of the bowl failed')
    })
    fresh.on('exit', () => {
      if (worker === fresh) worker = null
      if (running) answer(BUSY)
    })
    return fresh
  }

  function answer(result: unknown): void {
    const done = running?.done
    running = null
    done?.(result)
    next()
  }

  function next(): void {
    if (running || closed) return
    const waits = queues.credentials.shift() ?? queues.posts.shift()
    if (!waits) return
    count += 1
    running = { id: count, ...waits }
    try {
      worker ??= start()
      worker.postMessage({ id: count, task: waits.task } satisfies CurveQuestion)
    } catch (error) {
      // Without a thread nobody may be left waiting: a command holds its transaction in the meantime.
      if (isLogged(waits)) log.warn({ err: error }, 'the thread of the bowl does not start')
      answer(BUSY)
    }
  }

  function ask(queue: keyof typeof queues, task: Task): Promise<unknown> {
    if (closed || queues[queue].length >= LONGEST[queue]) return Promise.resolve(BUSY)
    return new Promise((done) => {
      queues[queue].push({ task, done })
      next()
    })
  }

  return {
    async publicKey(seed) {
      const result = await ask('credentials', { do: 'public-key', seed })
      if (result === BUSY || result === null) throw new Error('The thread of the bowl gives no key.')
      return (result as { publicKey: Uint8Array }).publicKey
    },
    async evaluate(seed, blinded) {
      const result = await ask('credentials', { do: 'evaluate', seed, blinded })
      if (result === BUSY) return 'busy'
      return (result as Evaluated | null) ?? 'malformed'
    },
    async check(seed, gathering, body) {
      const result = await ask('posts', { do: 'check', seed, gathering, body })
      return result === BUSY ? null : (result as Checked | null)
    },
    async close() {
      closed = true
      for (const { done } of [...queues.credentials.splice(0), ...queues.posts.splice(0)]) done(BUSY)
      await worker?.terminate()
      if (running) answer(BUSY)
    },
  }
}
