// One tick as it is written: posts that are due become rows, all in one shuffled statement, and receipts are given. It reads
// first and writes only when the tick is really told. It must not know time or commands.
import { type KeyObject, randomUUID } from 'node:crypto'
import { markOf, MARKS_OF_A_TICK } from '@circle/shared/bowl/marks'
import type { Trx } from '../gatherings/gatherings.repository.ts'
import { bowlRepository as rows, type NewNote } from './bowl.repository.ts'
import { mix, type Mixed, type Mixing, type WaitingPost } from './mix.ts'
import { shuffled } from './mixer.ts'
import { sealNote } from './note-sealing.ts'
import { type Given, giveAtTick, newMark } from './receipts.ts'

export type TickAsked = {
  gathering: string
  key: KeyObject
  tick: number
  takes: Mixing['takes']
  waiting: readonly WaitingPost[]
}
export type TickPrepared = { mixed: Mixed; given: Given }

export async function prepareTick(
  trx: Trx,
  { gathering, key, tick, takes, waiting }: TickAsked,
): Promise<TickPrepared> {
  const voices = [...new Map(waiting.map(({ voice }) => [voice.toString('hex'), voice])).values()]
  const known = voices.length > 0 ? await rows.ofVoices(trx, gathering, voices) : []
  const mixed = mix({ tick, waiting, known, takes })
  const owed = mixed.owed.map((each) => newMark(key, tick, each))
  return { mixed, given: giveAtTick(await rows.pending(trx, gathering, MARKS_OF_A_TICK), owed) }
}

/** For a tick that was told already: the receipts go with the next tick. */
export async function prepareLate(trx: Trx, asked: TickAsked): Promise<TickPrepared> {
  const { mixed } = await prepareTick(trx, asked)
  return {
    mixed,
    given: { marks: [], dropped: [], kept: mixed.owed.map((each) => newMark(asked.key, asked.tick, each)) },
  }
}

export async function writeTick(
  trx: Trx,
  { gathering, key, tick }: Pick<TickAsked, 'gathering' | 'key' | 'tick'>,
  { mixed, given }: TickPrepared,
): Promise<void> {
  const place = (post: WaitingPost): Pick<NewNote, 'id' | 'voice' | 'seq' | 'tick'> => ({
    id: randomUUID(),
    voice: post.voice,
    seq: post.seq,
    tick,
  })
  const withdrawn = ({ nonce }: WaitingPost): Buffer => Buffer.from(markOf(nonce, 'withdrawn'))
  await rows.enter(
    trx,
    gathering,
    shuffled([
      ...mixed.enter.map((post): NewNote => {
        const one = place(post)
        return { ...one, status: 'undrawn', sealed: sealNote(key, gathering, one.id, post), mark: null }
      }),
      ...mixed.bar.map((post): NewNote => ({
        ...place(post),
        status: 'withdrawn',
        sealed: null,
        mark: withdrawn(post),
      })),
    ]),
  )
  for (const { id, post } of mixed.withdraw) await rows.empty(trx, gathering, id, 'withdrawn', withdrawn(post))
  await rows.dropMarks(trx, gathering, given.dropped)
  await rows.addMarks(trx, gathering, given.kept)
}
