// A small model of what lies outside the state: notes that enter at ticks, are drawn at random and leave when their
// voice is silenced; credentials that are asked for. For tests only.
import type { Command } from '../src/gathering/commands.ts'
import type { BowlContext } from '../src/gathering/decide.ts'
import type { GatheringEvent } from '../src/gathering/events.ts'
import type { GatheringState, Note } from '../src/gathering/state.ts'
import type { SeededRandom } from './seeded-random.ts'

export class BowlModel {
  undrawn: Note[] = []
  private written = 0
  private given = 0
  private readonly elements = new Map<string, string>()

  constructor(private readonly random: SeededRandom) {}

  context(): BowlContext {
    this.given += 1
    return {
      channelKey: `key:${this.given}.`,
      publicKey: 'key',
      undrawn: this.undrawn.length,
      pick: this.random.choose(this.undrawn),
      marks: [`mark:${this.given}.`],
    }
  }

  /** Some came before the walk looks. */
  fill(count: number): void {
    for (let n = 0; n < count; n++) {
      this.written += 1
      this.undrawn.push({ id: `n${this.written}.`, text: `words:${this.written}.` })
    }
  }

  learn(events: readonly GatheringEvent[]): void {
    for (const event of events) {
      if (event.type === 'note.drawn') this.undrawn = this.undrawn.filter(({ id }) => id !== event.note.id)
      if (event.type === 'note.silenced') this.undrawn = this.undrawn.filter(() => this.random.chance(0.7))
      if (event.type === 'bowl.ticked' && event.entered && this.random.chance(0.5)) this.fill(1 + this.random.below(2))
      if (event.type === 'gathering.ended') this.undrawn = []
    }
  }

  /** A new element, or the one of a reply that was lost. */
  credential(state: GatheringState): Command {
    const often = state.seatOrder.filter((one) => (state.bowl?.slots[one]?.took ?? 0) >= 2)
    const anybody = [...state.seatOrder, ...state.seatOrder, ...state.waitingOrder, 'nobody']
    const who = (this.random.chance(0.6) ? this.random.choose(often) : null) ?? this.random.choose(anybody) ?? 'nobody'
    const again = this.elements.get(who)
    const element = again !== undefined && this.random.chance(0.3) ? again : `element:${++this.given}`
    this.elements.set(who, element)
    return { type: 'credential.take', who, element }
  }
}
