// Who is told what over the socket: nothing reaches anybody that is not hers, and whoever is no longer admitted is
// closed there and then.
import type { UnheardReport } from '@circle/shared/socket'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import {
  type Arrived,
  arrive,
  connect,
  type Frame,
  knock,
  openCircle,
  seedCircle,
  type SeededCircle,
} from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'

let ground: Storage
let fixture: ServerFixture
let seeded: SeededCircle

beforeAll(async () => {
  ground = await newStorage()
  fixture = await openServerFixture(ground)
})
afterAll(async () => {
  await fixture.close()
  await ground.clear()
})
beforeEach(async () => {
  seeded = await seedCircle(fixture.db, { teresa: 'facilitator', ana: 'member', maja: 'member', noor: 'member' })
})
afterEach(() => fixture.io.disconnectSockets(true))

/** Every field that may ever reach somebody who waits or stands outside, with those below `gathering`. */
const OUTSIDE: Record<string, readonly string[]> = {
  stranger: ['audience', 'gathering', 'phase', 'standing', 'marks'],
  waiting: [
    'audience',
    'gathering',
    'phase',
    'name',
    'attendance',
    'before',
    'doorWords',
    'facilitator',
    'standing',
    'knockFrom',
    'sentBackBy',
  ],
}
const GATHERING = ['id', 'kind', 'topic', 'startsAt', 'endsAt']

function allowed({ event, args }: Frame): boolean {
  if (event === 'ack') return true
  if (event !== 'gathering:view') return false
  const view = args[0] as { audience: string; gathering: object }
  const fields = OUTSIDE[view.audience]
  // The last frame of the bowl goes to nobody who was never inside.
  if ('marks' in view && view.marks !== null) return false
  return (
    fields !== undefined &&
    Object.keys(view).every((field) => fields.includes(field)) &&
    Object.keys(view.gathering).every((field) => GATHERING.includes(field))
  )
}

describe('a waiting woman', () => {
  it('is told nothing of the room, whatever happens in it', async () => {
    const { teresa, ana, maja } = await openCircle(fixture, seeded, 'teresa', ['ana'], ['maja'])
    const noor = await knock(fixture, seeded, 'noor')
    await waitFor('her knock on the desk', () => teresa!.room().desk?.waiting.length === 1)
    fixture.gatherings.mediaHealth('ok')

    await teresa!.send({ type: 'door.say', text: 'One moment.' })
    await teresa!.send({ type: 'round.begin', prompt: 'What was heavy?' })
    await teresa!.seesRoom('her turn', (room) => room.piece.at === 'held')
    await teresa!.send({ type: 'piece.pass', turn: teresa!.room().piece.turn })
    await ana!.seesRoom('the offer', (room) => room.piece.at === 'offered' && room.piece.to === ana!.who)
    await ana!.send({ type: 'piece.take', turn: ana!.room().piece.turn })
    await ana!.seesRoom('the piece', (room) => room.piece.at === 'held')
    await ana!.send({ type: 'piece.write', turn: ana!.room().piece.turn, text: 'The stairs were steep.' })
    await teresa!.send({ type: 'hold.hush', who: ana!.who, hushed: true })
    await teresa!.send({ type: 'attendance.change', to: 'listening' })
    await maja!.send({ type: 'attendance.change', to: 'sharing' })
    await ana!.send({ type: 'rest.ask' })
    await teresa!.send({ type: 'rest.pause' })
    await teresa!.send({ type: 'door.say', text: 'Now.' })
    await noor.sees('the last words at the door', (view) => view.audience === 'waiting' && view.doorWords === 'Now.')

    expect(noor.frames.filter((frame) => !allowed(frame))).toEqual([])
    const everything = JSON.stringify(noor.frames)
    const secret = [
      'ana',
      'maja',
      ana!.who,
      maja!.who,
      teresa!.who,
      ana!.room().you.mediaId,
      'What was heavy',
      'stairs',
      'media',
    ]
    expect(secret.filter((word) => everything.includes(word))).toEqual([])
  })

  it('is told of the media once she is inside', async () => {
    fixture.gatherings.mediaHealth('starting')
    const { teresa } = await openCircle(fixture, seeded, 'teresa', [])
    expect((await teresa!.heard('media:health')).args).toEqual(['starting'])
    const noor = await knock(fixture, seeded, 'noor')
    await waitFor('her knock on the desk', () => teresa!.room().desk?.waiting.length === 1)
    fixture.gatherings.mediaHealth('ok')
    await waitFor('the news inside', () => teresa!.frames.some((frame) => frame.args[0] === 'ok'))
    expect(noor.frames.some((frame) => frame.event === 'media:health')).toBe(false)
    await teresa!.send({ type: 'door.admit', who: noor.who })
    expect((await noor.heard('media:health')).args).toEqual(['ok'])
  })
})

describe('whose sound does not arrive', () => {
  it('is told to those who guide alone, after a while, and to one who comes later at once (A4)', async () => {
    // No media server runs here: nobody's media gets through.
    fixture.gatherings.watchSounds(async () => new Map())
    const { teresa, ana, maja } = await openCircle(fixture, seeded, 'teresa', ['ana'], ['maja'])
    const told = await waitFor(
      'everybody who shares',
      () =>
        teresa!.frames
          .filter(({ event }) => event === 'media:unheard')
          .map(({ args }) => args[0] as UnheardReport)
          .find(({ cutOff }) => cutOff.length === 2),
      20_000,
    )
    expect(new Set(told.cutOff)).toEqual(new Set([teresa!.who, ana!.who]))

    const again = connect({ url: fixture.url, gathering: seeded.gathering, cookie: teresa!.cookie })
    await again.heard('gathering:elsewhere')
    await again.sendRaw('gathering:move-here')
    expect((await again.heard('media:unheard')).args).toEqual([told])
    for (const other of [ana!, maja!]) expect(other.frames.filter(({ event }) => event === 'media:unheard')).toEqual([])
  })
})

describe('a view', () => {
  it('is not sent again when nothing in it changed for her', async () => {
    const { teresa, ana, maja } = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja'])
    await teresa!.send({ type: 'round.begin', prompt: '' })
    await ana!.seesRoom('the round', (room) => room.round)
    await waitFor('everybody to be next', () => maja!.room().round)
    const before = maja!.frames.length
    // Only facilitators see that somebody asks for a pause.
    await ana!.send({ type: 'rest.ask' })
    await teresa!.seesRoom('the asking', (room) => room.desk?.pauseAsked.includes(ana!.who))
    await teresa!.send({ type: 'rest.pause' })
    await maja!.seesRoom('the pause', (room) => room.rest)
    expect(maja!.frames.slice(before).filter((frame) => frame.event === 'gathering:view')).toHaveLength(1)
  })

  it("comes with the server's time", async () => {
    const teresa = await knock(fixture, seeded, 'teresa')
    const [, serverNow] = (await teresa.heard('gathering:view')).args
    expect(Math.abs(Number(serverNow) - Date.now())).toBeLessThan(5000)
    expect(Math.abs((await teresa.socket.emitWithAck('clock:read')) - Date.now())).toBeLessThan(5000)
  })

  it('is different for each audience', async () => {
    const { teresa, ana, maja } = await openCircle(fixture, seeded, 'teresa', ['ana'], ['maja'])
    expect([teresa!.room().audience, ana!.room().audience, maja!.room().audience]).toEqual([
      'facilitator',
      'sharing',
      'listening',
    ])
    expect([teresa!.room().desk === null, ana!.room().desk, maja!.room().desk]).toEqual([false, null, null])
  })
})

const closedWithin = async (one: Arrived, act: () => Promise<unknown>): Promise<{ why: unknown; ms: number }> => {
  const from = performance.now()
  let ms = 0
  one.socket.once('disconnect', () => (ms = performance.now() - from))
  await act()
  const { args } = await one.heard('gathering:closed')
  await waitFor('the end of her line', () => !one.socket.connected)
  return { why: args[0], ms }
}
const refusedWith = (one: Arrived): Promise<string> => {
  const again = connect({ url: fixture.url, gathering: seeded.gathering, cookie: one.cookie })
  return waitFor('the refusal', () => again.refused())
}

describe('the line of somebody who is no longer admitted', () => {
  it('removed: is told, closed in less than a second, and refused afterwards', async () => {
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana', 'maja'])
    const { why, ms } = await closedWithin(ana!, () => teresa!.send({ type: 'hold.remove', who: ana!.who }))
    expect(why).toBe('removed')
    expect(ms).toBeLessThan(1000)
    expect(await refusedWith(ana!)).toBe('removed')
  })

  it('removed: is closed on a second device that had only been asked', async () => {
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const second = connect({ url: fixture.url, gathering: seeded.gathering, cookie: ana!.cookie })
    await second.heard('gathering:elsewhere')
    await teresa!.send({ type: 'hold.remove', who: ana!.who })
    expect((await second.heard('gathering:closed')).args).toEqual(['removed'])
    expect(second.view()).toBeNull()
  })

  it('ended: everybody is told and closed; who was inside is told it again, who only waited is refused', async () => {
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const noor = await knock(fixture, seeded, 'noor')
    await teresa!.send({ type: 'gathering.end' })
    for (const one of [teresa!, ana!, noor]) expect((await one.heard('gathering:closed')).args).toEqual(['ended'])
    const again = connect({ url: fixture.url, gathering: seeded.gathering, cookie: ana!.cookie })
    expect((await again.heard('gathering:closed')).args).toEqual(['ended'])
    expect(again.view()).toMatchObject({ audience: 'stranger', standing: 'ended' })
    expect(await refusedWith(noor)).toBe('ended')
  })

  it('signed out: is told, closed in less than a second, and refused afterwards', async () => {
    const { ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    const { why, ms } = await closedWithin(ana!, () => fixture.sessions.endAll(ana!.account))
    expect(why).toBe('signed-out')
    expect(ms).toBeLessThan(1000)
    expect(await refusedWith(ana!)).toBe('not-signed-in')
  })

  it('sent back to wait: keeps her line and sees the door', async () => {
    const { teresa, ana } = await openCircle(fixture, seeded, 'teresa', ['ana'])
    await teresa!.send({ type: 'hold.to-waiting', who: ana!.who })
    await ana!.sees('the waiting room', (view) => view.audience === 'waiting')
    expect(ana!.socket.connected).toBe(true)
  })
})

describe('the handshake', () => {
  it('refuses whoever is not signed in', async () => {
    const nobody = connect({ url: fixture.url, gathering: seeded.gathering, cookie: 'room=nothing' })
    expect(await waitFor('the refusal', () => nobody.refused())).toBe('not-signed-in')
  })

  it('refuses whoever is not enrolled in the circle', async () => {
    const other = await seedCircle(fixture.db, { ines: 'member' })
    const ines = await arrive(fixture, other, 'ines')
    const stranger = connect({ url: fixture.url, gathering: seeded.gathering, cookie: ines.cookie })
    expect(await waitFor('the refusal', () => stranger.refused())).toBe('not-yours')
  })

  it.each(['no-such-id', '00000000-0000-4000-8000-000000000000', '../keys', 'constructor'])(
    'refuses a gathering that is none: %s',
    async (id) => {
      const ana = await arrive(fixture, seeded, 'ana')
      const lost = connect({ url: fixture.url, gathering: id, cookie: ana.cookie })
      expect(await waitFor('the refusal', () => lost.refused())).toBe('not-yours')
    },
  )
})
