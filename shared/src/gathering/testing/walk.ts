// A random walk through a gathering: women come, speak, drop and return, clocks wander, processes die. Every step is
// checked.
import type { Command } from '../commands.ts'
import { decide, type Actor } from '../decide.ts'
import { due, nextDeadline } from '../due.ts'
import { evolve } from '../evolve.ts'
import { violations, type Step } from '../invariants.ts'
import { leaks, onlookers, renamed, twins } from '../invariants/twins.ts'
import { newGathering, ofTheBowl, type GatheringState, type Role } from '../state.ts'
import { nonsense, sensible, type Choice } from './choices.ts'
import { BowlModel } from './bowl-model.ts'
import { nameOf, opening, start } from './circle.ts'
import { Dice } from './dice.ts'
import { secretsSeen } from './secrets.ts'

const firstRole = (who: string): Role => (who === 'F' ? 'facilitator' : who === 'K' ? 'co-facilitator' : 'member')

export class Walk {
  state: GatheringState
  now = start
  readonly told: string[] = [] // the commands of this walk, for a failure's message
  private readonly dice: Dice
  private readonly people: string[]
  private readonly roles = new Map<string, Role>() // of those whose enrolment has changed
  private readonly marks = new Map<string, string | null>()
  private readonly bowl: BowlModel
  private connections = 0
  /** Whether K was let in in this circle before. */
  private readonly knowsK: boolean

  /** `seen` is called with every step, refused ones too. */
  constructor(readonly seed: number, private readonly seen: (step: Step) => string[]) {
    this.dice = new Dice(seed)
    this.bowl = new BowlModel(this.dice)
    const { dice } = this
    this.knowsK = dice.chance(0.6)
    const kind = dice.chance(0.06) ? 'one-to-one' : 'circle'
    this.state = newGathering({ ...opening, kind, smallest: dice.chance(0.8) ? 3 : 4,
      namesShown: dice.chance(0.1) ? 'count-only' : 'names' })
    const sharing = kind === 'one-to-one' ? 'A' : 'ABCDE'.slice(0, dice.choose([0, 1, 2, 3, 4, 5, 5]) ?? 0)
    this.people = [...(dice.chance(0.4) ? 'FK' : 'F'), ...sharing, ...'LM'.slice(0, dice.below(3))]
  }

  go(steps: number): void {
    if (this.dice.chance(0.93)) this.gather()
    for (let step = 0; step < steps; step++) this.wander()
    if (this.dice.chance(0.12)) this.abandon()
  }

  /** Past the door first: a walk that never gets in proves nothing. */
  private gather(): void {
    for (const who of this.people) {
      if (who !== 'F' && this.dice.chance(0.12)) continue
      this.person({ who, command: { type: 'door.knock', name: nameOf(who), attendance: 'LM'.includes(who) ? 'listening'
        : 'sharing' } })
      if (this.dice.chance(0.9)) this.system({ type: 'presence.return', who, connection: this.connection() })
    }
    this.person({ who: 'F', command: { type: 'gathering.open' } })
    this.person({ who: 'F', command: { type: 'door.admit-all' } })
    for (const who of this.state.seatOrder) {
      if (this.dice.chance(0.8)) this.system({ type: 'credential.take', who, element: `element:${who}` })
    }
    if (this.dice.chance(0.7)) this.bowl.fill(1 + this.dice.below(5))
    if (this.dice.chance(0.3)) this.person({ who: 'F', command: { type: 'bowl.announce', when: 'now' } })
    if (this.dice.chance(0.08)) this.loadsOften()
    if (this.dice.chance(0.7)) this.person({ who: 'F', command: { type: 'round.begin',
      prompt: 'What did you leave behind?' } })
    else this.person({ who: 'F', command: { type: 'mode.set', mode: 'open' } })
  }

  /** Her page was loaded anew again and again; sometimes the shared tick comes after that. */
  private loadsOften(): void {
    const who = this.dice.choose(this.state.seatOrder) ?? 'F'
    for (const element of ['element:one', 'element:two', 'element:three']) this.system({ type: 'credential.take', who, element })
    if (this.dice.chance(0.5)) return
    for (let tick = 0; tick < ofTheBowl.cover && this.state.bowl !== null; tick++) {
      this.now = Math.max(this.now, this.state.bowl.tickAt)
      this.meetDeadlines()
    }
    this.system({ type: 'credential.take', who, element: 'element:four' })
  }

  private wander(): void {
    const { dice } = this
    const move = dice.weighted<() => void>([
      [72, () => this.somebody()],
      [10, () => this.timePasses()],
      [9, () => this.comeAndGo()],
      [6, () => this.meetDeadlines()],
      [9, () => this.waitsOut()],
      [1, () => this.restart()],
      [0.6, () => this.clockSteps(dice.below(4000) - 2000)],
      [1.2, () => { this.state = JSON.parse(JSON.stringify(this.state)) as GatheringState }],
      [0.8, () => this.staleTimer()],
      [3, () => this.system(this.bowl.credential(this.state))],
      [0.6, () => this.enrolmentChanges()],
    ])
    move?.()
  }

  private somebody(): void {
    const choice = this.dice.chance(0.12) ? null : sensible(this.state, this.dice, this.people)
    this.person(choice ?? nonsense(this.state, this.dice, this.people))
  }

  private timePasses(): void {
    const { dice } = this
    const next = this.deadline()
    const far = dice.chance(0.15)
    const lengths = [dice.below(5_000), dice.below(45_000),
      ...(next === null || (next - this.now > 60_000 && !far) ? []
      : [next - this.now, next - this.now + dice.below(3_000)]), ...(far ? [dice.below(700_000)] : [])]
    this.now += Math.max(0, dice.choose(lengths) ?? 0)
    if (dice.chance(0.6)) this.meetDeadlines()
  }

  /** Nobody does anything until the next short deadline. */
  private waitsOut(): void {
    const next = this.deadline()
    if (next === null || next - this.now > 60_000) return
    this.now = Math.max(this.now, next)
    this.meetDeadlines()
  }

  private comeAndGo(): void {
    const { dice } = this
    const { seats, waiting } = this.state
    const present = this.people.filter((who) => (seats[who] ?? waiting[who])?.presence.is === 'here')
    const lost = this.people.filter((who) => (seats[who] ?? waiting[who])?.presence.is === 'dropped')
    const holder = this.state.piece.at === 'held' ? this.state.piece.by : this.state.piece.at === 'offered'
      ? this.state.piece.to : null
    const atTheDoor = dice.choose(this.state.waitingOrder)
    const guide = (this.state.bowl?.toLay ?? null) === null ? null : this.people.find((one) => seats[one]?.role !== 'member'
      && seats[one]?.presence.is === 'here') ?? null
    const who = guide !== null && dice.chance(0.5) ? guide : dice.chance(0.45) && holder !== null ? holder : dice.chance(0.25) ? 'F' : dice.chance(0.3)
      && atTheDoor !== null ? atTheDoor : dice.choose(present)
    const letIn = this.state.waitingOrder.find((one) => this.state.waiting[one]?.admitted && lost.includes(one)) ?? null
    const back = letIn !== null && dice.chance(0.5) ? letIn : dice.choose(lost)
    if (back !== null && dice.chance(0.5)) this.system({ type: 'presence.return', who: back,
      connection: this.connection() })
    else if (who !== null && dice.chance(0.75)) {
      this.drop(who)
      if (who === holder && dice.chance(0.4)) this.waitsOut()
    } else if (who !== null) this.system({ type: dice.chance(0.6) ? 'presence.move'
      : 'presence.return', who, connection: this.connection() })
  }

  private drop(who: string): void {
    const connection = (this.state.seats[who] ?? this.state.waiting[who])?.presence.connection ?? 'none'
    this.system({ type: 'presence.drop', who, connection: this.dice.chance(0.9) ? connection || this.connection()
      : 'conn:old' })
  }

  /** Whoever guides goes, or everybody; nobody comes back, and the hours pass. */
  private abandon(): void {
    const all = this.dice.chance(0.5)
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
    this.now += this.dice.below(this.dice.chance(0.1) ? 1_000_000 : 100_000)
    this.system({ type: 'gathering.resume', downSince })
    for (const who of this.people) if (this.dice.chance(0.3)) this.drop(who)
  }

  /** The new clock reads otherwise by so much; the same instants have other numbers from now on. */
  private clockSteps(by: number): void {
    this.now += by
    this.system({ type: 'clock.step', by })
  }

  private enrolmentChanges(): void {
    const { dice, state } = this
    const who = dice.choose(this.people.filter((one) => one !== 'F'))
    if (who === null) return
    const role = dice.chance(0.2) ? null : (state.seats[who]?.role ?? 'member') === 'member' ? 'co-facilitator' as const : 'member' as const
    if (role !== null) this.roles.set(who, role)
    const guidesMark = dice.choose([null, 'mark: her scarf', 'mark: Sunday'])
    this.marks.set(who, guidesMark)
    this.system({ type: 'enrolment.change', who, enrolment: role && { role, guidesMark } })
  }

  private staleTimer(): void {
    const { dice } = this
    const turn = dice.below(this.state.piece.turn + 1)
    if (dice.chance(0.25)) this.system({ type: 'bowl.tick', tick: 1 + dice.below((this.state.bowl?.tick ?? 0) + 3) })
    else this.system({ type: dice.choose(['offer.lapse', 'hold.lapse', 'silence.lapse'] as const) ?? 'offer.lapse', turn })
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
      kind: 'person', who, role: this.roleOf(who), letInBefore: who !== 'K' || this.knowsK, guidesMark: this.marks.get(who) ?? null,
    })
  private roleOf = (who: string): Role => this.roles.get(who) ?? firstRole(who)
  private system = (command: Command): void => this.step(command, { kind: 'system' })

  private step(command: Command, actor: Actor): void {
    const before = this.state
    const kept = JSON.stringify(before)
    this.told.push(`${this.now - start} ${actor.kind === 'person' ? actor.who : 'system'} ${JSON.stringify(command)}`)
    const answer = decide(before, command, { actor, now: this.now, random: this.dice.roll(),
      fresh: `media${this.told.length}.`, bowl: this.bowl.context() })
    const after = answer.ok ? answer.events.reduce(evolve, before) : before
    if (answer.ok) this.bowl.learn(answer.events)
    this.state = after
    const step: Step = { before, command, actor, now: this.now, answer, after }
    const wrong = [...this.seen(step), ...violations(step),
      ...(JSON.stringify(before) === kept ? [] : ['the input was touched']),
      ...(after === before ? [] : this.looked(after))]
    if (wrong.length > 0) this.fail(wrong)
  }

  /** One twin and two who look at it, chosen by the dice: over all walks every pair comes up thousands of times. */
  private looked(state: GatheringState): string[] {
    const { dice } = this
    const choose = dice.choose
    const looking = [choose(onlookers(state)), choose(state.seatOrder)].filter((who) => who !== null)
    const twin = choose(twins(state, choose))
    return [...(dice.chance(0.2) ? this.answered(state) : []), ...(twin === null ? [] : leaks(state, twin, looking)),
      ...looking.flatMap((who) => secretsSeen(state, who))]
  }

  /** Whoever is not let in is answered alike under any name, whoever is inside. */
  private answered(state: GatheringState): string[] {
    const outside = this.people.filter((who) => state.seats[who] === undefined && this.roleOf(who) === 'member' && !state.waiting[who]?.admitted)
    const who = this.dice.choose(outside)
    const inside = this.dice.choose(state.seatOrder)
    if (who === null || inside === null || state.phase === 'ended') return []
    const command = { type: 'door.knock', name: state.seats[inside]!.name, attendance: 'sharing' } as const
    const context = { actor: { kind: 'person', who, role: 'member', letInBefore: true }, now: this.now, random: 0.5, fresh: 'fresh.',
      bowl: this.bowl.context() } as const
    // What follows for others (a name is free by the renaming) is not hers to see.
    const [one, other] = [state, renamed(state)].map((each) => {
      const answer = decide(each, command, context)
      return JSON.stringify(answer.ok ? answer.events[0] : answer)
    })
    return one === other ? [] : [`${who} is answered ${one} for the name of ${inside}, and ${other} without it`]
  }

  private fail(wrong: string[]): never {
    throw new Error(`seed ${this.seed}\n${wrong.join('\n')}\nafter:\n${this.told.slice(-12).join('\n')}\n${JSON.stringify(this.state)}`)
  }
}
