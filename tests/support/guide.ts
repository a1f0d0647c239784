// Whoever guides, by her socket alone, for tests that watch others: opens, lets in, holds.
// It speaks the wire of the browser.
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { CircleFixture } from './circle-fixture.ts'
import type { Connected } from './members.ts'

/** Somebody sends all of it, one after another. Throws at the first refusal. */
export async function does(who: Connected, ...commands: PersonCommand[]): Promise<void> {
  for (const command of commands) {
    const answer = await who.send(command)
    if (!answer.ok) throw new Error(`${command.type} is refused: ${answer.code}`)
  }
}

/** The turn, once the piece is `at` her. */
export const turnOf = (who: Connected, at: 'held' | 'offered'): Promise<{ turn: number }> =>
  who.seesRoom(`the piece ${at}`, ({ piece, you }) => {
    if (piece.at !== at) return null
    return (piece.at === 'held' ? piece.by : piece.to) === you.id ? { turn: piece.turn } : null
  })

export class Guide {
  readonly member: Connected
  private readonly fixture: CircleFixture

  private constructor(fixture: CircleFixture, member: Connected) {
    this.fixture = fixture
    this.member = member
  }

  /** Inside, with the circle open. `again`: comes back by herself when her line is lost. */
  static async open(fixture: CircleFixture, again = false): Promise<Guide> {
    const guide = new Guide(fixture, await fixture.scripted(fixture.guide, 'sharing', again))
    await guide.does({ type: 'gathering.open' })
    return guide
  }

  does(...commands: PersonCommand[]): Promise<void> {
    return does(this.member, ...commands)
  }

  sees<T>(what: string, look: (view: RoomView) => T, within?: number): Promise<NonNullable<T>> {
    return this.member.seesRoom(what, look, within)
  }

  async letIn(name: string): Promise<void> {
    await this.does({ type: 'door.admit', who: await this.waiting(name) })
  }

  async decline(name: string, how: 'not-now' | 'not-this-time'): Promise<void> {
    await this.does({ type: 'door.decline', who: await this.waiting(name), how })
  }

  /** The id of somebody in the room, seen or only listening. */
  idOf(name: string): Promise<string> {
    return this.sees(
      `${name} in the room`,
      ({ seats, desk }) => [...seats, ...desk!.listeners].find((one) => one.name === name)?.id,
    )
  }

  /** By socket alone, through the door and in. */
  async brings(name: string, attendance: 'sharing' | 'listening'): Promise<Connected> {
    const one = await this.fixture.scripted(await this.fixture.newWoman(name), attendance)
    await this.letIn(name)
    await one.seesRoom('her seat', () => true)
    return one
  }

  close(): void {
    this.member.close()
  }

  private waiting(name: string): Promise<string> {
    return this.sees(`${name} at the door`, ({ desk }) => desk!.waiting.find((one) => one.name === name)?.id)
  }
}
