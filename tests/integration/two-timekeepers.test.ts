// Every deadline there is, met by two processes at the same moment: it takes effect once. One clock for both, which stands
// until it is turned; nobody has a socket here, so that no line comes back in between.
import { randomUUID } from 'node:crypto'
import { agreement } from '@circle/server/gatherings/agreement'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import { type Due, due } from '@circle/shared/gathering/due'
import type { GatheringEvent } from '@circle/shared/gathering/events'
import { type GatheringState, durations } from '@circle/shared/gathering/state'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { newCommandId, seedCircle } from '../support/members.ts'
import { commandRowsOf, openGathering } from '../support/opened.ts'
import { stillClock } from '../support/test-clock.ts'

type Deadline = Due['command']['type']
type Hour = Awaited<ReturnType<typeof openHour>>

let ground: Storage
let two: [ServerFixture, ServerFixture]
const clock = stillClock()

beforeAll(async () => {
  ground = await newStorage()
  two = [await openServerFixture({ ...ground, clock }), await openServerFixture({ ...ground, clock })]
})
afterAll(async () => {
  await Promise.all(two.map((fixture) => fixture.close()))
  await ground.clear()
})

/** An open circle of Teresa, who guides, Ana and Maja; Noor waits. */
async function openHour() {
  const [
    {
      db,
      gatherings: { live },
    },
  ] = two
  const names = ['teresa', 'ana', 'maja', 'noor'] as const
  const { gathering, accounts } = await seedCircle(
    db,
    { teresa: 'facilitator', ana: 'member', maja: 'member', noor: 'member' },
    clock.now(),
  )
  const ids = await Promise.all(names.map((name) => live.participantOf(accounts[name]!, gathering)))
  const who = Object.fromEntries(names.map((name, k) => [name, ids[k]!])) as Record<(typeof names)[number], string>
  await db
    .updateTable('participant')
    .set({ agreed_version: agreement.version })
    .where('gathering', '=', gathering)
    .execute()
  const opened = () => openGathering(db, ground.dataDir, gathering)
  const asks = async (name: keyof typeof who, command: PersonCommand): Promise<GatheringState> => {
    const answer = await live.submit(gathering, who[name], newCommandId(), command)
    if (!answer.ok) throw new Error(`${name} may not ${command.type}: ${answer.code}`)
    return (await opened()).state
  }
  const drops = async (name: keyof typeof who): Promise<void> => {
    const { seats, waiting } = (await opened()).state
    const connection = (seats[who[name]] ?? waiting[who[name]])!.presence.connection
    expect(
      await live.submitSystem(gathering, `drop:${connection}`, { type: 'presence.drop', who: who[name], connection }),
    ).toMatchObject({ ok: true })
  }
  for (const name of names) {
    await live.submit(gathering, who[name], randomUUID(), { type: 'door.knock', name, attendance: 'sharing' })
    if (name === 'teresa') await asks(name, { type: 'gathering.open' })
    else if (name !== 'noor') await asks('teresa', { type: 'door.admit', who: who[name] })
  }
  const begins = async (): Promise<number> => (await asks('teresa', { type: 'round.begin', prompt: '' })).piece.turn
  return { gathering, asks, drops, begins, opened }
}

/** The deadline, the event that tells of it, and how a circle comes before it. */
const rows: readonly [Deadline, (event: GatheringEvent) => boolean, (hour: Hour) => Promise<unknown>][] = [
  [
    'offer.lapse',
    ({ type }) => type === 'piece.ended',
    async ({ asks, begins }) => {
      await asks('teresa', { type: 'piece.pass', turn: await begins() })
    },
  ],
  [
    'hold.lapse',
    ({ type }) => type === 'piece.ended',
    async ({ begins, drops }) => {
      await begins()
      await drops('teresa')
    },
  ],
  [
    'silence.lapse',
    ({ type }) => type === 'piece.ended',
    async ({ asks, begins }) => {
      const { piece } = await asks('teresa', { type: 'piece.pass', turn: await begins() })
      await asks('ana', { type: 'piece.silence', turn: piece.turn })
    },
  ],
  [
    'rest.lapse',
    ({ type }) => type === 'rest.ended',
    ({ asks }) => asks('teresa', { type: 'rest.silence', minutes: 1 }),
  ],
  ['seat.close', ({ type }) => type === 'seat.left', ({ drops }) => drops('ana')],
  ['door.lapse', ({ type }) => type === 'door.lapsed', ({ drops }) => drops('noor')],
  ['away.rest', ({ type }) => type === 'rest.began', ({ drops }) => drops('teresa')],
  ['away.end', ({ type }) => type === 'gathering.ended', ({ drops }) => drops('teresa')],
  [
    'empty.end',
    ({ type }) => type === 'gathering.ended',
    async ({ asks }) => {
      for (const name of ['ana', 'maja', 'teresa'] as const) await asks(name, { type: 'seat.leave' })
    },
  ],
  ['bowl.tick', ({ type }) => type === 'bowl.ticked', async () => {}],
]

for (const [deadline, tellsOfIt, comesBefore] of rows) {
  test(`${deadline}: both processes do it in the same moment, and it happens once`, async () => {
    const hour = await openHour()
    await comesBefore(hour)
    const { state, events: before } = await hour.opened()
    const task = due(state, Number.MAX_SAFE_INTEGER).find(({ command }) => command.type === deadline)!
    expect(due(state, clock.now()), 'nothing is due yet').toEqual([])

    clock.turn(soonest(state, deadline) - clock.now())
    const answers = await Promise.all(
      two.map(({ gatherings }) => gatherings.live.submitSystem(hour.gathering, task.id, task.command)),
    )
    expect(answers).toEqual([{ ok: true }, { ok: true }])

    const { events, state: after, folded } = await hour.opened()
    expect(events.slice(before.length).filter(tellsOfIt)).toHaveLength(1)
    expect(folded).toEqual(after)
    expect(await commandRowsOf(two[0].db, ground.dataDir, hour.gathering, 'system', task.id)).toBe(1)
  })
}

/** The first whole second at which it is due. */
function soonest(state: GatheringState, deadline: Deadline): number {
  const isDue = (at: number): boolean => due(state, at).some(({ command }) => command.type === deadline)
  let at = clock.now()
  while (!isDue(at)) {
    at += 1000
    if (at > clock.now() + 2 * durations.awayEnds) throw new Error(`Never due: ${deadline}`)
  }
  return at
}
