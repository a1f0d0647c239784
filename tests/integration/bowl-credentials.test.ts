// Who gets a credential, how many, and what malformed elements do: nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { blind } from '@circle/shared/bowl/credential'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/places.mjs'
import { bowlLimits } from '@circle/shared/gathering/state'
import { askCredential, bowlOf, takeVoice, tick } from '../support/bowl.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import {
  type Arrived,
  connect,
  knock,
  newCommandId,
  openCircle,
  seedCircle,
  type SeededCircle,
} from '../support/members.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let fixture: ServerFixture
let clock: TestClock
let seeded: SeededCircle
let people: Record<string, Arrived>

beforeAll(async () => {
  ground = await newStorage()
  clock = testClock()
  fixture = await openServerFixture({ ...ground, clock })
  const names = ['ana', 'maja', 'ines', 'wren', 'june'] as const
  seeded = await seedCircle(fixture.db, {
    teresa: 'facilitator',
    ...Object.fromEntries(names.map((name) => [name, 'member' as const])),
  })
  people = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja', 'ines', 'wren'])
})
afterAll(async () => {
  await fixture?.close()
  await ground?.clear()
})

const element = (): Uint8Array => blind(randomBytes(32), (length) => Uint8Array.from(randomBytes(length))).blinded
const pageOf = ({ socket }: Arrived): string => (socket.auth as { page: string }).page
const slots = async (name: string) =>
  (await bowlOf(fixture.gatherings.live, seeded.gathering)).slots[people[name]!.who]?.elements ?? []

describe('a credential', () => {
  it('is for whoever has a seat; who waits at the door gets none', async () => {
    const june = await knock(fixture, seeded, 'june')
    expect(await askCredential(june, element())).toEqual({ ok: false, code: 'not-admitted' })
    june.close()
  })

  it('is the same for the same element: a lost reply burns no slot', async () => {
    const one = element()
    const [first, second] = [await askCredential(people['ana']!, one), await askCredential(people['ana']!, one)]
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(second.evaluated).toBe(first.evaluated)
    expect(second.proof).not.toBe(first.proof)
    expect(await slots('ana')).toHaveLength(1)
    // What is kept of it is its digest.
    expect(JSON.stringify(await bowlOf(fixture.gatherings.live, seeded.gathering))).not.toContain(
      Buffer.from(one).toString('base64url'),
    )
  })

  it('AN-16, AN-19: is one of three in twenty minutes, on whatever device, and nobody can allow or see one more (D2)', async () => {
    const first = people['maja']!
    await takeVoice(first, seeded.gathering)
    const device = connect({ url: fixture.url, gathering: seeded.gathering, cookie: first.cookie })
    await device.heard('gathering:elsewhere')
    expect(await askCredential(device, element())).toEqual({ ok: false, code: 'elsewhere' })
    await device.sendRaw('gathering:move-here')
    await device.seesRoom('her seat', (room) => room.you)
    expect((await askCredential(device, element())).ok).toBe(true)
    expect((await askCredential(device, element())).ok).toBe(true)
    const desk = people['teresa']!.room().desk
    expect(await askCredential(device, element())).toEqual({ ok: false, code: 'credential-later' })
    expect(
      await people['teresa']!.sendRaw('gathering:command', {
        commandId: newCommandId(),
        command: { type: 'credential.allow', who: first.who },
      }),
    ).toEqual({ ok: false, code: 'unknown-command' })
    expect([people['teresa']!.room().desk, (await slots('maja')).length]).toEqual([desk, 3])
    for (let told = 0; told < bowlLimits.periodTicks; told += 1)
      await tick(fixture.gatherings.live, clock, seeded.gathering)
    await waitFor('a breath between two', async () => (await askCredential(device, element())).ok, 15_000)
    expect(await slots('maja')).toHaveLength(4)
  })

  it('AN-20: is refused for what is no element, and the app lives on', async () => {
    const b64 = (bytes: Uint8Array | number[]): string => Buffer.from(bytes).toString('base64url')
    const order = 'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff' // the field's prime: no coordinate
    const malformed: [string, unknown][] = [
      ['nothing', undefined],
      ['a number', 7],
      ['an object', { toString: 'x' }],
      ['an empty text', ''],
      ['another alphabet', '*'.repeat(44)],
      ['too short', b64(randomBytes(32))],
      ['too long', b64(randomBytes(34))],
      ['the identity', b64([0])],
      ['zeroes', b64(new Uint8Array(33))],
      ['a wrong sign', b64([5, ...randomBytes(32)])],
      ['the long form', b64([4, ...randomBytes(64)])],
      ['a megabyte of text', 'A'.repeat(60_000)],
    ]
    for (const [what, sent] of malformed) {
      // One line may ask four times and then must breathe: each asks on a line of its own.
      const line = connect({
        url: fixture.url,
        gathering: seeded.gathering,
        cookie: people['ines']!.cookie,
        page: pageOf(people['ines']!),
      })
      await line.seesRoom('her seat', (room) => room.you)
      expect(await line.sendRaw('bowl:credential', sent as string), what).toEqual({ ok: false, code: 'malformed' })
      line.close()
    }
    expect(await slots('ines')).toEqual([])
    // A coordinate beyond the field passes the look at its form, and takes a slot of hers: she alone can have sent it.
    expect(await askCredential(people['wren']!, b64([2, ...Buffer.from(order, 'hex')]))).toEqual({
      ok: false,
      code: 'malformed',
    })
    expect((await askCredential(people['wren']!, element())).ok).toBe(true)
  })
})

it('AN-15: no event of the socket tells that somebody types, reads or looks', async () => {
  const source = readFileSync(join(root, 'shared', 'src', 'socket.ts'), 'utf8')
  const events = [...source.matchAll(/^ {2}'([\w:-]+)':/gm)].map(([, name]) => name).sort()
  expect(events).toEqual([
    'bowl:credential',
    'bowl:tick',
    'clock:read',
    'gathering:closed',
    'gathering:command',
    'gathering:elsewhere',
    'gathering:move-here',
    'gathering:moved',
    'gathering:view',
    'media:health',
    'media:unheard',
    'page:broken',
  ])
  for (const event of ['bowl:typing', 'bowl:unread', 'bowl:note']) {
    expect(await people['ana']!.sendRaw(event, 'x')).toEqual({ ok: false, code: 'unknown-command' })
  }
})
