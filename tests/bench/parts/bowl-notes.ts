// One note of each woman by the channel: what its arithmetic costs the app, and how many ticks until it can be drawn, as
// its author learns it from her mark.
import { setTimeout as wait } from 'node:timers/promises'
import { type Note, postBytes, type Voice } from '../../support/bowl.ts'
import type { LoopReport } from '../../support/loop-of.ts'
import type { Seated } from './bowl-issue.ts'
import { progress } from './samples.ts'

export type Sent = { circle: Seated; voice: Voice; note: Note }

const WINDOW = 3000 // ms
const TICKS = 9

/** Processor time of the whole app for one note, in ms, beyond what it takes when nobody does anything. */
export async function costOfNotes(
  url: string,
  sent: readonly Sent[],
  report: () => Promise<LoopReport>,
): Promise<number> {
  const began = await report()
  await wait(WINDOW)
  const idle = await report()
  const perMs = (idle.cpu - began.cpu) / WINDOW
  const from = performance.now()
  for (const { circle, voice, note } of sent) {
    const bytes = postBytes(voice, note, circle.guide.room().bowl!.channelKey)
    const answer = await fetch(`${url}/bowl/${voice.gathering}`, { method: 'POST', body: bytes })
    if (answer.status !== 202) throw new Error(`The channel says ${answer.status}.`)
  }
  await wait(WINDOW)
  const done = await report()
  return (done.cpu - idle.cpu - perMs * (performance.now() - from)) / sent.length
}

/** For each note, at which tick after it was sent its author read that it is in the bowl. */
export async function ticksUntilIn(sent: readonly Sent[]): Promise<number[]> {
  const circles = [...new Set(sent.map(({ circle }) => circle))]
  const found = await Promise.all(
    circles.map(async (circle) => {
      const { guide } = circle
      const last = (): number => ticksOf(circle).at(-1)?.tick ?? 0
      const begin = last()
      await guide.seesRoom('nine ticks', () => last() >= begin + TICKS, (TICKS + 2) * 30_000)
      progress('nine ticks are over in one circle')
      return sent
        .filter((each) => each.circle === circle)
        .map(({ note }) => {
          const told = ticksOf(circle).find(({ tick, marks }) => tick > begin && note.outcome(marks) === 'in-the-bowl')
          if (!told) throw new Error('A note is not in the bowl after nine ticks.')
          return told.tick - begin
        })
    }),
  )
  return found.flat()
}

const ticksOf = ({ guide }: Seated): { tick: number; marks: string[] }[] =>
  guide.frames
    .filter(({ event }) => event === 'bowl:tick')
    .map(({ args }) => args[0] as { tick: number; marks: string[] })
