// That tasks of one queue never overlap, that queues of other keys never wait for them, and that what waits is bounded.
import { describe, expect, test } from 'vitest'
import { keyedQueues, QueueFull, serialQueue } from './serial-queue.ts'

const gate = () => {
  let open = (): void => {}
  const passed = new Promise<void>((done) => (open = done))
  return { open, passed }
}

describe('a serial queue', () => {
  test('tasks run one after another, in the order in which they came', async () => {
    const queue = serialQueue(10)
    const steps: string[] = []
    const { open, passed } = gate()
    const first = queue.run(async () => {
      steps.push('first begins')
      await passed
      steps.push('first ends')
    })
    const second = queue.run(() => void steps.push('second'))
    const third = queue.run(async () => void steps.push('third'))
    open()
    await Promise.all([first, second, third])
    expect(steps).toEqual(['first begins', 'first ends', 'second', 'third'])
  })

  test('a task runs in the tick of its call when nothing runs, and a synchronous task leaves the queue free', () => {
    const queue = serialQueue(10)
    const steps: number[] = []
    void queue.run(() => void steps.push(1))
    void queue.run(() => void steps.push(2))
    expect(steps).toEqual([1, 2])
    expect(queue.busy()).toBe(false)
  })

  test('the queue goes on after a task that fails', async () => {
    const queue = serialQueue(10)
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(
      queue.run(() => {
        throw new Error('at once')
      }),
    ).rejects.toThrow('at once')
    expect(await queue.run(async () => 1)).toBe(1)
  })

  test('a task that would wait behind too much is refused, and the running task does not count', async () => {
    const queue = serialQueue(10)
    const { open, passed } = gate()
    const running = queue.run(() => passed, 1000)
    const heavy = queue.run(() => 'heavy', 8)
    await expect(queue.run(() => 'too heavy', 3)).rejects.toThrow(QueueFull)
    const light = queue.run(() => 'light', 2)
    open()
    expect(await Promise.all([running, heavy, light])).toEqual([undefined, 'heavy', 'light'])
    expect(await queue.run(() => 'again', 10)).toBe('again')
  })

  test('idle resolves when everything that waits is done', async () => {
    const queue = serialQueue(10)
    const { open, passed } = gate()
    let done = false
    void queue.run(() => passed)
    void queue.run(async () => void (done = true))
    open()
    await queue.idle()
    expect([done, queue.busy()]).toEqual([true, false])
  })
})

describe('queues by key', () => {
  test('tasks of one key wait for each other, and those of another key do not', async () => {
    const queues = keyedQueues<string>(10)
    const { open, passed } = gate()
    const steps: string[] = []
    const slow = queues.run('a', () => passed)
    const next = queues.run('a', () => void steps.push('a'))
    expect(await queues.run('b', async () => 'done')).toBe('done')
    expect([steps, queues.busy('a'), queues.busy('b')]).toEqual([[], true, false])
    open()
    await Promise.all([slow, next])
    expect(steps).toEqual(['a'])
  })

  test('each key has a bound of its own, and frees it', async () => {
    const queues = keyedQueues<string>(1)
    const { open, passed } = gate()
    const both = [queues.run('a', () => passed), queues.run('a', () => passed)]
    await expect(queues.run('a', () => passed)).rejects.toThrow(QueueFull)
    open()
    await Promise.all(both)
    expect(await queues.run('a', async () => 'again')).toBe('again')
  })

  test('idle waits for the tasks of every key', async () => {
    const queues = keyedQueues<number>(10)
    const done: number[] = []
    for (const key of [1, 2, 3]) void queues.run(key, async () => void done.push(key))
    await queues.idle()
    expect([done.sort(), queues.busy(1)]).toEqual([[1, 2, 3], false])
  })
})
