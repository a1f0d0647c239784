// The line to the thread of the bowl: nobody waits for an answer that cannot come.
import { expect, test } from 'vitest'
import { startCurve } from './curve.ts'

test('a thread that cannot be started leaves nobody waiting, neither the first who asks nor those after her', async () => {
  const said: string[] = []
  const curve = startCurve({
    log: { warn: (_details, message) => void said.push(message) },
    program: () => { throw new Error('There is no such program.') },
  })
  await expect(curve.publicKey(new Uint8Array(32))).rejects.toThrow('gives no key')
  expect(await curve.evaluate(new Uint8Array(32), new Uint8Array(33))).toBe('busy')
  expect(await curve.check(new Uint8Array(32), new Uint8Array(16), new Uint8Array(8))).toBeNull()
  expect(said).toEqual(Array.from({ length: 3 }, () => 'the thread of the bowl does not start'))
  await curve.close()
})
