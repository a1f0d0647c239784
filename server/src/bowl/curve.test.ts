// The line to the thread of the bowl: nobody waits for an answer that cannot come.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startCurve } from './curve.ts'

test('a thread that cannot be started leaves nobody waiting, neither the first who asks nor the next', async () => {
  const said: string[] = []
  const curve = startCurve({
    log: { warn: (_details, message) => void said.push(message) },
    program: () => {
      throw new Error('There is no such program.')
    },
  })
  await expect(curve.publicKey(new Uint8Array(32))).rejects.toThrow('gives no key')
  expect(await curve.evaluate(new Uint8Array(32), new Uint8Array(33))).toBe('busy')
  expect(said).toEqual(Array.from({ length: 2 }, () => 'the thread of the bowl does not start'))
  await curve.close()
})

test('a post writes no log line when the thread of the bowl does not start, or dies of the post (D1)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'circle-test-curve-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const thatDies = join(folder, 'dies.mjs')
  writeFileSync(
    thatDies,
    "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => { throw new Error('dead') })\n",
  )
  const said: string[] = []
  const log = { warn: (_details: object, message: string) => void said.push(message) }
  const nowhere = startCurve({
    log,
    program: () => {
      throw new Error('There is no such program.')
    },
  })
  const dying = startCurve({ log, program: () => thatDies })
  for (const curve of [nowhere, dying]) {
    expect(await curve.check(new Uint8Array(32), new Uint8Array(16), new Uint8Array(8))).toBeNull()
    expect(said).toEqual([])
  }
  // The next credential says it.
  for (const curve of [nowhere, dying])
    expect(await curve.evaluate(new Uint8Array(32), new Uint8Array(33))).toBe('busy')
  expect(said).toEqual(['the thread of the bowl does not start', 'the thread of the bowl failed'])
  await Promise.all([nowhere.close(), dying.close()])
})
