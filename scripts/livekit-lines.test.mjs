// What is kept of LiveKit's lines, word for word as a real one wrote them, and what is not.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lineReader } from './livekit-lines.mjs'

const real = [
  '{"level":"warn","ts":1796044054.0871325,"logger":"livekit.pub","caller":"rtc/participant.go:1185","msg":"could not parse offer",' +
    '"room":"r","participant":"x","offer":{"type":"offer","sdp":"quietly the kingfisher left at 10.1.2.3"},' +
    '"error":"failed to unmarshal SDP: sdp: syntax error at pos 1: \\"u\\""}',
  '{"level":"error","ts":1796044054.091916,"logger":"livekit.transport","caller":"types/ice.go:189",' +
    '"msg":"could not unmarshal candidate","candidate":{"candidate":"the kingfisher"}}',
]

test('of a line LiveKit wrote only its level, its place and its message are kept (D4)', () => {
  const read = lineReader()
  expect(real.map((line) => JSON.parse(read(line)))).toEqual([
    { level: 'warn', caller: 'rtc/participant.go:1185', msg: 'could not parse offer' },
    { level: 'error', caller: 'types/ice.go:189', msg: 'could not unmarshal candidate' },
  ])
  expect(read(real[0].slice(0, 200))).toBe(read(real[0])) // cut anywhere behind its message
})

test.each([
  ['an address', 'could not reach 10.1.2.3:7882 by udp', 'could not reach … by udp'],
  ['an address of six', 'left from [2001:db8::7]:4 late', 'left from … late'],
  ['a quoted text', 'field \\"kingfisher left\\" is new', 'field … is new'],
  ['a name of a machine', 'no answer from anas-phone.local now', 'no answer from … now'],
  ['an id', 'gone: PA_Bqj8FNa82qGu', 'gone: …'],
])('%s in a message does not stay in it (D4)', (_what, msg, kept) => {
  const read = lineReader()
  expect(
    JSON.parse(read(`{"level":"info","ts":1,"logger":"livekit","caller":"rtc/room.go:1","msg":"${msg}"}`)).msg,
  ).toBe(kept)
})

test.each([
  ['of the library for connections', '"logger":"livekit.transport.pion.ice","caller":"ice/agent.go:7"'],
  ['of the library, said by LiveKit', '"logger":"livekit.pion.pc","caller":"rtc/transport.go:7"'],
  ['of nobody known', '"caller":"elsewhere/some.go:7"'],
  ['without a place', '"caller":"from ana at home"'],
])('a message %s is not kept, for it may be made of what was sent (D4)', (_what, fields) => {
  const line = lineReader()(`{"level":"warn","ts":1,${fields},"msg":"quietly the kingfisher"}`)
  expect(line).not.toMatch(/kingfisher|ana/)
  expect(JSON.parse(line)).toMatchObject({ level: 'warn', msg: 'a message of a library, not kept' })
})

test('a program that dies says where, and none of its values (D4)', () => {
  const read = lineReader()
  read(real[0])
  const lines = [
    'panic: quietly the kingfisher',
    '',
    'goroutine 7 [running]:',
    'main.handle({0xc0001, 0x20}, "maja")',
    '\t/root/go/pkg/mod/github.com/livekit/livekit-server@v1.13.5/pkg/rtc/room.go:77 +0x1d',
    'exit status 2 for maja',
  ]
  expect(
    lines
      .map(read)
      .filter((line) => line !== null)
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { level: 'panic', msg: 'panic' },
    { level: 'panic', caller: 'rtc/room.go:77', msg: 'was here' },
  ])
})

test('one that does not start says why, and later nothing that is no line of a log (D4)', () => {
  const read = lineReader()
  expect(JSON.parse(read('could not parse config: field no_such_word not found in type config.RoomConfig')).msg).toBe(
    'could not parse config: field no_such_word not found in type …',
  )
  expect(JSON.parse(read('listen tcp 127.0.0.1:7880: bind: address already in use')).msg).toBe(
    'listen tcp … bind: address already in use',
  )
  read(real[0])
  expect(read('2026/11/30 13:00:00 http: TLS handshake error from 10.1.2.3:4: EOF')).toBeNull()
})

test('a log that cannot be written costs its lines, and never the media server behind it (D4)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'circle-test-log-')) // in the place of the file
  try {
    const program = new URL('livekit-log.mjs', import.meta.url).pathname
    const child = spawn(process.execPath, [program, '--to', folder], { stdio: ['pipe', 'ignore', 'ignore'] })
    const gone = once(child, 'exit')
    child.stdin.end(`${real.join('\n')}\n`.repeat(200))
    expect(await gone).toEqual([0, null])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
