// Finds ports nobody uses, and promises them to this process among all circles of this machine that start now.
// It must not hold them: another program may still be quicker.
import { createSocket } from 'node:dgram'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './processes.mjs'

const freeTcp = (port, host) =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)))
  })

const freeUdp = (port, host) =>
  new Promise((done) => {
    const socket = createSocket({ type: 'udp4', exclusive: true })
    socket.once('error', () => done(false))
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => done(true)))
  })

const MINUTES = 60_000
const promised = new Set()

/**
 * Minutes may lie between the choice of a port and its use (LiveKit is still being built), so a starting circle writes
 * its choice down where other checkouts look. True when the port is ours now. A quarter of an hour later the port is
 * in use, or its circle is gone and the number of its process means nothing any more.
 */
function promise(name, aloud) {
  if (promised.has(name)) return false
  const file = join(tmpdir(), `circle-port-${name}`)
  if (isPromised(file)) return false
  promised.add(name)
  if (!aloud) return true
  rmSync(file, { force: true })
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o644 })
    process.once('exit', () => rmSync(file, { force: true }))
  } catch (error) {
    return error.code !== 'EEXIST'
  }
  return true
}

function isPromised(file) {
  const written = statSync(file, { throwIfNoEntry: false })
  return written !== undefined && Date.now() - written.mtimeMs < 15 * MINUTES && isAlive(holderOf(file))
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || -1
  } catch {
    return -1
  }
}

/** `first` or the next free one above it that no starting circle was promised; `aloud`: others are to know of it. */
export async function freePort(first, { host = '127.0.0.1', udp = false, aloud = false } = {}) {
  for (let port = first; port < first + 200 && port < 65536; port += 1) {
    if ((await (udp ? freeUdp : freeTcp)(port, host)) && promise(`${udp ? 'udp' : 'tcp'}-${port}`, aloud)) return port
  }
  throw new Error(`No ${udp ? 'UDP' : 'TCP'} port from ${first} on is free.`)
}

/** A port from the environment, or the default. Throws when it is not a port number. */
export function portFrom(env, name, fallback) {
  if (!env[name]) return fallback
  const port = Number(env[name])
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw Object.assign(new Error(`${name} must be a port number between 1 and 65535, not "${env[name]}".`), {
    plain: true,
  })
}
