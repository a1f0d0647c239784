// What becomes of a note: drawn, seen by those who guide, laid in the centre, set aside, on the cloth, silenced.
import { placeOf } from '../bowl.ts'
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { pieceWith } from '../order.ts'
import { guideHere } from '../people.ts'
import { tell, type Play, type Rules } from './play.ts'
import { goOn } from './turn.ts'

type NoteCommands = Extract<CommandType, `note.${string}` | `cloth.${string}`>

const steering = { by: 'facilitator', early: false, rest: true } as const

export const noteRules: Rules<NoteCommands> = {
  'note.draw': { ...steering, act: draw },
  'note.lay': { ...steering, act: lay },
  // It lets the piece go on, so it waits for the end of a rest like any passing on.
  'note.lift': {
    ...steering,
    rest: false,
    act: (play, { turn }) => {
      const { piece } = play.state
      if (piece.turn !== turn || piece.at !== 'note') return 'turn-moved-on'
      tell(play, { type: 'note.lifted', id: piece.id })
      goOn(play)
    },
  },
  'note.set-aside': {
    ...steering,
    act: (play, { id }) => {
      const place = whereIs(play, id)
      if (place === 'cloth' || place === null) return 'note-gone'
      if (place === 'aside') return 'already-so'
      tell(play, { type: 'note.set-aside', id })
    },
  },
  'note.to-cloth': { ...steering, act: toCloth },
  'note.silence': {
    ...steering,
    act: (play, { id }) => {
      const place = whereIs(play, id)
      if (place === 'cloth' || place === null) return 'note-gone'
      tell(play, { type: 'note.silenced', id })
    },
  },
  'cloth.open': {
    ...steering,
    act: (play, { open }) => {
      const { bowl } = play.state
      if (bowl === null) return 'bowl-shut'
      if (bowl.clothOpen === open) return 'already-so'
      tell(play, { type: 'cloth.opened', open })
    },
  },
}

const whereIs = ({ state }: Play, id: string) => (state.bowl === null ? null : placeOf(state.bowl, id))

function draw(play: Play): RefusalCode | void {
  const { bowl } = play.state
  if (bowl === null || bowl.moment !== 'open') return 'bowl-shut'
  if (bowl.inHand !== null) return 'note-in-hand'
  const { pick } = play.given
  if (pick === null) return 'bowl-empty'
  tell(play, { type: 'note.drawn', note: { id: pick.id, text: pick.text } })
}

/** At once when nobody has the piece, else after this turn. One at a time: each note is heard to its end. */
function lay(play: Play, { id }: CommandOf<'note.lay'>): RefusalCode | void {
  const { bowl, piece } = play.state
  const place = whereIs(play, id)
  if (bowl === null || place === null || place === 'cloth') return 'note-gone'
  if (place === 'to-lay') return 'already-so'
  if (bowl.toLay !== null || piece.at === 'note') return 'note-lies'
  if (pieceWith(play.state) === null) tell(play, { type: 'note.laid', id })
  else tell(play, { type: 'note.planned', id })
}

function toCloth(play: Play, { id }: CommandOf<'note.to-cloth'>): RefusalCode | void {
  const { bowl } = play.state
  const place = whereIs(play, id)
  if (bowl === null || place === null) return 'note-gone'
  if (place === 'cloth' || place === 'to-cloth') return 'already-so'
  if (!bowl.clothOpen) return 'cloth-shut'
  tell(play, { type: 'note.to-cloth', id })
}

/**
 * A turn is over and nobody has the piece: the note that waited for it has its own. While nobody guides none is laid,
 * since nobody could hold the circle over it or lift it; it is kept aside.
 */
export function settleNotes(play: Play): void {
  const toLay = play.state.bowl?.toLay ?? null
  if (toLay === null || pieceWith(play.state) !== null) return
  if (guideHere(play.state) === null) tell(play, { type: 'note.set-aside', id: toLay.id })
  else tell(play, { type: 'note.laid', id: toLay.id })
}
