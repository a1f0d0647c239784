// The files of a public server, read as what they are: which ports are open to everybody, what is pinned, what is secret.
// They cannot be run here; what they say can be read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment } from '@circle/server/config'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { liveKitConfig } from '../../scripts/livekit-config.mjs'
import { root } from '../../scripts/places.mjs'

interface Service {
  image?: string
  build?: string | { context: string; dockerfile: string }
  ports?: (string | { target: number; published?: string })[]
  expose?: unknown
  network_mode?: string
  privileged?: boolean
  networks?: string[] | Record<string, { aliases?: string[] }>
  environment?: Record<string, string>
  profiles?: string[]
  read_only?: boolean
  command?: string | string[]
  ulimits?: { core: number }
}

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const compose = parse(textOf('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>
  networks: Record<string, { internal?: boolean }>
}
const { services } = compose
const liveKit = parse(textOf('deploy/livekit.yaml')) as Record<string, Record<string, unknown>>

/** Container ports, as `7881/tcp`. A range is spelled out by nobody here and is refused. */
function published({ ports = [] }: Service): string[] {
  return ports.map((port) => {
    const found = typeof port === 'string' ? /^(?:[\d.]+:)?\d+:(\d+)\/(tcp|udp)$/.exec(port) : null
    if (!found) throw new Error(`Write a port as "host:container/protocol": ${JSON.stringify(port)}`)
    return `${found[1]}/${found[2]}`
  })
}
const networksOf = ({ networks = [] }: Service): string[] =>
  Array.isArray(networks) ? networks : Object.keys(networks)

test("LiveKit's signalling has no published port, and neither has anything but media and the proxy", () => {
  expect(liveKit['port']).toBe(7880)
  const open = Object.fromEntries(
    Object.entries(services)
      .map(([name, service]) => [name, published(service)])
      .filter(([, ports]) => ports!.length > 0),
  )
  expect(open).toEqual({
    caddy: ['80/tcp', '443/tcp', '443/udp'],
    livekit: ['7881/tcp', '7882/udp'],
    'livekit-two': ['7883/tcp', '7884/udp'],
  })
  for (const service of Object.values(services)) {
    expect(service.network_mode).toBeUndefined() // the host's network would publish every port
    expect(service.privileged).toBeUndefined()
  }
})

test('the ports that are published are those LiveKit listens on', () => {
  expect([liveKit['rtc']!['tcp_port'], liveKit['rtc']!['udp_port']]).toEqual([7881, 7882])
  expect(services['livekit-two']!.environment).toMatchObject({ LIVEKIT_RTC_TCP_PORT: '7883', UDP_PORT: '7884' })
})

test('the database and what LiveKits tell each other are on networks without a way out, and the proxy is on neither', () => {
  expect([compose.networks['inside']?.internal, compose.networks['nodes']?.internal]).toEqual([true, true])
  expect(networksOf(services['postgres']!)).toEqual(['inside'])
  expect(networksOf(services['redis']!)).toEqual(['nodes'])
  expect(networksOf(services['caddy']!)).toEqual(['front'])
  for (const name of ['app', 'app-two']) expect(networksOf(services[name]!)).toEqual(['front', 'inside'])
})

test('every image is pinned to a version, in the compose file and in the Dockerfile', () => {
  const images = Object.values(services)
    .filter(({ build }) => !build)
    .map(({ image }) => image ?? '')
  for (const file of ['Dockerfile', 'deploy/livekit.Dockerfile'])
    images.push(...[...textOf(file).matchAll(/^FROM (\S+)/gm)].map((match) => match[1]!))
  expect(images.length).toBeGreaterThan(5)
  for (const image of images) expect(image).toMatch(/^[\w/-]+:v?\d+\.\d+[\w.-]*$/)
})

test('the proxy looks whether an app lives only where there are several of them (F9)', () => {
  expect(services['caddy']!.environment).toMatchObject({
    APPS: '${APPS:-app:3000}',
    OF_SEVERAL: '${APPS:+-of-several}',
  })
  const [, alone, several] = textOf('deploy/Caddyfile').split(/^\(app(?:-of-several)?\) \{$/m)
  expect(alone!.split('}')[0]).not.toContain('health_uri')
  expect(several!.split('}')[0]).toContain('health_uri /livez')
  expect(textOf('deploy/Caddyfile')).not.toContain('/healthz')
})

test('the image is built and run on a Node that is still mended (F7)', () => {
  const nodes = [...textOf('Dockerfile').matchAll(/^FROM node:(\d+)/gm)].map((match) => Number(match[1]))
  expect(nodes).toEqual([24, 24])
})

test('the media server is the very version that is tested here', () => {
  const tested = /VERSION = '([\d.]+)'/.exec(textOf('scripts/livekit-find.mjs'))![1]
  expect(textOf('deploy/livekit.Dockerfile')).toContain(`\nFROM livekit/livekit-server:v${tested} AS livekit\n`)
})

test('LiveKit speaks to Docker through the filter alone, and Docker keeps no more than three files of it (D4)', () => {
  const text = textOf('deploy/livekit.Dockerfile')
  expect(text).toMatch(/^ENTRYPOINT \["node", "\/livekit-log.mjs", "\/livekit-server"\]$/m)
  expect(text).toMatch(/^COPY scripts\/livekit-log\.mjs scripts\/livekit-lines\.mjs \/$/m)
  for (const name of ['livekit', 'livekit-two']) {
    expect(services[name]).toMatchObject({
      build: { context: '.', dockerfile: 'deploy/livekit.Dockerfile' },
      logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
    })
    expect(services[name]).not.toHaveProperty('entrypoint')
  }
})

test('no secret has a default or a value, and .env.example names every variable', () => {
  const text = textOf('docker-compose.yml')
  const used = [...text.matchAll(/\$\{(\w+)(:[-?][^}]*)?\}/g)].map((match) => ({
    name: match[1]!,
    how: match[2] ?? '',
  }))
  for (const { name, how } of used) if (/SECRET|PASSWORD|KEY/.test(name)) expect(how).not.toMatch(/^:-/)
  const needed = new Set(used.filter(({ how }) => how.startsWith(':?')).map(({ name }) => name))
  expect([...needed].sort()).toEqual([
    'DOMAIN',
    'LEAVE_TO',
    'LIVEKIT_API_KEY',
    'LIVEKIT_API_SECRET',
    'NODE_IP',
    'POSTGRES_PASSWORD',
  ])
  const example = textOf('.env.example')
  const [empty, offered] = [/^(\w+)=$/gm, /^# (\w+)=/gm].map((pattern) =>
    [...example.matchAll(pattern)].map((match) => match[1]!),
  )
  expect(empty!.sort()).toEqual([...needed].sort())
  expect([...offered!, ...needed].sort()).toEqual(
    [...new Set([...used.map(({ name }) => name), 'COMPOSE_PROFILES'])].sort(),
  )
  expect(example).not.toMatch(/^\w+=./m)
})

test('the app is told only what it knows, cannot write outside its data, and leaves no core', () => {
  for (const name of ['app', 'app-two']) {
    const service = services[name]!
    expect(Object.keys(service.environment!).filter((key) => !(key in environment.shape))).toEqual([])
    expect([service.read_only, service.ulimits?.core]).toEqual([true, 0])
  }
  expect(services['app']!.environment!['PROCESS_NAME']).not.toBe(services['app-two']!.environment!['PROCESS_NAME'])
  expect(textOf('Dockerfile')).toMatch(/^USER node$/m)
})

test('the second of everything comes only with the profile, and both media servers answer to one name', () => {
  const scaled = Object.entries(services)
    .filter(([, { profiles }]) => profiles?.includes('scale'))
    .map(([name]) => name)
  expect(scaled.sort()).toEqual(['app-two', 'livekit-two', 'redis'])
  for (const name of ['livekit', 'livekit-two']) {
    expect((services[name]!.networks as Record<string, { aliases?: string[] }>)['inside']?.aliases).toEqual(['sfu'])
    expect(services[name]!.environment!['LIVEKIT_REDIS_ADDRESS']).toBe('${REDIS:-}')
  }
  // One that named a server would be without sound while that one is away.
  for (const name of ['app', 'app-two']) expect(services[name]!.environment!['LIVEKIT_URL']).toBe('http://sfu:7880')
  expect(services['redis']).toMatchObject({
    command: ['redis-server', '--save', '', '--appendonly', 'no'],
    read_only: true,
  })
  expect(services['caddy']!.environment!['APPS']).toBe('${APPS:-app:3000}')
})

test('LiveKit makes no room by itself, has a limit for each thing, sends nobody elsewhere and records nothing', () => {
  expect(liveKit['room']).toMatchObject({ auto_create: false, enable_remote_unmute: false, max_participants: 300 })
  expect(Object.keys(liveKit['limit']!).sort()).toEqual([
    'max_attributes_size',
    'max_metadata_size',
    'max_participant_identity_length',
    'max_participant_name_length',
    'max_room_name_length',
    'subscription_limit_audio',
  ])
  expect(liveKit['rtc']!['stun_servers']).toEqual(['127.0.0.1:3478'])
  expect(liveKit['rtc']!['use_external_ip']).toBe(false)
  for (const key of ['keys', 'webhook', 'ingress', 'sip', 'development', 'debug_handler', 'bind_addresses'])
    expect(liveKit).not.toHaveProperty(key)
  expect(Object.keys(services).sort()).toEqual([
    'app',
    'app-two',
    'caddy',
    'livekit',
    'livekit-two',
    'postgres',
    'redis',
  ])
})

test('no relay is run, so none can be made to reach a private address', () => {
  expect(liveKit['turn']).toEqual({ enabled: false })
  expect(liveKitConfig({ port: 1, udpPort: 2, tcpPort: 3, nodeIp: '192.0.2.7' }).turn).toEqual({ enabled: false })
  const [major, minor, patch] = /livekit-server:v([\d.]+)/
    .exec(textOf('deploy/livekit.Dockerfile'))![1]!
    .split('.')
    .map(Number)
  expect(major! * 1e6 + minor! * 1e3 + patch!).toBeGreaterThanOrEqual(1_013_005) // older ones relayed to private addresses
})
