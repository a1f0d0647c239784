// The door: nothing of the room and nothing of its media reaches a woman who waits, however much goes on inside;
// and whoever only listens is never asked for a device. Looked at on the wire of a real page.
import { expect, test } from '@playwright/test'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { CircleFixture } from '../support/circle-fixture.ts'
import { strangeAnswer, strangeFrame } from '../support/door-allowed.ts'
import { does, Guide, turnOf } from '../support/guide.ts'
import { deviceCallsOf } from '../support/hearing.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import type { Connected } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { type SocketFrame, watchWire } from '../support/wire.ts'

let liveKit: SharedLiveKit
let fixture: CircleFixture
let teresa: Guide

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
  fixture = await CircleFixture.open({ liveKit })
  teresa = await Guide.open(fixture)
})

test.afterAll(async () => {
  teresa?.close()
  await fixture?.stop()
})

type Circle = Record<'marisol' | 'ines' | 'wren', Connected>

/** A round with words in writing, a drop, hands, a rest, who is moved and who is hushed: all that may happen inside. */
async function beBusy({ marisol, ines, wren }: Circle): Promise<void> {
  await teresa.does({ type: 'round.begin', prompt: 'What did your body know?' })
  await teresa.does({ type: 'piece.pass', ...(await turnOf(teresa.member, 'held')) })
  await does(marisol, { type: 'piece.take', ...(await turnOf(marisol, 'offered')) })
  const turn = await turnOf(marisol, 'held')
  await does(marisol, { type: 'piece.write', text: 'I put the kettle on.', ...turn })
  await does(ines, { type: 'piece.ready', ready: true, ...turn })
  await does(wren, { type: 'rest.ask' })
  const [one, other] = [await teresa.idOf('Ines'), await teresa.idOf('Marisol')]
  await teresa.does(
    { type: 'hold.hush', who: one, hushed: true },
    { type: 'hold.camera', who: one, stopped: true },
    { type: 'order.move', who: one, before: other },
    { type: 'rest.pause' },
    { type: 'rest.over' },
    { type: 'mode.set', mode: 'open', now: true },
  )
  await does(ines, { type: 'hand.raise' })
  ines.cut()
  await teresa.sees('that Ines is quiet', ({ seats }) => seats.some((seat) => seat.quiet), 12_000)
  await does(wren, { type: 'attendance.change', to: 'sharing' })
}

test('nothing of the room and its media reaches one who waits, however busy it is inside', async ({ browser }) => {
  const circle = {
    marisol: await teresa.brings('Marisol', 'sharing'),
    ines: await teresa.brings('Ines', 'sharing'),
    wren: await teresa.brings('Wren', 'listening'),
  }
  const nadia = await fixture.scripted(await fixture.newWoman('Nadia'))
  const page = await (await fixture.browserOf(browser, await fixture.newWoman('Hannah'))).newPage()
  const wire = watchWire(page)
  await page.goto(fixture.url)
  const hannah = new WomanPage(page, 'Hannah')
  await hannah.arrive('sharing')
  await hannah.sees('One woman is before you.')

  const [frames, nadias] = [wire.frames.length, nadia.frames.length]
  await beBusy(circle)
  await teresa.does({ type: 'door.say', text: 'The kettle is on.' })
  await hannah.sees('The kettle is on.')
  await nadia.sees('the words at the door', (view) => 'doorWords' in view && view.doorWords === 'The kettle is on.')
  // Only those words came: not even the number of frames says that anything went on.
  expect(wire.frames.slice(frames).filter((frame) => frame.kind === 'event')).toHaveLength(1)
  expect(nadia.frames.slice(nadias).map((frame) => frame.event)).toEqual(['gathering:view'])

  const before = await wire.upToNow()
  expect(before.frames.flatMap(strangeFrame)).toEqual([])
  expect(before.answers.flatMap(strangeAnswer)).toEqual([])
  expect(before.asked.filter((path) => path.startsWith('/sfu'))).toEqual([])
  expect(nadia.frames.map(frameOfScript).flatMap(strangeFrame)).toEqual([])

  const answers = before.answers.filter(({ path }) => path.startsWith('/api/'))
  const toHannah = JSON.stringify([before.frames.map(({ raw }) => raw), answers])
  for (const [told, name] of [
    [toHannah, 'Hannah'],
    [JSON.stringify(nadia.frames), 'Nadia'],
  ] as const) {
    const secrets = secretsOf(teresa.member.room()).filter((secret) => secret !== name)
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
  }

  // The same eyes see all of it once she is let in, so they were not shut.
  await teresa.letIn('Hannah')
  await waitFor('her sound and picture', () => wire.asked.some((path) => path.startsWith('/sfu')))
  const after = await wire.upToNow()
  expect(after.frames.slice(before.frames.length).flatMap(strangeFrame)).not.toEqual([])
  expect(after.frames.some(({ raw }) => raw.includes('Marisol'))).toBe(true)
  for (const one of [...Object.values(circle), nadia]) one.close()
})

/** Scripted sockets keep events and answers only; they are looked at as the frames they were. */
const frameOfScript = ({ event, args }: Connected['frames'][number]): SocketFrame => {
  const raw = JSON.stringify(args)
  return event === 'ack' ? { kind: 'answer', body: args, raw } : { kind: 'event', body: [event, ...args], raw }
}

/** Everybody's ids, whose sound is whose, the names of all but the facilitator, and what was said. */
function secretsOf(room: RoomView): string[] {
  const { seats, desk, you } = room
  const seated = seats.flatMap(({ id, mediaId, name, role }) => [id, mediaId, ...(role === 'member' ? [name] : [])])
  const others = [...desk!.listeners, ...desk!.waiting].flatMap(({ id, name }) => [id, name])
  return [...seated, ...others, you.mediaId, 'What did your body know?', 'I put the kettle on.']
}

test('whoever only listens is never asked for a device, from the door to the room and back', async ({ browser }) => {
  const context = await fixture.browserOf(browser, await fixture.newWoman('Lucia'))
  await context.addInitScript(() => {
    const devices = navigator.mediaDevices
    const list = devices.enumerateDevices.bind(devices)
    devices.enumerateDevices = () => {
      window.circleEars.deviceCalls.push('enumerateDevices')
      return list()
    }
  })
  const lucia = await WomanPage.open(context, fixture.url, 'Lucia')
  await lucia.arrive('listening')
  await teresa.letIn('Lucia')
  await lucia.sees('You hear the circle')
  await lucia.press('Your place')
  await lucia.press('Leave for today')
  await lucia.press('Yes, leave for today')
  await lucia.press('Back to the start')
  await lucia.press('Go to the door')
  await lucia.press('Knock again')
  await expect(lucia.page.getByLabel('A name for this circle')).toBeVisible()
  expect(await deviceCallsOf(lucia.page)).toEqual([])
})

test('the same page asks for a device when she would like to share and tries her microphone', async ({ browser }) => {
  const lena = await WomanPage.open(
    await fixture.browserOf(browser, await fixture.newWoman('Lena')),
    fixture.url,
    'Lena',
  )
  await lena.toTheWays()
  await lena.press(/^Share/)
  await lena.press('Try my microphone')
  await lena.sees('Microphone on, for you alone')
  expect(await deviceCallsOf(lena.page)).toEqual(['{"audio":true,"video":false}'])
})
