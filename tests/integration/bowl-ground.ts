// Where the notes of a bowl enter: a gathering of five with four voices, under a clock that the test moves from tick to tick.
import { markOfNote, type Note, takeVoice, tick, type Voice, write } from '../support/bowl.ts'
import { type Storage, type ServerFixture, newStorage, openServerFixture } from '../support/server-fixture.ts'
import { type Arrived, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'

export const MEMBERS = ['ana', 'maja', 'ines', 'wren'] as const

export class BowlGround {
  fixture!: ServerFixture
  seeded!: SeededCircle
  people!: Record<string, Arrived>
  voices!: Record<string, Voice>
  private ground!: Storage
  private clock!: TestClock

  async open(): Promise<void> {
    this.ground = await newStorage()
    this.clock = testClock()
    this.fixture = await openServerFixture({ ...this.ground, clock: this.clock })
    this.seeded = await seedCircle(this.fixture.db, {
      teresa: 'facilitator',
      ana: 'member',
      maja: 'member',
      ines: 'member',
      wren: 'member',
      june: 'member',
    })
    this.people = await openCircle(this.fixture, this.seeded, 'teresa', MEMBERS)
    this.voices = {}
    for (const name of MEMBERS) this.voices[name] = await takeVoice(this.people[name]!, this.seeded.gathering)
    // The tick of their coming: nothing enters in it.
    await this.next()
  }

  async close(): Promise<void> {
    await this.fixture.close()
    await this.ground.clear()
  }

  readonly live = () => this.fixture.gatherings.live
  readonly next = () => tick(this.live(), this.clock, this.seeded.gathering)
  readonly writes = (name: string, note: Note, kind: 'note' | 'withdraw' = 'note') =>
    write(this.fixture, this.people[name]!, this.voices[name]!, note, kind)
  readonly marked = (note: Note, most?: number) =>
    markOfNote(this.live(), this.clock, this.seeded.gathering, note, most)
  readonly rows = () =>
    this.fixture.db.selectFrom('note').selectAll().where('gathering', '=', this.seeded.gathering).execute()
}
