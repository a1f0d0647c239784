// The rules of a note: drawn, seen by those who guide, laid in the centre, set aside, on the cloth, silenced.
import { locationOfNote } from '../bowl.ts'
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { pieceWith } from '../order.ts'
import { presentGuide } from '../people.ts'
import { emit, type Draft, type Rules } from './draft.ts'
import { goOn } from './turn.ts'

type NoteCommands = Extract<CommandType, `note.${string}` | `cloth.${string}`>

const steering = { by: 'facilitator', early: false, rest: true } as const

export const noteRules: Rules<NoteCommands> = {
  'note.draw': { ...steering, act: draw },
  'note.lay': { ...steering, act: lay },
  // Lifting lets the piece go on, so it waits for the end of a rest as passing on does.
  'note.lift': {
    ...steering,
    rest: false,
    act: (draft, { turn }) => {
      const { piece } = draft.state
      if (piece.turn !== turn || piece.at !== 'note') return 'turn-moved-on'
      emit(draft, { type: 'note.lifted', id: piece.id })
      goOn(draft)
    },
  },
  'note.set-aside': {
    ...steering,
    act: (draft, { id }) => {
      const place = whereIs(draft, id)
      if (place === 'cloth' || place === null) return 'note-gone'
      if (place === 'aside') return 'already-so'
      emit(draft, { type: 'note.set-aside', id })
    },
  },
  'note.to-cloth': { ...steering, act: toCloth },
  'note.silence': {
    ...steering,
    act: (draft, { id }) => {
      const place = whereIs(draft, id)
      if (place === 'cloth' || place === null) return 'note-gone'
      emit(draft, { type: 'note.silenced', id })
    },
  },
  'cloth.open': {
    ...steering,
    act: (draft, { open }) => {
      const { bowl } = draft.state
      if (bowl === null) return 'bowl-shut'
      if (bowl.clothOpen === open) return 'already-so'
      emit(draft, { type: 'cloth.opened', open })
    },
  },
}

const whereIs = ({ state }: Draft, id: string) => (state.bowl === null ? null : locationOfNote(state.bowl, id))

function draw(draft: Draft): RefusalCode | void {
  const { bowl } = draft.state
  if (bowl === null || bowl.moment !== 'open') return 'bowl-shut'
  if (bowl.inHand !== null) return 'note-in-hand'
  const { pick } = draft.bowlContext
  if (pick === null) return 'bowl-empty'
  emit(draft, { type: 'note.drawn', note: { id: pick.id, text: pick.text } })
}

/** At once when nobody has the piece, else after this turn. One note at a time: each is heard to its end. */
function lay(draft: Draft, { id }: CommandOf<'note.lay'>): RefusalCode | void {
  const { bowl, piece } = draft.state
  const place = whereIs(draft, id)
  if (bowl === null || place === null || place === 'cloth') return 'note-gone'
  if (place === 'to-lay') return 'already-so'
  if (bowl.toLay !== null || piece.at === 'note') return 'note-lies'
  if (pieceWith(draft.state) === null) emit(draft, { type: 'note.laid', id })
  else emit(draft, { type: 'note.planned', id })
}

function toCloth(draft: Draft, { id }: CommandOf<'note.to-cloth'>): RefusalCode | void {
  const { bowl } = draft.state
  const place = whereIs(draft, id)
  if (bowl === null || place === null) return 'note-gone'
  if (place === 'cloth' || place === 'to-cloth') return 'already-so'
  if (!bowl.clothOpen) return 'cloth-shut'
  emit(draft, { type: 'note.to-cloth', id })
}

/**
 * A turn is over and nobody has the piece: the waiting note has its turn. While nobody guides, the note is set aside instead,
 * since nobody could lift it.
 */
export function settleNotes(draft: Draft): void {
  const toLay = draft.state.bowl?.toLay ?? null
  if (toLay === null || pieceWith(draft.state) !== null) return
  if (presentGuide(draft.state) === null) emit(draft, { type: 'note.set-aside', id: toLay.id })
  else emit(draft, { type: 'note.laid', id: toLay.id })
}
