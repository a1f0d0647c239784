// `npm start` as a person meets it: one command, two last lines, and what stays when a part of it dies.
// It runs the real scripts on a folder of its own, and must leave no process behind.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { livingOf, type OwnStart, ownStart, PATIENCE, RUN, type Started } from '../support/own-start.ts'

vi.setConfig({ testTimeout: 3 * PATIENCE, hookTimeout: 2 * PATIENCE })

let own: OwnStart
let supervisor: Started
beforeEach(async () => {
  own = await ownStart()
})
afterEach(() => own.clear())

/** Starts, and resolves with the last two lines once they are there. */
function start(): Promise<{ url: string; link: string }> {
  supervisor = own.start()
  return supervisor.ready()
}

const health = async (url: string): Promise<unknown> =>
  (await fetch(`${url}/healthz`).catch(() => undefined))?.json().catch(() => undefined)

const bothWell = { database: 'ok', media: 'ok' }

test('it ends with where to go, and an orderly stop leaves nothing running', async () => {
  const { url, link } = await start()
  expect(link.startsWith(`${url}/`)).toBe(true)
  expect(supervisor.said().includes('gets no more security fixes')).toBe(
    Number.parseInt(process.versions.node, 10) < 22,
  )
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
  const running = own.parts()
  supervisor.child.kill('SIGINT')
  await expect.poll(() => livingOf(running), { timeout: PATIENCE }).toEqual([])
  expect(supervisor.child.exitCode ?? 0).toBe(0)
})

test('killing the app leaves LiveKit and the database running, and the app comes back on the same address', async () => {
  const { url } = await start()
  const before = own.parts()
  process.kill(before.app, 'SIGKILL')
  await expect.poll(() => own.parts().app, { timeout: PATIENCE }).not.toBe(before.app)
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
  expect(own.parts()).toMatchObject({ livekit: before.livekit, postgres: before.postgres })
})

test('killing LiveKit and the database is recovered from too', async () => {
  const { url } = await start()
  const before = own.parts()
  process.kill(before.livekit, 'SIGKILL')
  process.kill(before.postgres, 'SIGKILL')
  await expect.poll(() => own.parts().livekit, { timeout: PATIENCE }).not.toBe(before.livekit)
  await expect.poll(() => [0, before.postgres].includes(own.parts().postgres), { timeout: PATIENCE }).toBe(false)
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
})

test('a start after the supervisor was killed takes over what is left, and LiveKit never stops', async () => {
  await start()
  const before = own.parts()
  supervisor.child.kill('SIGKILL')
  const { url } = await start()
  await expect.poll(() => health(url), { timeout: PATIENCE }).toEqual(bothWell)
  expect(own.parts().livekit).toBe(before.livekit)
})

test('a second start on a folder whose circle runs says so, and how to end that one (F2)', async () => {
  await start()
  const second = own.start()
  await once(second.child, 'close')
  expect(second.child.exitCode).toBe(1)
  const { supervisor: pid } = own.parts()
  expect(second.said()).toContain(
    `This circle runs already. To end it, press Ctrl-C where it was started, or run: kill ${pid}\n`,
  )
  // What it says is true: that one command ends all of it.
  const running = own.parts()
  execFileSync('kill', [String(pid)])
  await expect.poll(() => livingOf(running), { timeout: PATIENCE }).toEqual([])
})

test('a restore beside a running circle names the process whose end helps, and goes on once that has ended (F3)', async () => {
  await start()
  const running = own.parts()
  const missing = join(own.dataDir, 'nothing.circle-backup')
  const tried = async (): Promise<string> => {
    const { child, said } = own.run(process.execPath, [RUN, 'restore', missing])
    await once(child, 'close')
    return said()
  }
  const words = await tried()
  expect(words).toContain(
    `The circle runs, and must stand still for this. To end it, press Ctrl-C where it was started, or run: kill ${running.supervisor}\n`,
  )
  expect(words).not.toContain(String(running.app))
  process.kill(running.supervisor, 'SIGTERM')
  await expect.poll(() => livingOf(running), { timeout: PATIENCE }).toEqual([])
  expect(await tried()).toContain(`There is no file ${missing}.`)
})
