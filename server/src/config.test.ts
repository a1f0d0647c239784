// What the environment may say, and the one sentence for each thing it may not.
import { expect, test } from 'vitest'
import { readConfig, WrongConfig } from './config.ts'

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

test('with nothing said, everything has a value that works on this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080, host: '127.0.0.1', publicUrl: 'http://localhost:8080', https: false, databaseUrl: undefined, livekit: undefined,
    media: 'text-only', leaveTo: 'about:blank', logLevel: 'info', trustProxy: undefined,
  })
  expect(readConfig({ PORT: '', PUBLIC_URL: '' }).publicUrl).toBe('http://localhost:8080')
})

test('a process is never called like another, not even like itself before', () => {
  const names = [1, 2].map(() => readConfig({ PROCESS_NAME: 'one' }).processName)
  expect(new Set(names).size).toBe(2)
  expect(names[0]).toMatch(/^one-[0-9a-f]{12}$/)
})

test('with LiveKit named, its sound is on its way until somebody says that none will come', () => {
  const env = { LIVEKIT_URL: 'ws://127.0.0.1:7880', LIVEKIT_API_KEY: 'k1', LIVEKIT_API_SECRET: secret }
  expect(readConfig(env)).toMatchObject({ media: 'starting', livekit: { url: 'ws://127.0.0.1:7880', key: 'k1', secret } })
  expect(readConfig({ ...env, MEDIA: 'text-only' }).media).toBe('text-only')
})

test.each<[string, string]>([
  ['PORT', '0'], ['PORT', '70000'], ['PORT', 'http'], ['PORT', '80.5'],
  ['PUBLIC_URL', 'else.where'], ['PUBLIC_URL', 'https://else.where/in'], ['PUBLIC_URL', 'ftp://else.where'],
  ['PUBLIC_URL', 'https://me:secret@else.where'],
  ['DATABASE_URL', 'mysql://x'], ['LIVEKIT_URL', '10.1.2.3:7880'], ['LIVEKIT_API_KEY', 'devkey'], ['LIVEKIT_API_SECRET', 'secret'],
  ['LIVEKIT_API_SECRET', 'x'.repeat(32)],
  ['MEDIA', 'ok'], ['LEAVE_TO', 'javascript:alert(1)'], ['LEAVE_TO', '/away'], ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'true'], ['TRUST_PROXY', '10.0.0.0/8, everybody'], ['TRUST_PROXY', '10.0.0.0/99'], ['TRUST_PROXY', '1'], ['PROCESS_NAME', 'a b'],
])('%s=%s is refused in one sentence that names it and does not repeat it', (name, value) => {
  const said = sentences({ [name]: value })
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(new RegExp(`^${name} (must|is) .*\\.$`))
  if (value.length > 4) expect(said[0]).not.toContain(value)
})

test('proxies are named', () => {
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, loopback, fd00::/8' }).trustProxy).toBe('10.0.0.0/8, loopback, fd00::/8')
})

test('several wrong ones are all said at once, and half of LiveKit is not enough', () => {
  expect(sentences({ PORT: 'x', MEDIA: 'y' })).toHaveLength(2)
  expect(sentences({ LIVEKIT_URL: 'ws://127.0.0.1:7880' })).toEqual([
    'LIVEKIT_API_KEY is missing: LIVEKIT_URL needs it.', 'LIVEKIT_API_SECRET is missing: LIVEKIT_URL needs it.',
  ])
})
