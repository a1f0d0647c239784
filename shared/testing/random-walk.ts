// A random walk through a gathering: women come, speak, drop and return; clocks step, processes die. Every step is
// checked against the invariants and the rows; walk-privacy.ts checks the views. For tests only.
import type { Command } from '../src/gathering/commands.ts'
import { decide, type Actor } from '../src/gathering/decide.ts'
import { due, nextDeadline } from '../src/gathering/due.ts'
import { evolve } from '../src/gathering/evolve.ts'
import { violations, type Step } from './invariants.ts'
import { newGathering, bowlLimits, type GatheringState, type Role } from '../src/gathering/state.ts'
import { nonsenseChoice, sensibleChoice, type Choice } from './choices.ts'
import { BowlModel } from './bowl-model.ts'
import { nameOf, opening, start } from './circle.ts'
import { SeededRandom } from './seeded-random.ts'
import { privacyViolations, type WalkContext } from './walk-privacy.ts'
import { choosePresenceChange } from './walk-presence.ts'

const firstRole = (who: string): Role => (who === 'F' ? 'facilitator' : who === 'K' ? 'co-facilitator' : 'member')

export class RandomWalk {
  state: GatheringState
  now = start
  readonly told: string[] = [] // the commands of this walk, for a failure's message
  private readonly random: SeededRandom
  private readonly people: string[]
  private readonly roles = new Map<string, Role>() // of those whose enrolment has changed
  private readonly marks = new Map<string, string | null>()
  private readonly bowl: BowlModel
  private connections = 0
  /** Whether K was let in in this circle before. */
  private readonly knowsK: boolean

  /** `seen` is called with every step, refused ones too. */
  constructor(
    readonly seed: number,
    private readonly seen: (step: Step) => string[],
  ) {
    this.random = new SeededRandom(seed)
    this.bowl = new BowlModel(this.random)
    const { random } = this
    this.knowsK = random.chance(0.6)
    const kind = random.chance(0.06) ? 'one-to-one' : 'circle'
    this.state = newGathering({
      ...opening,
      kind,
      bowlThreshold: random.chance(0.8) ? 3 : 4,
      namesShown: random.chance(0.1) ? 'count-only' : 'names',
    })
    const sharing = kind === 'one-to-one' ? 'A' : 'ABCDE'.slice(0, random.choose([0, 1, 2, 3, 4, 5, 5]) ?? 0)
    this.people = [...(random.chance(0.4) ? 'FK' : 'F'), ...sharing, ...'LM'.slice(0, random.below(3))]
  }

  go(steps: number): void {
    if (this.random.chance(0.93)) this.gather()
    for (let step = 0; step < steps; step++) this.wander()
    if (this.random.chance(0.12)) this.abandon()
  }

  /** Past the door first: a walk that never gets in proves nothing. */
  private gather(): void {
    for (const who of this.people) {
      if (who !== 'F' && this.random.chance(0.12)) continue
      this.person({
        who,
        command: { type: 'door.knock', name: nameOf(who), attendance: 'LM'.includes(who) ? 'listening' : 'sharing' },
      })
      if (this.random.chance(0.9)) this.system({ type: 'presence.return', who, connection: this.connection() })
    }
    this.person({ who: 'F', command: { type: 'gathering.open' } })
    this.person({ who: 'F', command: { type: 'door.admit-all' } })
    for (const who of this.state.seatOrder) {
      if (this.random.chance(0.8)) this.system({ type: 'credential.take', who, element: `element:${who}` })
    }
    if (this.random.chance(0.7)) this.bowl.fill(1 + this.random.below(5))
    if (this.random.chance(0.3)) this.person({ who: 'F', command: { type: 'bowl.announce', when: 'now' } })
    if (this.random.chance(0.08)) this.loadsOften()
    if (this.random.chance(0.7))
      this.person({ who: 'F', command: { type: 'round.begin', prompt: 'What did you leave behind?' } })
    else this.person({ who: 'F', command: { type: 'mode.set', mode: 'open' } })
  }

  /** Her page was loaded anew again and again; sometimes the shared tick comes after that. */
  private loadsOften(): void {
    const who = this.random.choose(this.state.seatOrder) ?? 'F'
    for (const element of ['element:one', 'element:two', 'element:three'])
      this.system({ type: 'credential.take', who, element })
    if (this.random.chance(0.5)) return
    for (let tick = 0; tick < bowlLimits.periodTicks && this.state.bowl !== null; tick++) {
      this.now = Math.max(this.now, this.state.bowl.tickAt)
      this.meetDeadlines()
    }
    this.system({ type: 'credential.take', who, element: 'element:four' })
  }

  private wander(): void {
    const { random } = this
    const move = random.weighted<() => void>([
      [72, () => this.somebody()],
      [10, () => this.timePasses()],
      [9, () => this.comeAndGo()],
      [6, () => this.meetDeadlines()],
      [9, () => this.waitsOut()],
      [1, () => this.restart()],
      [0.6, () => this.clockSteps(random.below(4000) - 2000)],
      [
        1.2,
        () => {
          this.state = JSON.parse(JSON.stringify(this.state)) as GatheringState
        },
      ],
      [0.8, () => this.staleTimer()],
      [3, () => this.system(this.bowl.credential(this.state))],
      [0.6, () => this.enrolmentChanges()],
    ])
    move?.()
  }

  private somebody(): void {
    const choice = this.random.chance(0.12) ? null : sensibleChoice(this.state, this.random, this.people)
    this.person(choice ?? nonsenseChoice(this.state, this.random, this.people))
  }

  private timePasses(): void {
    const { random } = this
    const next = this.deadline()
    const far = random.chance(0.15)
    const lengths = [
      random.below(5_000),
      random.below(45_000),
      ...(next === null || (next - this.now > 60_000 && !far)
        ? []
        : [next - this.now, next - this.now + random.below(3_000)]),
      ...(far ? [random.below(700_000)] : []),
    ]
    this.now += Math.max(0, random.choose(lengths) ?? 0)
    if (random.chance(0.6)) this.meetDeadlines()
  }

  /** Nobody does anything until the next short deadline. */
  private waitsOut(): void {
    const next = this.deadline()
    if (next === null || next - this.now > 60_000) return
    this.now = Math.max(this.now, next)
    this.meetDeadlines()
  }

  private comeAndGo(): void {
    const { random } = this
    const { who, back, holder } = choosePresenceChange(this.state, random, this.people)
    if (back !== null && random.chance(0.5))
      this.system({ type: 'presence.return', who: back, connection: this.connection() })
    else if (who !== null && random.chance(0.75)) {
      this.drop(who)
      if (who === holder && random.chance(0.4)) this.waitsOut()
    } else if (who !== null)
      this.system({
        type: random.chance(0.6) ? 'presence.move' : 'presence.return',
        who,
        connection: this.connection(),
      })
  }

  private drop(who: string): void {
    const connection = (this.state.seats[who] ?? this.state.waiting[who])?.presence.connection ?? 'none'
    this.system({
      type: 'presence.drop',
      who,
      connection: this.random.chance(0.9) ? connection || this.connection() : 'conn:old',
    })
  }

  /** Whoever guides goes, or everybody; nobody comes back, and the hours pass. */
  private abandon(): void {
    const all = this.random.chance(0.5)
    const leaving = [...this.state.seatOrder].reverse().filter((who) => all || this.state.seats[who]?.role !== 'member')
    for (const who of leaving) this.drop(who)
    for (let leap = 0; leap < 12 && this.state.phase === 'open'; leap++) {
      this.now = Math.max(this.now, this.deadline() ?? this.now)
      this.meetDeadlines()
    }
  }

  /** Every process dies; some time later one starts, finds what fell due, and writes the drops of the dead. */
  private restart(): void {
    const downSince = this.now
    this.now += this.random.below(this.random.chance(0.1) ? 1_000_000 : 100_000)
    this.system({ type: 'gathering.resume', downSince })
    for (const who of this.people) if (this.random.chance(0.3)) this.drop(who)
  }

  /** The new clock reads otherwise by so much; the same instants have other numbers from now on. */
  private clockSteps(by: number): void {
    this.now += by
    this.system({ type: 'clock.step', by })
  }

  private enrolmentChanges(): void {
    const { random, state } = this
    const who = random.choose(this.people.filter((one) => one !== 'F'))
    if (who === null) return
    const role = random.chance(0.2)
      ? null
      : (state.seats[who]?.role ?? 'member') === 'member'
        ? ('co-facilitator' as const)
        : ('member' as const)
    if (role !== null) this.roles.set(who, role)
    const guidesMark = random.choose([null, 'mark: her scarf', 'mark: Sunday'])
    this.marks.set(who, guidesMark)
    this.system({ type: 'enrolment.change', who, enrolment: role && { role, guidesMark } })
  }

  private staleTimer(): void {
    const { random } = this
    const turn = random.below(this.state.piece.turn + 1)
    if (random.chance(0.25))
      this.system({ type: 'bowl.tick', tick: 1 + random.below((this.state.bowl?.tick ?? 0) + 3) })
    else
      this.system({
        type: random.choose(['offer.lapse', 'hold.lapse', 'silence.lapse'] as const) ?? 'offer.lapse',
        turn,
      })
  }

  private meetDeadlines(): void {
    for (let pass = 0; pass < 6; pass++) {
      const list = due(this.state, this.now)
      if (list.length === 0) return
      for (const { command } of list) this.system(command)
    }
    if (due(this.state, this.now).length > 0) this.fail(['after everything due was done, something is still due'])
  }

  /** The next but for the bowl's tick, which always stands. */
  private deadline = (): number | null => nextDeadline({ ...this.state, bowl: null })
  private connection = (): string => `conn:${++this.connections}`
  private person = ({ who, command }: Choice): void =>
    this.step(command, {
      kind: 'person',
      who,
      role: this.roleOf(who),
      letInBefore: who !== 'K' || this.knowsK,
      guidesMark: this.marks.get(who) ?? null,
    })
  private roleOf = (who: string): Role => this.roles.get(who) ?? firstRole(who)
  private system = (command: Command): void => this.step(command, { kind: 'system' })
  private looking = (): WalkContext => ({
    random: this.random,
    bowl: this.bowl,
    people: this.people,
    roleOf: this.roleOf,
    now: this.now,
  })

  private step(command: Command, actor: Actor): void {
    const before = this.state
    const kept = JSON.stringify(before)
    this.told.push(`${this.now - start} ${actor.kind === 'person' ? actor.who : 'system'} ${JSON.stringify(command)}`)
    const answer = decide(before, command, {
      actor,
      now: this.now,
      fresh: `media${this.told.length}.`,
      bowl: this.bowl.context(),
    })
    const after = answer.ok ? answer.events.reduce(evolve, before) : before
    if (answer.ok) this.bowl.learn(answer.events)
    this.state = after
    const step: Step = { before, command, actor, now: this.now, answer, after }
    const wrong = [
      ...this.seen(step),
      ...violations(step),
      ...(JSON.stringify(before) === kept ? [] : ['the input was touched']),
      ...(after === before ? [] : privacyViolations(after, this.looking())),
    ]
    if (wrong.length > 0) this.fail(wrong)
  }

  private fail(wrong: string[]): never {
    throw new Error(
      `seed ${this.seed}\n${wrong.join('\n')}\nafter:\n${this.told.slice(-12).join('\n')}\n${JSON.stringify(this.state)}`,
    )
  }
}
