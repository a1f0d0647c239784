// What the environment may say, and the one sentence for each thing it may not.
import { expect, test } from 'vitest'
import { environment, readConfig, WrongConfig } from './config.ts'

const sentences = (env: Record<string, string>): string[] => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(WrongConfig)
    return (error as Error).message.split('\n')
  }
}
const secret = 'f3b1c0a4d5e6978812345678abcdefab'

test('without any variable, everything has a value that works on this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:8080',
    https: false,
    databaseUrl: undefined,
    livekit: undefined,
    media: 'text-only',
    leaveTo: 'about:blank',
    sourceUrl: '',
    logLevel: 'info',
    trustProxy: undefined,
  })
  expect(readConfig({ PORT: '', PUBLIC_URL: '' }).publicUrl).toBe('http://localhost:8080')
})

test('a process never has the name of another, not even of an earlier run of itself', () => {
  const names = [1, 2].map(() => readConfig({ PROCESS_NAME: 'one' }).processName)
  expect(new Set(names).size).toBe(2)
  expect(names[0]).toMatch(/^one-[0-9a-f]{12}$/)
})

test('with LiveKit named, sound is on its way until somebody says that none will come', () => {
  const env = { LIVEKIT_URL: 'ws://127.0.0.1:7880', LIVEKIT_API_KEY: 'k1', LIVEKIT_API_SECRET: secret }
  expect(readConfig(env)).toMatchObject({
    media: 'starting',
    livekit: { url: 'ws://127.0.0.1:7880', key: 'k1', secret },
  })
  expect(readConfig({ ...env, MEDIA: 'text-only' }).media).toBe('text-only')
})

/** For every variable what it may not be, in the words of somebody in a hurry. */
const wrong: Record<keyof typeof environment.shape, readonly string[]> = {
  PORT: ['0', '70000', 'http', '80.5', '-1', '0x50', '8080 '],
  HOST: ['http://127.0.0.1', '300.1.1.1', 'a b', '127.0.0.1:8080'],
  PUBLIC_URL: ['else.where', 'https://else.where/in', 'ftp://else.where', 'https://me:secret@else.where'],
  PG_PORT: ['0', 'five'],
  DATABASE_URL: [
    'mysql://x',
    'localhost',
    'postgres://circle:circle@db.example/circle',
    'postgres://circle:changeme@10.0.0.2/circle',
    `postgres://circle:${'x'.repeat(20)}@postgres:5432/circle`,
  ],
  DATA_DIR: ['nul\0here', ' leading'],
  WEB_DIR: ['nul\0here'],
  LIVEKIT_URL: ['10.1.2.3:7880', 'livekit'],
  LIVEKIT_API_KEY: ['devkey', 'your-api-key', 'changeme'],
  LIVEKIT_API_SECRET: ['secret', 'x'.repeat(32), 'f3b1c0a4d5e69788', 'your-api-secret'],
  LIVEKIT_NODE_IP: ['room.example', '300.1.1.1', '203.0.113.7,'],
  LIVEKIT_UDP_PORT: ['none', '7882-7883'],
  LIVEKIT_TCP_PORT: ['none', '0'],
  TURN_DOMAIN: ['turn:turn.example', 'turn.example:443', 'https://turn.example'],
  METRICS_PORT: ['all', '0'],
  METRICS_HOST: ['0.0.0.0', '203.0.113.7', '::', '2001:db8::1', 'a b', '172.32.0.1'],
  MEDIA: ['ok', 'yes'],
  LEAVE_TO: ['javascript:alert(1)', '/away', 'data:text/html,x'],
  SOURCE_URL: ['javascript:alert(1)', 'circle.example', 'file:///srv/circle'],
  LOG_LEVEL: ['loud', 'INFO'],
  TRUST_PROXY: ['true', '10.0.0.0/8, everybody', '10.0.0.0/99', '1', '*'],
  PROCESS_NAME: ['a b', 'a'.repeat(65)],
}

test('every variable has a table of values that it may not have', () => {
  expect(Object.keys(wrong).sort()).toEqual(Object.keys(environment.shape).sort())
})

test.each(Object.entries(wrong).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
  '%s=%s is refused in one sentence that names it and does not repeat it',
  (name, value) => {
    const more = name === 'METRICS_HOST' ? { METRICS_PORT: '9464' } : {}
    const said = sentences({ [name]: value, ...more })
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(new RegExp(`^${name} (must|is) .*\\.$`))
    if (value.length > 4) expect(said[0]).not.toContain(value)
  },
)

test('a database on the same machine may have any password, and a password that is not in the address is not judged', () => {
  for (const url of [
    'postgres://postgres:postgres@localhost/circle',
    'postgres://circle@db.example/circle',
    `postgres://c:${secret}@db/circle`,
  ]) {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url)
  }
})

test('metrics are off until a port is named, and then served on this machine alone', () => {
  expect(readConfig({}).metrics).toBeUndefined()
  expect(readConfig({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' })
  expect(readConfig({ METRICS_PORT: '9464', METRICS_HOST: '172.16.0.2' }).metrics?.host).toBe('172.16.0.2')
  expect(sentences({ METRICS_HOST: '10.0.0.1' })).toEqual(['METRICS_PORT is missing: METRICS_HOST needs it.'])
  expect(sentences({ METRICS_PORT: '8080' })).toEqual([
    'METRICS_PORT must not be PORT: everybody would read the metrics.',
  ])
})

test('trusted proxies are named', () => {
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, loopback, fd00::/8' }).trustProxy).toBe(
    '10.0.0.0/8, loopback, fd00::/8',
  )
})

test('several wrong variables are all named at once, and half of LiveKit is not enough', () => {
  expect(sentences({ PORT: 'x', MEDIA: 'y' })).toHaveLength(2)
  expect(sentences({ LIVEKIT_URL: 'ws://127.0.0.1:7880' })).toEqual([
    'LIVEKIT_API_KEY is missing: LIVEKIT_URL needs it.',
    'LIVEKIT_API_SECRET is missing: LIVEKIT_URL needs it.',
  ])
})
