// One queue per gathering, before a connection is taken from the pool: thirty commands for one row wait here, not on
// thirty connections. It must not know what it runs.

export class QueueFull extends Error {}

export interface CommandQueue {
  /** Runs after everything of the same gathering. Rejects with QueueFull instead of waiting behind `longest` others. */
  run<T>(gathering: string, task: () => Promise<T>): Promise<T>
  /** Something of this gathering runs or waits. */
  busy(gathering: string): boolean
  /** Resolves when everything that waits now is done. */
  idle(): Promise<void>
}

export function commandQueue(longest = 500): CommandQueue {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>()

  function run<T>(gathering: string, task: () => Promise<T>): Promise<T> {
    const line = lines.get(gathering) ?? { last: Promise.resolve(), length: 0 }
    if (line.length >= longest) return Promise.reject(new QueueFull('Too many commands wait for one gathering.'))
    lines.set(gathering, line)
    line.length += 1
    const result = line.last.then(task)
    line.last = result
      .catch(() => {})
      .then(() => {
        line.length -= 1
        if (line.length === 0) lines.delete(gathering)
      })
    return result
  }

  return {
    run,
    busy: (gathering) => lines.has(gathering),
    idle: async () => void (await Promise.all([...lines.values()].map((line) => line.last))),
  }
}
