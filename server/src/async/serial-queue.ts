// Tasks one after another, with a bound on what waits. It must not know what it runs. It has no deadlines, no priorities and
// no fairness: auth/fair-queue.ts is fair between sources, bowl/curve.ts has two queues of different rank for one thread.

export class QueueFull extends Error {
  override name = 'QueueFull'
}

export interface SerialQueue {
  /**
   * Runs after everything before it, whatever became of that; at once, in this very tick, when nothing runs. Rejects with
   * QueueFull when, with `weight`, more would wait than may. A task must not call `run` before its first `await`.
   */
  run<T>(task: () => T | Promise<T>, weight?: number): Promise<T>
  /** Something runs or waits. */
  busy(): boolean
  /** Resolves when everything that waits now is done. */
  idle(): Promise<void>
}

/** `most`: how much may wait behind the task that runs, as the sum of weights. */
export function serialQueue(most: number): SerialQueue {
  /** Never rejects. Null when nothing runs. */
  let last: Promise<void> | null = null
  let waiting = 0

  function follow<T>(result: Promise<T>): Promise<T> {
    const over: Promise<void> = result.then(ignored, ignored).then(() => {
      if (last === over) last = null
    })
    last = over
    return result
  }

  return {
    async run(task, weight = 1) {
      if (!last) {
        const result = task()
        return result instanceof Promise ? follow(result) : result
      }
      if (waiting + weight > most) throw new QueueFull('Too much waits in one queue.')
      waiting += weight
      const before = last
      return follow(
        before.then(() => {
          waiting -= weight
          return task()
        }),
      )
    },
    busy: () => last !== null,
    idle: async () => void (await last),
  }
}

const ignored = (): void => {}

export interface KeyedQueues<K> {
  run<T>(key: K, task: () => T | Promise<T>): Promise<T>
  busy(key: K): boolean
  /** Resolves when everything that waits now, under every key, is done. */
  idle(): Promise<void>
}

/** A serial queue for each key. A key of which nothing runs takes no memory. */
export function keyedQueues<K>(most: number): KeyedQueues<K> {
  const queues = new Map<K, SerialQueue>()
  return {
    async run(key, task) {
      const queue = queues.get(key) ?? serialQueue(most)
      queues.set(key, queue)
      const result = queue.run(task)
      void queue.idle().then(() => {
        if (!queue.busy()) queues.delete(key)
      })
      return result
    },
    busy: (key) => queues.get(key)?.busy() ?? false,
    idle: async () => void (await Promise.all([...queues.values()].map((queue) => queue.idle()))),
  }
}
