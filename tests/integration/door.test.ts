// The door and names, over real sockets: whoever is not let in learns nothing of who is inside, and whose name is taken is
// asked for another once she is.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import {
  type Arrived,
  arrive,
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
let people: Record<string, Arrived>

beforeAll(async () => {
  ground = await newStorage()
  fixture = await openServerFixture(ground)
})
afterAll(async () => {
  await fixture.close()
  await ground.clear()
})
beforeEach(async () => {
  seeded = await seedCircle(fixture.db, {
    teresa: 'facilitator',
    kima: 'co-facilitator',
    anna: 'member',
    lien: 'member',
    dina: 'member',
    noor: 'member',
    wren: 'member',
  })
  people = await openCircle(fixture, seeded, 'teresa', ['anna'], ['lien'])
})
afterEach(() => fixture.io.disconnectSockets(true))

const teresa = (): Arrived => people['teresa']!
const knocksAs = (one: Arrived, name: string) => one.send({ type: 'door.knock', name, attendance: 'sharing' })
const onDesk = (guide: Arrived, who: string) => guide.room().desk?.waiting.find(({ id }) => id === who)

describe('whoever is not let in', () => {
  it('is answered and shown the same under the name of one inside, who listens, who waits, and under any other (C4)', async () => {
    await knock(fixture, seeded, 'dina')
    const noor = await arrive(fixture, seeded, 'noor')
    const told = async (name: string): Promise<Frame[]> => {
      const before = noor.frames.length
      await knocksAs(noor, name)
      await noor.sees(name, (view) => 'name' in view && view.name === name)
      return noor.frames.slice(before)
    }
    await told('june')
    const all: string[] = []
    for (const name of ['anna', 'lien', 'dina', 'wren', 'ANNA', 'liEn']) {
      const frames = (await told(name))
        .map(({ event, args }) => (event === 'ack' ? { event, args } : { event, args: args.slice(0, 1) }))
        .sort((one, other) => one.event.localeCompare(other.event))
      all.push(JSON.stringify(frames).replaceAll(name, 'name'))
    }
    expect(new Set(all).size, all.join('\n')).toBe(1)
    expect(all[0]).toContain('{"event":"ack","args":[{"ok":true}]}')
  })

  it('has the name of one inside as hers at the door, and the desk says so (C4)', async () => {
    const noor = await arrive(fixture, seeded, 'noor')
    await knocksAs(noor, 'Anna')
    await waitFor('the word on the desk', () => onDesk(teresa(), noor.who)?.taken === 'inside')
    const wren = await arrive(fixture, seeded, 'wren')
    await knocksAs(wren, 'Wren')
    await waitFor('her line on the desk', () => onDesk(teresa(), wren.who)?.taken === null)
    const dina = await arrive(fixture, seeded, 'dina')
    await knocksAs(dina, 'wren')
    await waitFor('the word on the desk', () => onDesk(teresa(), dina.who)?.taken === 'door')
  })
})

describe('let in under a name that is taken', () => {
  it('she is asked for another, and sits with it; a taken one is refused to her now (C4)', async () => {
    const noor = await arrive(fixture, seeded, 'noor')
    await knocksAs(noor, 'Anna')
    expect(await teresa().send({ type: 'door.admit', who: noor.who })).toMatchObject({ ok: true })
    await noor.sees('the asking', (view) => view.audience === 'waiting' && view.standing === 'another-name')
    await waitFor('what is awaited, on the desk', () => onDesk(teresa(), noor.who)?.letIn)
    expect(await knocksAs(noor, 'Lien')).toEqual({ ok: false, code: 'name-taken' })
    expect(await knocksAs(noor, 'Facilitator')).toEqual({ ok: false, code: 'name-of-a-role' })
    expect(await knocksAs(noor, 'Noor')).toMatchObject({ ok: true })
    await noor.seesRoom('her seat', (room) => room.you.name === 'Noor')
  })
})

describe('the name of one who guides', () => {
  /** Another gathering of the same circle. */
  async function nextWeek(): Promise<SeededCircle> {
    const gathering = randomUUID()
    await fixture.db
      .insertInto('gathering')
      .values({
        id: gathering,
        circle: seeded.circle,
        topic: 'Again',
        reading: null,
        door_words: null,
        starts_at: new Date(),
        ends_at: new Date(Date.now() + 5_400_000),
        next_deadline: null,
        closed_at: null,
        attended: null,
        created_by: null,
      })
      .execute()
    return { ...seeded, gathering }
  }

  it('is hers a week later, before she is there: the desk says so, and whoever has it is asked for another (C4)', async () => {
    const next = await nextWeek()
    const kima = await knock(fixture, next, 'kima')
    await kima.send({ type: 'gathering.open' })
    const noor = await arrive(fixture, next, 'noor')
    await knocksAs(noor, 'TERESA')
    await waitFor('the word on the desk', () => onDesk(kima, noor.who)?.taken === 'guide')
    await kima.send({ type: 'door.admit', who: noor.who })
    await noor.sees('the asking', (view) => view.audience === 'waiting' && view.standing === 'another-name')
    await knock(fixture, next, 'teresa')
  })

  it('is remembered in two keyed digests, in each circle others, and by no word (C4)', async () => {
    const rows = async (circle: string) =>
      await fixture.db
        .selectFrom('enrolment')
        .select(['role', 'name_digests'])
        .where('circle', '=', circle)
        .where('name_digests', 'is not', null)
        .execute()
    const [kept] = await rows(seeded.circle)
    expect([kept?.role, kept?.name_digests?.length]).toEqual(['facilitator', 64])
    const other = await seedCircle(fixture.db, { teresa: 'facilitator' })
    await knock(fixture, other, 'teresa')
    const [again] = await rows(other.circle)
    expect(again?.name_digests?.equals(kept!.name_digests!)).toBe(false)
  })
})
