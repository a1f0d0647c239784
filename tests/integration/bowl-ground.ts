// Where the notes of a bowl enter: a gathering of five with four voices, under a clock that the test moves from tick to tick.
import { markOfNote, type Note, takeVoice, tick, type Voice, write } from '../support/bowl.ts'
import { type Ground, type House, newGround, openHouse } from '../support/living-house.ts'
import { type Arrived, openCircle, seedCircle, type SeededCircle } from '../support/members.ts'
import { type TestClock, testClock } from '../support/test-clock.ts'

export const MEMBERS = ['ana', 'maja', 'ines', 'wren'] as const

export class BowlGround {
  house!: House
  seeded!: SeededCircle
  people!: Record<string, Arrived>
  voices!: Record<string, Voice>
  private ground!: Ground
  private clock!: TestClock

  async open(): Promise<void> {
    this.ground = await newGround()
    this.clock = testClock()
    this.house = await openHouse({ ...this.ground, clock: this.clock })
    this.seeded = await seedCircle(this.house.db, {
      teresa: 'facilitator',
      ana: 'member',
      maja: 'member',
      ines: 'member',
      wren: 'member',
      june: 'member',
    })
    this.people = await openCircle(this.house, this.seeded, 'teresa', MEMBERS)
    this.voices = {}
    for (const name of MEMBERS) this.voices[name] = await takeVoice(this.people[name]!, this.seeded.gathering)
    // The tick of their coming: nothing enters in it.
    await this.next()
  }

  async close(): Promise<void> {
    await this.house.close()
    await this.ground.clear()
  }

  readonly live = () => this.house.gatherings.live
  readonly next = () => tick(this.live(), this.clock, this.seeded.gathering)
  readonly writes = (name: string, note: Note, kind: 'note' | 'withdraw' = 'note') =>
    write(this.house, this.people[name]!, this.voices[name]!, note, kind)
  readonly marked = (note: Note, most?: number) =>
    markOfNote(this.live(), this.clock, this.seeded.gathering, note, most)
  readonly rows = () =>
    this.house.db.selectFrom('note').selectAll().where('gathering', '=', this.seeded.gathering).execute()
}
