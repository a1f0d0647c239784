// Finds ports nobody uses, and promises them to this process among all circles of this machine that start now.
// It must not hold them: another program may still be quicker.
import { createSocket } from 'node:dgram'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './processes.mjs'

const freeTcp = (port, host) => new Promise((done) => {
  const server = createServer()
  server.once('error', () => done(false))
  server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)))
})

const freeUdp = (port, host) => new Promise((done) => {
  const socket = createSocket({ type: 'udp4', exclusive: true })
  socket.once('error', () => done(false))
  socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => done(true)))
})

const promised = new Set()

/**
 * Minutes may lie between the choice of a port and its use (LiveKit is still being built), so the choice is written
 * down where other checkouts look, for as long as this process lives. True when the port is ours now.
 */
function promise(name) {
  const file = join(tmpdir(), `circle-port-${name}`)
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o644 })
      if (promised.size === 0) process.once('exit', () => promised.forEach((one) => rmSync(one, { force: true })))
      promised.add(file)
      return true
    } catch (error) {
      if (error.code !== 'EEXIST') return true
      const holder = holderOf(file)
      if (holder === process.pid || isAlive(holder)) return false
      rmSync(file, { force: true })
    }
  }
  return true
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || -1
  } catch {
    return -1
  }
}

/** `first` or the next free one above it that no starting circle was promised. */
export async function freePort(first, { host = '127.0.0.1', udp = false } = {}) {
  for (let port = first; port < first + 200 && port < 65536; port += 1) {
    if (await (udp ? freeUdp : freeTcp)(port, host) && promise(`${udp ? 'udp' : 'tcp'}-${port}`)) return port
  }
  throw new Error(`No ${udp ? 'UDP' : 'TCP'} port from ${first} on is free.`)
}

/** A port from the environment, or the default. Throws when it is not a port number. */
export function portFrom(env, name, fallback) {
  if (!env[name]) return fallback
  const port = Number(env[name])
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw Object.assign(new Error(`${name} must be a port number between 1 and 65535, not "${env[name]}".`), { plain: true })
}
