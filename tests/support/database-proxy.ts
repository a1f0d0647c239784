// A wire between a process and its database that can be cut: at once and for as long as wanted, or just after a commit
// went through. It must not change a byte.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface DatabaseProxy {
  /** The address to give to the process instead of the real one. */
  readonly url: string
  /** Every connection ends and no new one is taken. */
  cut(): void
  restore(): void
  /**
   * The next commit reaches the database; its answer reaches nobody, and that connection ends. Resolves when it
   * happened.
   */
  cutAfterNextCommit(): Promise<void>
  /** The next commit does not even reach the database. */
  cutBeforeNextCommit(): Promise<void>
  /** Bytes neither way, but every connection stays open, as on a network that swallows everything. */
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

type Plan = { cut: 'before' | 'after'; done: () => void }

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const wires = new Set<Socket>()
  let open = true
  let frozen = false
  let plan: Plan | null = null

  const server = createServer((near) => {
    if (!open) return void near.destroy()
    const far = connect(Number(target.port), target.hostname)
    const end = (): void => {
      near.destroy()
      far.destroy()
      wires.delete(near)
      wires.delete(far)
    }
    for (const wire of [near, far]) {
      wires.add(wire)
      wire.on('error', end)
      wire.on('close', end)
    }
    let swallow = false
    near.on('data', (data) => {
      if (plan && /^commit\0/i.test(data.subarray(5, 12).toString('latin1'))) {
        const { cut, done } = plan
        plan = null
        if (cut === 'before') end()
        else {
          swallow = true
          far.once('data', end)
          far.write(data)
        }
        done()
        return
      }
      far.write(data)
    })
    far.on('data', (data) => swallow || near.write(data))
    if (frozen) near.pause()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)

  const planned = (cut: Plan['cut']) => (): Promise<void> => new Promise((done) => (plan = { cut, done }))
  return {
    url: url.href,
    cut() {
      open = false
      for (const wire of wires) wire.destroy()
    },
    restore: () => void (open = true),
    cutAfterNextCommit: planned('after'),
    cutBeforeNextCommit: planned('before'),
    freeze() {
      frozen = true
      for (const wire of wires) wire.pause()
    },
    thaw() {
      frozen = false
      for (const wire of wires) wire.resume()
    },
    close: () =>
      new Promise((done) => {
        for (const wire of wires) wire.destroy()
        server.close(() => done())
      }),
  }
}
