// The real deploy/Caddyfile, served by a real Caddy without TLS, in front of whatever a test names. Everything Caddy
// writes anywhere is kept, so that a test can look for what must not be in it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as tls } from 'node:tls'
import { ensureCaddy } from '../../scripts/caddy.mjs'
import { root } from '../../scripts/places.mjs'
import { filesBelow } from './living-folder.ts'
import { testPort } from './test-port.ts'
import { waitFor } from './wait-for.ts'

export interface Caddy {
  readonly url: string
  readonly port: number
  /** Both of its streams and every file of its folders, so far. */
  written(): Promise<string>
  stop(): Promise<void>
}

export interface CaddyOptions {
  /** Where the apps are, as `host:port`, in the order of the file's APPS. */
  readonly apps: readonly string[]
  /** For an app that must know its public address before: take it from `testPort`. */
  readonly port?: number
}

export async function startCaddy({ apps, port: given }: CaddyOptions): Promise<Caddy> {
  const port = given ?? (await testPort())
  const url = `http://127.0.0.1:${port}`
  return launch(url, port, join(root, 'deploy', 'Caddyfile'), {
    DOMAIN: url,
    APPS: apps.join(' '),
    ...(apps.length > 1 && { OF_SEVERAL: '-of-several' }),
  })
}

/** TLS with a certificate of Caddy's own making, for twelve hours; `ca` is the text of whoever signed it. */
export async function startTlsCaddy(app: string): Promise<Caddy & { readonly ca: string }> {
  const port = await testPort()
  const folder = await mkdtemp(join(tmpdir(), 'circle-test-caddyfile-'))
  const file = join(folder, 'Caddyfile')
  await writeFile(
    file,
    [
      '{',
      'admin off',
      'skip_install_trust',
      'auto_https disable_redirects',
      '}',
      `https://localhost:${port} {`,
      'bind 127.0.0.1',
      'tls internal',
      `reverse_proxy ${app}`,
      '}',
      '',
    ].join('\n'),
  )
  const caddy = await launch(`https://localhost:${port}`, port, file, {})
  const authority = join(caddy.home, 'data', 'caddy', 'pki', 'authorities', 'local', 'root.crt')
  const ca = await waitFor('its authority', () => readFile(authority, 'utf8').catch(() => ''))
  await waitFor('its certificate', () => believes(port, ca))
  return { ...caddy, ca, stop: () => caddy.stop().then(() => rm(folder, { recursive: true, force: true })) }
}

/**
 * The real deploy/Caddyfile with TLS for the name of the page, and a certificate for another name beside it, both of
 * Caddy's own making. `certificate` and `key` are files, for that other name.
 */
export async function startNamedCaddy({
  app,
  page,
  other,
}: {
  app: string
  page: string
  other: string
}): Promise<Caddy & { certificate: string; key: string }> {
  const [port, plain] = [await testPort(), await testPort()]
  const folder = await mkdtemp(join(tmpdir(), 'circle-test-caddyfile-'))
  const file = join(folder, 'Caddyfile')
  const real = await readFile(join(root, 'deploy', 'Caddyfile'), 'utf8')
  const local = [
    'local_certs',
    'skip_install_trust',
    `https_port ${port}`,
    `http_port ${plain}`,
    'default_bind 127.0.0.1',
  ]
  if (!real.includes('\n{\n\tadmin off\n')) throw new Error('deploy/Caddyfile begins otherwise than this test knows.')
  await writeFile(file, `${real.replace('\n{\n', `\n{\n\t${local.join('\n\t')}\n`)}\n${other} {\n\trespond 404\n}\n`)
  const caddy = await launch(`https://${page}`, port, file, { DOMAIN: page, APPS: app })
  const [certificate, key] = ['crt', 'key'].map((ending) =>
    join(caddy.home, 'data', 'caddy', 'certificates', 'local', other, `${other}.${ending}`),
  )
  await waitFor('its certificates', () => existsSync(certificate!) && existsSync(key!))
  return {
    ...caddy,
    certificate: certificate!,
    key: key!,
    stop: () => caddy.stop().then(() => rm(folder, { recursive: true, force: true })),
  }
}

async function launch(
  url: string,
  port: number,
  file: string,
  more: Record<string, string>,
): Promise<Caddy & { home: string }> {
  const program = await ensureCaddy()
  const home = await mkdtemp(join(tmpdir(), 'circle-test-caddy-'))
  const child = spawn(program, ['run', '--config', file, '--adapter', 'caddyfile'], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...more, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_CONFIG_HOME: join(home, 'config') },
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const gone = once(child, 'exit')
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await gone
    await rm(home, { recursive: true, force: true })
  }
  try {
    await waitFor('Caddy', () => {
      if (child.exitCode !== null) throw new Error(`Caddy has ended: ${said}`)
      return listens(port)
    })
  } catch (error) {
    await stop()
    throw error
  }
  return { url, port, home, stop, written: async () => said + (await filesIn(home)) }
}

/** It listens before it has made its certificate. */
const believes = (port: number, ca: string): Promise<boolean> =>
  new Promise((answer) => {
    const socket = tls({ port, host: '127.0.0.1', servername: 'localhost', ca })
    socket
      .once('secureConnect', () => answer(true))
      .once('error', () => answer(false))
      .once('close', () => answer(false))
    socket.once('secureConnect', () => socket.destroy())
  })

const listens = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(port, '127.0.0.1')
    socket
      .once('connect', () => answer(true))
      .once('error', () => answer(false))
      .once('close', () => socket.destroy())
    socket.once('connect', () => socket.end())
  })

async function filesIn(folder: string): Promise<string> {
  const texts: string[] = []
  for await (const { name, bytes } of filesBelow(folder)) texts.push(`${name}\n${bytes.toString('latin1')}`)
  return texts.join('\n')
}
