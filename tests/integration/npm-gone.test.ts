// What becomes of a circle when npm, its terminal or its supervisor is killed: nothing of it is left running. And what
// must not end it: a stream that is closed.
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAlive } from '@circle/server/db/postmaster'
import { livingOf, MAIN, type OwnStart, ownStart, PATIENCE } from '../support/own-start.ts'
import { migratedDatabase } from '../support/postgres.ts'
import { testPort } from '../support/test-port.ts'
import { waitFor } from '../support/wait-for.ts'

vi.setConfig({ testTimeout: 3 * PATIENCE, hookTimeout: 2 * PATIENCE })

let own: OwnStart
beforeEach(async () => {
  own = await ownStart()
})
afterEach(() => own.clear())

const allParts = ['supervisor', 'app', 'livekit', 'postgres']

const isGone = (running: ReturnType<OwnStart['parts']>): Promise<void> =>
  expect.poll(() => livingOf(running), { timeout: PATIENCE }).toEqual([])

/** `npm start` with everything ready, as its own group like a job of a shell. */
async function npmStart(): Promise<{ npm: number; said: () => string; running: ReturnType<OwnStart['parts']> }> {
  const { child, said, ready } = own.run('npm', ['start'], { detached: true })
  await ready()
  await expect.poll(() => livingOf(own.parts()), { timeout: PATIENCE }).toEqual(allParts)
  return { npm: child.pid!, said, running: own.parts() }
}

test.each(['SIGKILL', 'SIGHUP'] as const)(
  'a circle whose npm alone is ended by %s ends in its order and leaves nothing running (F1)',
  async (signal) => {
    const { npm, said, running } = await npmStart()
    process.kill(npm, signal)
    await isGone(running)
    expect(said()).toContain('Everything has ended.')
  },
)

test('a circle whose terminal is closed leaves nothing running (F1)', async () => {
  const line = process.platform === 'darwin' ? ['-q', '/dev/null', 'npm', 'start'] : ['-qefc', 'npm start', '/dev/null']
  const { child: terminal, ready } = own.run('script', line)
  await ready()
  await expect.poll(() => livingOf(own.parts()), { timeout: PATIENCE }).toEqual(allParts)
  const running = own.parts()
  terminal.kill('SIGKILL')
  await isGone(running)
})

test('a circle whose npm and supervisor are killed in one blow leaves nothing running (F1)', async () => {
  const { npm, running } = await npmStart()
  process.kill(-npm, 'SIGKILL')
  await isGone(running)
})

test('a circle that is asked to end twice at once, by the terminal and by npm, still ends in its order (F1)', async () => {
  const { child, ready, said } = own.start()
  await ready()
  await expect.poll(() => livingOf(own.parts()), { timeout: PATIENCE }).toEqual(allParts)
  const running = own.parts()
  child.kill('SIGINT')
  await expect.poll(said, { timeout: PATIENCE }).toContain('Ending: ')
  child.kill('SIGINT')
  await isGone(running)
  await expect.poll(() => child.exitCode, { timeout: PATIENCE }).toBe(0)
  expect(said()).toContain('Everything has ended.')
})

test('a circle whose reader of its words and giver of its input are gone goes on, and mends what dies (F1)', async () => {
  const { child, ready } = own.start()
  await ready()
  await expect.poll(() => livingOf(own.parts()), { timeout: PATIENCE }).toEqual(allParts)
  const before = own.parts()
  for (const stream of [child.stdin!, child.stdout!, child.stderr!]) stream.destroy()
  // Each of these makes the supervisor say something, into nowhere.
  process.kill(before.app, 'SIGKILL')
  await expect.poll(() => own.parts().app, { timeout: PATIENCE }).not.toBe(before.app)
  process.kill(before.livekit, 'SIGKILL')
  await expect.poll(() => own.parts().livekit, { timeout: PATIENCE }).not.toBe(before.livekit)
  await expect.poll(() => livingOf(own.parts()), { timeout: PATIENCE }).toEqual(allParts)
})

test('an app of a server, without npm, outlives whoever started it and the end of its standard input (F1)', async () => {
  const database = await migratedDatabase()
  const port = await testPort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...own.env, PORT: String(port), PUBLIC_URL: url, DATABASE_URL: database.url }
  const { child: shell, said } = own.run('sh', ['-c', `"${process.execPath}" "${MAIN}" <&0 & echo "pid $!"`], { env })
  await once(shell, 'exit')
  shell.stdin!.destroy()
  const pid = Number(/pid (\d+)/.exec(said())![1])
  await waitFor('the app', async () => (await fetch(`${url}/healthz`).catch(() => null))?.status === 200)
  expect([isAlive(pid), said().includes('"ending"')]).toEqual([true, false])
  process.kill(pid, 'SIGTERM')
  await waitFor('its end', async () => !isAlive(pid))
  await database.drop()
})
