// That commands of one gathering never overlap, and those of another never wait for them.
import { describe, expect, it } from 'vitest'
import { commandQueue, QueueFull } from './command-queue.ts'

const gate = () => {
  let open = (): void => {}
  const passed = new Promise<void>((done) => (open = done))
  return { open, passed }
}

describe('the queue of a gathering', () => {
  it('runs one after the other, in the order of their coming', async () => {
    const queue = commandQueue()
    const steps: string[] = []
    const { open, passed } = gate()
    const first = queue.run('a', async () => {
      steps.push('first begins')
      await passed
      steps.push('first ends')
    })
    const second = queue.run('a', async () => void steps.push('second'))
    open()
    await Promise.all([first, second])
    expect(steps).toEqual(['first begins', 'first ends', 'second'])
  })

  it('lets another gathering go on meanwhile', async () => {
    const queue = commandQueue()
    const { open, passed } = gate()
    const slow = queue.run('a', () => passed)
    expect(await queue.run('b', async () => 'done')).toBe('done')
    open()
    await slow
  })

  it('goes on after one that failed', async () => {
    const queue = commandQueue()
    await expect(queue.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await queue.run('a', async () => 1)).toBe(1)
  })

  it('refuses to grow without end', async () => {
    const queue = commandQueue(2)
    const { open, passed } = gate()
    const both = [queue.run('a', () => passed), queue.run('a', () => passed)]
    await expect(queue.run('a', () => passed)).rejects.toThrow(QueueFull)
    open()
    await Promise.all(both)
    expect(await queue.run('a', async () => 'again')).toBe('again')
  })
})
