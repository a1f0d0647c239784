// One gathering of a run with its thirty women: who is where, what was done, what was found wrong. The moves are made
// by others; here is only what all of them stand on.
import { setTimeout as wait } from 'node:timers/promises'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import { SeededRandom } from '@circle/shared/testing/seeded-random'
import type { Asked } from './asked.ts'
import { type Cast, newGathering } from './cast.ts'
import type { Environment } from './environment.ts'
import { Woman } from './woman.ts'
import type { Written } from './writer.ts'
import type { Voice } from '../support/bowl.ts'

/** One in so many views is kept and compared at the end. */
const KEPT = 25

export type VoiceOf = { woman: Woman; voice: Voice; notes: number }

export class Stage {
  readonly wrong: string[] = []
  readonly told: string[] = []
  readonly women = new Map<string, Woman>()
  readonly written: Written[] = []
  readonly voices: VoiceOf[] = []
  /** What was read of the state in the middle of everything: seq and its bytes. */
  readonly looks: { seq: number; bytes: string }[] = []
  /** What goes on beside the steps. */
  readonly beside = new Set<Promise<unknown>>()
  /** Women who try again after they were removed. */
  readonly ghosts: Woman[] = []
  private readonly labels = new Map<string, string>()
  private readonly began = performance.now()
  /** The script is over: nothing new is begun. */
  over = false
  private ids = 0

  private constructor(
    readonly seed: number,
    readonly ground: Environment,
    readonly gathering: string,
    cast: Cast,
    whoIs: ReadonlyMap<string, string>,
  ) {
    const dice = new SeededRandom(seed)
    for (const { label, cookie } of cast.people) {
      const who = whoIs.get(label)!
      this.labels.set(who, label)
      const keeps = (): boolean => dice.below(KEPT) === 0
      this.women.set(
        label,
        new Woman({
          gathering,
          who,
          label,
          cookie,
          url: ground.url,
          keeps,
          wrong: (words) => void this.wrong.push(words),
        }),
      )
    }
  }

  static async set(seed: number, ground: Environment, cast: Cast): Promise<Stage> {
    const { id, whoIs } = await newGathering(ground.db, cast, `Seed ${seed}`)
    return new Stage(seed, ground, id, cast, whoIs)
  }

  readonly labelOf = (who: string): string => this.labels.get(who) ?? who
  readonly whoOf = (label: string): string => this.women.get(label)?.who ?? label

  get all(): Woman[] {
    return [...this.women.values()]
  }
  get present(): Woman[] {
    return this.all.filter((woman) => woman.connected)
  }
  get inside(): Woman[] {
    return this.present.filter((woman) => woman.room !== null && !woman.elsewhere)
  }
  get ended(): boolean {
    return this.all.some(
      ({ closed, view }) => closed === 'ended' || (view?.audience === 'stranger' && view.phase === 'ended'),
    )
  }

  tell(words: string): void {
    this.told.push(`${String(Math.round(performance.now() - this.began)).padStart(6)} ${words}`)
  }

  commandId(): string {
    this.ids += 1
    return `seed${String(this.seed).padStart(8, '0')}-${String(this.ids).padStart(6, '0')}`
  }

  /** Does it while the steps go on. What fails there is a fault of this seed. */
  meanwhile(work: Promise<unknown>): void {
    const watched = work.catch(
      (error: unknown) =>
        void this.wrong.push(error instanceof Error ? `${error.message}\n${error.stack}` : String(error)),
    )
    this.beside.add(watched)
    void watched.finally(() => this.beside.delete(watched))
  }

  /** Asks until it is decided, through whatever line she has. False: not within so many milliseconds. */
  async settle(woman: Woman, one: Asked, within = 12_000): Promise<boolean> {
    const until = performance.now() + within
    while (!one.settled) {
      if (woman.closed !== null || performance.now() > until) return false
      const attempt = woman.ask(one) ? one.tries.at(-1)! : null
      const patience = performance.now() + 5000
      while (attempt?.answer === null && woman.connected && performance.now() < patience) await wait(8)
      if (!one.settled) await wait(attempt?.answer ? 60 : 120)
    }
    return true
  }

  /** A new command of hers, until it is decided. */
  async asks(woman: Woman, command: PersonCommand): Promise<boolean> {
    const one = woman.intends(this.commandId(), command)
    await this.settle(woman, one)
    return one.yes !== null
  }

  async until(look: () => boolean | Promise<boolean>, within: number): Promise<boolean> {
    const end = performance.now() + within
    while (!(await look())) {
      if (performance.now() > end) return false
      await wait(20)
    }
    return true
  }
}
