// Guesses who wrote which note from what can be seen afterwards: rows with their places on disk and the numbers of their
// transactions, and when each woman did something. It must not be given anything that only the writer knows.

/** One thing a woman did that others could see. `xmin`: the transaction that wrote it. */
export type Act = { who: string; at: number; xmin: number }
/** A row as it lies on disk. `at`: when its tick was told; `window`: it was posted at most so long before (milliseconds). */
export type Row = { id: string; voice: string; tick: number; at: number; xmin: number; place: number; window: number }
/** One frame that her page was sent; whoever listens to the line sees that much of it. */
export type Frame = { who: string; at: number; event: string }
/** One line of the log. `fields`: all of them but its time, which is `at`. */
export type LogLine = { at: number; fields: Readonly<Record<string, unknown>> }
export type Seen = {
  acts: readonly Act[]
  frames: readonly Frame[]
  lines: readonly LogLine[]
  rows: readonly Row[]
  people: readonly string[]
}

/** For each note the odds of everybody, from nought up; they need not sum to one. */
export type Guesser = (seen: Seen) => Map<string, Map<string, number>>

const none = (people: readonly string[]): Map<string, number> => new Map(people.map((who) => [who, 0]))

/** Whoever did something last before the note was written. */
export const lastToAct: Guesser = ({ acts, rows, people }) =>
  new Map(
    rows.map((row) => {
      const last = acts.filter(({ xmin }) => xmin < row.xmin).at(-1)
      const odds = none(people)
      if (last) odds.set(last.who, 1)
      return [row.id, odds]
    }),
  )

/** Notes of one tick in their order on disk, matched with the last that acted, in theirs. */
export const orderOnDisk: Guesser = ({ acts, rows, people }) => {
  const guesses = new Map<string, Map<string, number>>()
  for (const tick of new Set(rows.map((row) => row.tick))) {
    const together = rows.filter((row) => row.tick === tick).sort((one, other) => one.place - other.place)
    const before = acts
      .filter(({ xmin }) => xmin < together[0]!.xmin)
      .map(({ who }) => who)
      .reverse()
    const actors = [...new Set(before)].slice(0, together.length).reverse()
    together.forEach((row, k) => {
      const odds = none(people)
      const who = actors[k]
      if (who !== undefined) odds.set(who, 1)
      guesses.set(row.id, odds)
    })
  }
  return guesses
}

/** From an act to a note that follows it (milliseconds). */
const FOLLOWS = 5000

/** Who acted while the note may have been posted, or so shortly before that it may have followed. */
export const actedIn = ({ acts }: Seen, { at, window }: Row): Act[] =>
  acts.filter((act) => act.at >= at - window - FOLLOWS && act.at < at)

export function byVoice(rows: readonly Row[]): Row[][] {
  const voices = new Map<string, Row[]>()
  for (const row of rows) voices.set(row.voice, [...(voices.get(row.voice) ?? []), row])
  return [...voices.values()]
}

/**
 * The best that can be done with times: for each woman the share of what she did that lies in the note's mixing window
 * (half of all notes follow an act), and the rest spread evenly; the notes of one voice are taken together.
 */
export const allTimes: Guesser = (seen) => {
  const guesses = new Map<string, Map<string, number>>()
  for (const rows of byVoice(seen.rows)) {
    const odds = new Map(seen.people.map((who) => [who, 1]))
    for (const row of rows) {
      const acted = actedIn(seen, row)
      for (const who of seen.people) {
        const all = seen.acts.filter((act) => act.who === who).length
        const here = acted.filter((act) => act.who === who).length
        const spread = row.window / (seen.acts.at(-1)!.at - seen.acts[0]!.at)
        odds.set(who, odds.get(who)! * (0.5 * (all > 0 ? here / all : 0) + 0.5 * spread))
      }
    }
    for (const row of rows) guesses.set(row.id, odds)
  }
  return guesses
}

/** Whoever was sent more than the others while the note may have been posted: an answer of its own would be seen so. */
export const framesOfHer: Guesser = ({ frames, rows, people }) =>
  new Map(
    rows.map((row) => {
      const odds = none(people)
      const window = frames.filter(({ at }) => at >= row.at - row.window && at < row.at)
      for (const { who } of window) odds.set(who, (odds.get(who) ?? 0) + 1)
      return [row.id, odds]
    }),
  )

/** Between two lines (milliseconds): something came there that has no line of its own. */
export type Gap = { after: number; until: number }

/**
 * What one field of the lines tells: where a number leaps further than it mostly does, and where it has a value that it
 * hardly ever has.
 */
export function gapsIn(lines: readonly LogLine[], field: string): Gap[] {
  const told = lines.flatMap(({ at, fields }) => (fields[field] === undefined ? [] : [{ at, value: fields[field] }]))
  const numbers = told.map(({ value }) => numberIn(value))
  const steps = numbers.slice(1).map((number, k) => number - numbers[k]!)
  const counts = steps.every((step) => step >= 0)
  const usual = commonest(counts ? steps : told.map(({ value }) => value))
  return told.flatMap(({ at, value }, k) => {
    const strange = counts ? k > 0 && steps[k - 1]! > Number(usual) : value !== usual
    return strange ? [{ after: told[k - 1]?.at ?? at, until: at }] : []
  })
}

/** `req-1a` counts in 36 digits, as Fastify does. */
function numberIn(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /-[0-9a-z]+$/.test(value)
    ? Number.parseInt(value.split('-').at(-1)!, 36)
    : Number.NaN
}

function commonest(values: readonly unknown[]): unknown {
  const counted = new Map<unknown, number>()
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1)
  return [...counted].sort(([, one], [, other]) => other - one)[0]?.[0]
}

/** Whoever did something just before a moment that this field gives away, while the note may have been posted. */
export const byLines =
  (field: string): Guesser =>
  ({ acts, lines, rows, people }) => {
    const gaps = gapsIn(lines, field)
    return new Map(
      rows.map((row) => {
        const odds = none(people)
        for (const { after, until } of gaps.filter((gap) => gap.until >= row.at - row.window && gap.until < row.at)) {
          const last = acts.filter(({ at }) => at > after - FOLLOWS && at < until).at(-1)
          if (last) odds.set(last.who, odds.get(last.who)! + 1)
        }
        return [row.id, odds]
      }),
    )
  }

/** The likeliest; of equals the first in the alphabet of random ids, which means nothing. */
export function best(odds: ReadonlyMap<string, number>): string {
  return [...odds].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))[0]![0]
}
