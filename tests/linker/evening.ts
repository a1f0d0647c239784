// One scripted gathering of twelve under a clock that is moved: everybody does something every six minutes in the order
// of the ring, and some write. Given back is what anybody could read afterwards, and, apart from it, who wrote what.
import { sql } from 'kysely'
import { keysIn } from '@circle/server/gatherings/keys'
import { openNote } from '@circle/server/bowl/note-sealing'
import { durations } from '@circle/shared/gathering/state'
import type { SeededRandom } from '@circle/shared/testing/seeded-random'
import { newNote, takeVoice, type Voice, write } from '../support/bowl.ts'
import type { ServerFixture } from '../support/server-fixture.ts'
import { type Arrived, connect, knock, type SeededCircle } from '../support/members.ts'
import type { TestClock } from '../support/test-clock.ts'
import type { Act, Frame, LogLine, Row, Seen } from './guess.ts'

export type EveningFixture = { fixture: ServerFixture; clock: TestClock; dataDir: string; mixing: number }
/**
 * `wrote`: the truth, by note. `residue`: what the database keeps beside its rows. `numbers`: for each line how many requests
 * had come, posts too, as a server that counts them would have written it.
 */
export type Evening = {
  seen: Seen
  wrote: ReadonlyMap<string, string>
  residue: readonly string[]
  numbers: readonly string[]
}

/** From one act of anybody to the next: one in each tick, ten seconds after it was told. */
const APART = durations.tick
const AFTER_TICK = 10_000
const NOT_BEFORE = 2 * durations.tick
/** Somebody always asks for something: a page that is loaded, a scanner, a look whether the server is well. */
const PASSERS_BY = 10_000

type Step = { at: number; do: () => Promise<void> }

export async function holdEvening(
  { fixture, clock, dataDir, mixing }: EveningFixture,
  seeded: SeededCircle,
  names: readonly string[],
  dice: SeededRandom,
): Promise<Evening> {
  const { gathering } = seeded
  const { live } = fixture.gatherings
  const guide = await knock(fixture, seeded, 'Teresa')
  const opened = await guide.send({ type: 'gathering.open' })
  if (!opened.ok) throw new Error(`It does not open: ${opened.code} ${fixture.lines.at(-1)}`)
  const began = clock.now()
  const women = new Map<string, Arrived>()
  const voices = new Map<string, Voice>()
  const acts: Act[] = []
  const ticks = new Map<number, number>()
  const texts = new Map<string, string>()
  const pageOf = (name: string): string => `page-of-${name}`.padEnd(22, '-')
  const her = (name: string): Arrived => women.get(name)!
  const frames: Frame[] = []
  const lines: LogLine[] = []
  const numbers: string[] = []
  let requests = 0
  /** A request, and its line. */
  async function ask(): Promise<void> {
    const before = fixture.lines.length
    requests += 1
    await (await fetch(`${fixture.url}/api/agreement`)).text()
    while (fixture.lines.length === before) await new Promise(setImmediate)
    const { time: _real, ...fields } = JSON.parse(fixture.lines[before]!) as Record<string, unknown>
    lines.push({ at: clock.now(), fields })
    numbers.push(`req-${requests.toString(36)}`)
  }
  const listen = (one: Pick<Arrived, 'socket'>, who: string): void =>
    void one.socket.onAny((event: string) => frames.push({ who, at: clock.now(), event }))
  const acted = async (name: string): Promise<void> => {
    const {
      rows: [last],
    } = await sql<{ xmin: string }>`select xmin::text from gathering_state where gathering = ${gathering}`.execute(
      fixture.db,
    )
    acts.push({ who: her(name).who, at: clock.now(), xmin: Number(last!.xmin) })
  }
  const must = async (answer: Promise<{ ok: boolean; code?: string }>): Promise<void> => {
    const { ok, code } = await answer
    if (!ok) throw new Error(`Refused: ${code} at ${(clock.now() - began) / 1000}`)
  }

  async function comeBack(name: string): Promise<void> {
    const { who, cookie, account } = her(name)
    her(name).close()
    await ask()
    const back = connect({ url: fixture.url, gathering, cookie, page: pageOf(name) })
    listen(back, who)
    await back.seesRoom('her seat', (room) => room.you)
    women.set(name, { ...back, who, cookie, account })
  }

  const doing: ((name: string) => Promise<void>)[] = [
    async (name) => {
      women.set(name, await knock(fixture, seeded, name, 'sharing', { page: pageOf(name) }))
      listen(her(name), her(name).who)
      await must(guide.send({ type: 'door.admit', who: her(name).who }))
      await acted(name)
      await her(name).seesRoom('the bowl', ({ bowl }) => bowl)
      voices.set(name, await takeVoice(her(name), gathering))
    },
    async (name) => {
      await must(her(name).send({ type: 'piece.ahead', round: 1, ahead: true }))
      await acted(name)
    },
    // Half of them by a hand, half by coming back.
    async (name) => {
      if (names.indexOf(name) % 2 === 0) await must(her(name).send({ type: 'hand.raise' }))
      else await comeBack(name)
      await acted(name)
    },
  ]
  const cycle = names.length * APART
  const between: Step[] = [
    // She keeps the piece while the others pass ahead.
    { at: cycle - 5000, do: () => must(guide.send({ type: 'round.begin', prompt: '' })) },
    { at: 2 * cycle - 5000, do: () => must(guide.send({ type: 'mode.set', mode: 'teaching', now: true })) },
  ]
  const steps: Step[] = [
    ...between,
    ...doing.flatMap((act, k) =>
      names.map((name, place) => ({ at: k * cycle + place * APART + AFTER_TICK, do: () => act(name) })),
    ),
  ]
  const last = doing.length * cycle
  for (let k = 1; k * durations.tick <= last + 3 * durations.tick; k += 1) {
    steps.push({
      at: k * durations.tick,
      do: async () => {
        // As the timekeeper does it, which may have been quicker.
        await live.submitSystem(gathering, `bowl-tick:${k}`, { type: 'bowl.tick', tick: k })
        ticks.set(k, clock.now())
      },
    })
  }

  for (let at = PASSERS_BY / 2; at <= last; at += PASSERS_BY) steps.push({ at, do: ask })

  const lay = (name: string, text: string, at: number): Step => ({
    at,
    do: async () => {
      texts.set(text, her(name).who)
      requests += 1
      await write(fixture, her(name), voices.get(name)!, newNote(text, Number(text.split(' ')[1])))
    },
  })
  // Nobody writes so late that her note enters when nobody does anything any more.
  const latest = last - 9 * durations.tick
  names.forEach((name, place) => {
    const earliest = place * APART + AFTER_TICK + NOT_BEFORE + 1000
    const moments = doing
      .map((_, k) => k * cycle + place * APART + AFTER_TICK)
      .filter((at) => at >= earliest && at <= latest)
    const followed = moments[Math.floor(dice.next() * moments.length)]!
    steps.push(lay(name, `${name} 1`, followed + 1000 + dice.next() * 4000))
    steps.push(lay(name, `${name} 2`, earliest + dice.next() * (latest - earliest)))
  })

  steps.sort((one, other) => one.at - other.at)
  for (const step of steps) {
    clock.turn(Math.max(0, began + step.at - clock.now()))
    await step.do()
  }

  const { rows, wrote } = await dump({ fixture, dataDir, gathering, ticks, texts, mixing })
  await must(guide.send({ type: 'gathering.end', unread: true }))
  for (const one of [guide, ...women.values()]) one.close()
  const people = names.map((name) => her(name).who)
  const seen = { people, rows, frames, lines, acts }
  return { residue: await residueOf(fixture), wrote, seen, numbers }
}

/** What the database keeps beside its rows: there should be nothing of it. */
async function residueOf({ db }: ServerFixture): Promise<string[]> {
  const sequences = await sql<{ name: string }>`select sequencename as name from pg_sequences`.execute(db)
  const times = await sql<{
    setting: string
  }>`select setting from pg_settings where name = 'track_commit_timestamp' and setting <> 'off'`.execute(db)
  return [...sequences.rows.map(({ name }) => name), ...times.rows.map(({ setting }) => `commit times ${setting}`)]
}

type Dump = {
  fixture: ServerFixture
  dataDir: string
  gathering: string
  ticks: ReadonlyMap<number, number>
  texts: ReadonlyMap<string, string>
  mixing: number
}

async function dump({
  fixture,
  dataDir,
  gathering,
  ticks,
  texts,
  mixing,
}: Dump): Promise<{ rows: Row[]; wrote: Map<string, string> }> {
  const found = await sql<{ id: string; voice: Buffer; tick: number; xmin: string; ctid: string; sealed: Buffer }>`
    select ctid::text, xmin::text, id, voice, tick, sealed from note where gathering = ${gathering}`.execute(fixture.db)
  const key = (await keysIn(dataDir).find(gathering))!
  const wrote = new Map(found.rows.map(({ id, sealed }) => [id, texts.get(openNote(key, gathering, id, sealed).text)!]))
  const rows = found.rows.map(({ id, voice, tick: at, xmin, ctid }) => ({
    id,
    voice: voice.toString('hex'),
    tick: at,
    at: ticks.get(at) ?? 0,
    xmin: Number(xmin),
    place: placeOf(ctid),
    window: mixing * durations.tick,
  }))
  return { rows, wrote }
}

/** `(page,line)` as one number. */
function placeOf(ctid: string): number {
  const [page, line] = ctid.slice(1, -1).split(',').map(Number)
  return page! * 1000 + line!
}
