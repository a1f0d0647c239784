// A small circle to try a rule on: ids are letters, time moves when told to, and what is due happens. For tests only.
import { expect } from 'vitest'
import type { Command, PersonCommand, SystemCommand } from '../src/gathering/commands.ts'
import { decide, type Actor, type Decision } from '../src/gathering/decide.ts'
import { due, nextDeadline } from '../src/gathering/due.ts'
import { evolve } from '../src/gathering/evolve.ts'
import type { RefusalCode } from '../src/errors.ts'
import {
  newGathering,
  type Attendance,
  type Bowl,
  type GatheringState,
  type GatheringKind,
  type Note,
  type NewGathering,
  type Role,
  type Seat,
} from '../src/gathering/state.ts'

export const start = 1_700_000_000_000
export const opening: NewGathering = {
  id: 'gathering',
  kind: 'circle',
  topic: 'Thresholds',
  startsAt: start,
  endsAt: start + 7_200_000,
}

/** F is the facilitator, K a co-facilitator; everybody else is a member. */
const roleOf = (who: string): Role => (who === 'F' ? 'facilitator' : who === 'K' ? 'co-facilitator' : 'member')
export const nameOf = (who: string): string =>
  ({ F: 'Teresa', K: 'Ruth', A: 'Ana', B: 'Bea', C: 'Clara', D: 'Dina', L: 'Lien', M: 'Maja' })[who] ?? `Guest ${who}`

export class Circle {
  state: GatheringState
  now = start
  /** Whom a facilitator of this circle has never let in. */
  readonly newcomers = new Set<string>()
  /** Names of those who guide the circle, as the house remembers them. */
  readonly reserved = new Set<string>()
  undrawn: Note[] = [] // what lies in the bowl: the next to be drawn first
  guidesMarks: Record<string, string> = {}
  private count = 0

  constructor(change: Partial<NewGathering> = {}) {
    this.state = newGathering({ ...opening, ...change })
  }

  private decide(command: Command, actor: Actor) {
    this.count += 1
    const bowl = {
      channelKey: `key ${this.count}`,
      publicKey: 'key',
      undrawn: this.undrawn.length,
      pick: this.undrawn[0] ?? null,
      marks: [`mark ${this.count}`],
    }
    const reserved = command.type === 'door.knock' && this.reserved.has(command.name)
    return decide(this.state, command, {
      actor,
      now: this.now,
      fresh: `media${this.count}.`,
      bowl,
      reserved,
    })
  }

  private happens(decision: Decision): void {
    if (!decision.ok) return
    this.state = decision.events.reduce(evolve, this.state)
    for (const event of decision.events) if (event.type === 'note.drawn') this.undrawn.shift()
  }

  private accept(command: Command, actor: Actor): void {
    const decision = this.decide(command, actor)
    expect(decision, JSON.stringify(command)).toMatchObject({ ok: true })
    this.happens(decision)
  }

  private person = (who: string): Actor => ({
    kind: 'person',
    who,
    role: roleOf(who),
    letInBefore: !this.newcomers.has(who),
    guidesMark: this.guidesMarks[who] ?? null,
  })

  does(who: string, command: PersonCommand): this {
    this.accept(command, this.person(who))
    return this
  }

  /** By somebody whom no letter names. */
  as(actor: Actor, command: PersonCommand): this {
    this.accept(command, actor)
    return this
  }

  system(command: SystemCommand): this {
    this.accept(command, { kind: 'system' })
    return this
  }

  refused(who: string, command: PersonCommand): RefusalCode | 'accepted' {
    const decision = this.decide(command, this.person(who))
    return decision.ok ? 'accepted' : decision.code
  }

  refusedSystem(command: SystemCommand): RefusalCode | 'accepted' {
    const decision = this.decide(command, { kind: 'system' })
    return decision.ok ? 'accepted' : decision.code
  }

  /** Time passes and every deadline on the way is met at its instant. */
  passes(length: number): this {
    const end = this.now + length
    for (let at = nextDeadline(this.state); at !== null && at <= end; at = nextDeadline(this.state)) {
      this.now = Math.max(this.now, at)
      const { seq } = this.state
      for (const { command } of due(this.state, this.now)) {
        this.happens(this.decide(command, { kind: 'system' }))
      }
      if (this.state.seq === seq) throw new Error(`a deadline stands at ${at - start} and nothing meets it`)
    }
    this.now = end
    return this
  }

  /** Time passes while nothing commits what is due. */
  stalls(length: number): this {
    this.now += length
    return this
  }

  knocks(who: string, attendance: Attendance = 'sharing', name = nameOf(who)): this {
    this.does(who, { type: 'door.knock', name, attendance })
    return this.system({ type: 'presence.return', who, connection: `${who}-1` })
  }

  get turn(): number {
    return this.state.piece.turn
  }

  take = (who: string) => this.does(who, { type: 'piece.take', turn: this.turn })
  silence = (who: string) => this.does(who, { type: 'piece.silence', turn: this.turn })
  pass = (who: string) => this.does(who, { type: 'piece.pass', turn: this.turn })
  writes = (who: string, text: string) => this.does(who, { type: 'piece.write', turn: this.turn, text })
  ready = (who: string) => this.does(who, { type: 'piece.ready', turn: this.turn, ready: true })
  ahead = (who: string, ahead = true) => this.does(who, { type: 'piece.ahead', round: this.state.roundsBegun, ahead })
  begins = (who = 'F') => this.does(who, { type: 'round.begin', prompt: 'What did you leave behind?' })
  goesOn = (who = 'F') => this.does(who, { type: 'piece.go-on', turn: this.turn })
  gives = (to: string, who = 'F') => this.does(who, { type: 'piece.give', turn: this.turn, to })
  skips = (who = 'F') => this.does(who, { type: 'piece.skip', turn: this.turn })
  takesBack = (who = 'F') => this.does(who, { type: 'piece.take-back', turn: this.turn })
  drops = (who: string) => this.system({ type: 'presence.drop', who, connection: this.connectionOf(who) })
  returns = (who: string) => this.system({ type: 'presence.return', who, connection: `${who}-${this.count}` })
  mode = (mode: 'round' | 'open' | 'teaching' | 'together', now = false) =>
    this.does('F', { type: 'mode.set', mode, now })
  leaves = (who: string) => this.does(who, { type: 'seat.leave' })
  removes = (who: string) => this.does('F', { type: 'hold.remove', who })
  listens = (who: string) => this.does(who, { type: 'attendance.change', to: 'listening' })
  announces = (when: 'now' | 'after-turn' | 'after-round', who = 'F') => this.does(who, { type: 'bowl.announce', when })
  draws = (who = 'F') => this.does(who, { type: 'note.draw' })
  lays = (id: string, who = 'F') => this.does(who, { type: 'note.lay', id })
  lifts = (who = 'F') => this.does(who, { type: 'note.lift', turn: this.turn })
  takesCredential = (who: string, element = `${who} ${this.count}`) =>
    this.system({ type: 'credential.take', who, element })
  shares = (who: string, once = false) => this.does(who, { type: 'attendance.change', to: 'sharing', once })

  /** Notes that lie in the bowl, the first to be drawn first. */
  holdsNotes(...ids: string[]): this {
    this.undrawn = ids.map((id) => ({ id, text: `Words of ${id}.` }))
    return this
  }

  /** The next deadline but for the bowl's next tick, which always stands. */
  get deadline(): number | null {
    return nextDeadline({ ...this.state, bowl: null })
  }

  get bowl(): Bowl {
    const { bowl } = this.state
    if (bowl === null) throw new Error('there is no bowl')
    return bowl
  }

  private connectionOf(who: string): string {
    return (this.state.seats[who] ?? this.state.waiting[who])?.presence.connection ?? ''
  }

  /** Where the piece is, in a few words: `centre`, `note n1`, `offered B`, `held A`, `silent A`. */
  get piece(): string {
    const { piece } = this.state
    if (piece.at === 'centre') return 'centre'
    if (piece.at === 'note') return `note ${piece.id}`
    return piece.at === 'offered'
      ? `offered ${piece.to}`
      : `${piece.silentUntil === null ? 'held' : 'silent'} ${piece.by}`
  }

  get held() {
    const { piece } = this.state
    if (piece.at !== 'held') throw new Error(`nobody holds: ${this.piece}`)
    return piece
  }

  get round() {
    const { round } = this.state
    if (round === null) throw new Error('no round was begun')
    return round
  }

  seat(who: string): Seat {
    const seat = this.state.seats[who]
    if (seat === undefined) throw new Error(`${who} has no seat`)
    return seat
  }

  get order(): string {
    return this.state.order.join('')
  }
}

type People = { sharing?: string; listening?: string; co?: boolean; kind?: GatheringKind }

/** An open circle: F, then those who share, then those who listen. */
export function openCircle({ sharing = 'ABC', listening = '', co = false, kind = 'circle' }: People = {}): Circle {
  const circle = new Circle({ kind }).knocks('F').does('F', { type: 'gathering.open' })
  if (co) circle.knocks('K')
  for (const who of sharing) circle.knocks(who)
  for (const who of listening) circle.knocks(who, 'listening')
  if (sharing + listening !== '') circle.does('F', { type: 'door.admit-all' })
  return circle
}

/** A round in which F had her turn and A holds. */
export const roundAtA = (people: People = {}): Circle => openCircle(people).begins().pass('F').take('A')
/** A holds, and shared in writing. */
export const wroteAtA = (): Circle => roundAtA().writes('A', 'I left the key.').writes('A', 'It was light.')
/** A round in which F had her turn and A is offered. */
export const offeredA = (people: People = {}): Circle => openCircle(people).begins().pass('F')
export const seconds = (n: number): number => n * 1000
export const minutes = (n: number): number => n * 60_000
