// The marks (receipts) of a tick and of the close: which are owed, which are given now, and random marks in the empty places,
// so that nobody can count. It must not know whose they are.
import { type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { markOf, MARK_BYTES, MARKS_AT_THE_CLOSE, MARKS_OF_A_TICK } from '@circle/shared/bowl/marks'
import type { KeptNote, NewMark, PendingMark } from './bowl.repository.ts'
import { lastOf, type Mixed, type WaitingPost } from './mix.ts'
import { shuffled } from './mixer.ts'
import { aboutOf, openNote } from './note-sealing.ts'

type Owed = Mixed['owed'][number]
export type Given = { marks: string[]; dropped: string[]; kept: NewMark[] }

export const newMark = (key: KeyObject, tick: number, { post, outcome, ofVoice }: Owed): NewMark => ({
  id: randomUUID(),
  tick,
  mark: Buffer.from(markOf(post.nonce, outcome)),
  about: aboutOf(key, post.voice, ofVoice ? null : post.seq, outcome),
})

/** Marks that have waited come first; a mark that finds no room waits on. */
export function giveAtTick(waited: readonly PendingMark[], owed: readonly NewMark[]): Given {
  const old = waited.slice(0, MARKS_OF_A_TICK)
  const fresh = shuffled(onceEach(owed))
  const room = MARKS_OF_A_TICK - old.length
  return {
    marks: filled(
      [...old, ...fresh.slice(0, room)].map(({ mark }) => mark),
      MARKS_OF_A_TICK,
    ),
    dropped: old.map(({ id }) => id),
    kept: fresh.slice(room),
  }
}

/** Every note has an end. Notes that were not read come first, because nothing else will tell their authors. */
export function giveAtClose(
  key: KeyObject,
  gathering: string,
  {
    notes,
    waiting,
    waited,
  }: { notes: readonly KeptNote[]; waiting: readonly WaitingPost[]; waited: readonly PendingMark[] },
): string[] {
  const unread = waiting
    .filter(({ kind }) => kind === 'note')
    .map(({ nonce }) => Buffer.from(markOf(nonce, 'not-read')))
  const known = shuffled(notes).sort((one, other) => Number(one.status === 'laid') - Number(other.status === 'laid'))
  const ends = known.flatMap(({ id, status, sealed, mark }) => {
    if (!sealed) return mark ? [mark] : []
    return [Buffer.from(markOf(openNote(key, gathering, id, sealed).nonce, lastOf(status)))]
  })
  const marks = [...ends, ...unread, ...waited.map(({ mark }) => mark)]
  return filled([...new Map(marks.map((mark) => [mark.toString('hex'), mark])).values()], MARKS_AT_THE_CLOSE)
}

const onceEach = (owed: readonly NewMark[]): NewMark[] => [
  ...new Map(owed.map((each) => [each.about.toString('hex'), each])).values(),
]

function filled(marks: readonly Buffer[], length: number): string[] {
  const random = Array.from({ length: Math.max(0, length - marks.length) }, () => randomBytes(MARK_BYTES))
  return shuffled([...marks.slice(0, length), ...random]).map((mark) => mark.toString('base64url'))
}
