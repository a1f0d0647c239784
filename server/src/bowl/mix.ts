// What one tick makes of the waiting posts: which notes enter, which receipts are owed. Pure: no clock, no dice, no database.
// It must never look at more of a post than its voice, its number and its kind.
import type { NoteOutcome } from '@circle/shared/bowl/outcomes'
import type { NoteStatus } from '../db/tables.ts'
import type { NoteRow } from './bowl.repository.ts'

/** Notes of one voice in one gathering. */
const mostNotes = 4
/** Between two notes of one voice: a minute. */
const ticksApart = 2

/** A post that was found good and waits for its tick, in memory alone. */
export type WaitingPost = {
  readonly voice: Buffer
  readonly seq: number
  readonly kind: 'note' | 'withdraw'
  readonly nonce: Uint8Array
  readonly text: string
  /** The tick at which the post is looked at. */
  due: number
  /** Its author was told that it waits because too few are here. */
  told: boolean
}

/** `membership changed`: somebody came or went in this tick. Receipts are given all the same. */
export type Mixing = {
  tick: number
  waiting: readonly WaitingPost[]
  known: readonly NoteRow[]
  takes: 'notes' | 'nothing, too few' | 'nothing, membership changed'
}

export type Mixed = {
  /** To be shuffled before they are written. */
  enter: WaitingPost[]
  /** Withdrawn before they entered: only their number is taken. */
  bar: WaitingPost[]
  /** Withdrawn while they lay in the bowl. */
  withdraw: { id: string; post: WaitingPost }[]
  owed: { post: WaitingPost; outcome: NoteOutcome; ofVoice: boolean }[]
  /** Posts that are settled once the tick is written. */
  done: Set<WaitingPost>
  /** Posts that wait on, with what changes in them. */
  later: Map<WaitingPost, Partial<Pick<WaitingPost, 'due' | 'told'>>>
}

/** `waiting`: in a random order. Of one voice the lower number comes first all the same. */
export function mix({ tick, waiting, known, takes }: Mixing): Mixed {
  const mixed: Mixed = { enter: [], bar: [], withdraw: [], owed: [], done: new Set(), later: new Map() }
  const voices = new Map<string, { posts: WaitingPost[]; notes: VoiceNote[] }>()
  for (const post of waiting) ofVoice(voices, post.voice).posts.push(post)
  for (const { voice, ...note } of known) ofVoice(voices, voice).notes.push(note)
  for (const { posts, notes } of voices.values()) {
    // A note must not enter at the tick at which it is withdrawn.
    posts.sort(
      (one, other) => Number(other.kind === 'withdraw') - Number(one.kind === 'withdraw') || one.seq - other.seq,
    )
    for (const post of posts) look(mixed, { tick, takes, post, notes })
  }
  return mixed
}

/** `id` null: the note enters at this tick. */
type VoiceNote = Omit<NoteRow, 'voice' | 'id'> & { id: string | null }
type PostAtTick = Pick<Mixing, 'tick' | 'takes'> & { post: WaitingPost; notes: VoiceNote[] }

function look(mixed: Mixed, { tick, takes, post, notes }: PostAtTick): void {
  const note = notes.find(({ seq }) => seq === post.seq)
  const owe = (outcome: NoteOutcome, of: 'note' | 'voice' = 'note'): void => {
    mixed.owed.push({ post, outcome, ofVoice: of === 'voice' })
    mixed.done.add(post)
  }
  // A note that was written before is answered at once: its receipt may have been lost.
  if (note && post.kind === 'note') return owe(presentOf(note.status))
  if (post.kind === 'note' && post.due > tick) return
  if (notes.some(({ status }) => status === 'silenced'))
    return owe(note ? presentOf(note.status) : 'closed-for-this-voice', note ? 'note' : 'voice')
  if (post.kind === 'withdraw') return withdraw(mixed, { tick, takes, post, notes }, owe, note)
  if (notes.length >= mostNotes) return owe('too-many', 'voice')
  if (takes === 'nothing, membership changed') return
  if (takes === 'nothing, too few') {
    if (post.told) return
    mixed.owed.push({ post, outcome: 'waits-too-few', ofVoice: false })
    mixed.later.set(post, { told: true })
    return
  }
  const last = Math.max(...notes.map((each) => each.tick))
  if (tick - last < ticksApart) return void mixed.later.set(post, { due: last + ticksApart })
  notes.push({ id: null, seq: post.seq, tick, status: 'undrawn' })
  mixed.enter.push(post)
  owe('in-the-bowl')
}

function withdraw(
  mixed: Mixed,
  { tick, post, notes }: PostAtTick,
  owe: (outcome: NoteOutcome, of?: 'voice') => void,
  note?: VoiceNote,
): void {
  if (!note) {
    if (notes.length >= mostNotes) return owe('too-many', 'voice')
    notes.push({ id: null, seq: post.seq, tick, status: 'withdrawn' })
    mixed.bar.push(post)
    return owe('withdrawn')
  }
  if (note.status === 'undrawn' && note.id !== null) {
    mixed.withdraw.push({ id: note.id, post })
    note.status = 'withdrawn'
    return owe('withdrawn')
  }
  // Too late to withdraw: the author learns that the note was read, and not only that it lies there.
  owe(note.status === 'drawn' ? 'read-by-facilitator' : presentOf(note.status))
}

const ofVoice = <T>(
  voices: Map<string, { posts: WaitingPost[]; notes: T[] }>,
  voice: Buffer,
): { posts: WaitingPost[]; notes: T[] } => {
  const name = voice.toString('base64')
  const one = voices.get(name) ?? { posts: [], notes: [] }
  voices.set(name, one)
  return one
}

/** The receipt of a note as it is now. A note that was drawn and not decided on has no new receipt yet. */
function presentOf(status: NoteStatus): NoteOutcome {
  switch (status) {
    case 'undrawn':
    case 'drawn':
      return 'in-the-bowl'
    case 'aside':
      return 'read-by-facilitator'
    case 'laid':
      return 'read-to-all'
    case 'withdrawn':
      return 'withdrawn'
    case 'silenced':
      return 'closed-for-this-voice'
    default:
      return status satisfies never
  }
}

/** The last receipt of a note, at the close. */
export function lastOf(status: NoteStatus): NoteOutcome {
  if (status === 'undrawn') return 'not-read'
  return status === 'drawn' ? 'read-by-facilitator' : presentOf(status)
}
