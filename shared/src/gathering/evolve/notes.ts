// How the events of a drawn note change the state: in hand, aside, in the centre, on the cloth, silenced. Decides nothing.
import type { EventOf, EventType, Evolvers } from '../events.ts'
import type { Bowl, GatheringState, Note } from '../state.ts'
import { patchBowl } from './bowl.ts'

type NoteEvents = Extract<EventType, `note.${string}` | `cloth.${string}`>

export const noteEvolvers = {
  'note.drawn': (state, { note }) => patchBowl(state, () => ({ inHand: note })),
  'note.planned': (state, { id }) => move(state, id, (_, toLay) => ({ toLay })),
  'note.laid': laid,
  'note.lifted': (state) => ({ ...state, piece: { at: 'centre', turn: state.piece.turn + 1 } }),
  'note.set-aside': (state, { id }) => move(state, id, (bowl, note) => ({ aside: [...bowl.aside, note] })),
  'note.to-cloth': (state, { id }) => move(state, id, (bowl, note) => ({ toCloth: [...bowl.toCloth, note] })),
  'note.silenced': (state, { id }) => move(state, id, () => ({})),
  // A note on its way when the cloth is folded stays with those who guide.
  'cloth.opened': (state, { open }) =>
    patchBowl(state, ({ aside, toCloth }) =>
      open ? { clothOpen: true } : { clothOpen: false, aside: [...aside, ...toCloth], toCloth: [] },
    ),
  'cloth.grown': (state, { ids }) =>
    patchBowl(state, ({ cloth, toCloth }) => ({
      cloth: [...cloth, ...toCloth.filter(({ id }) => ids.includes(id))],
      toCloth: toCloth.filter(({ id }) => !ids.includes(id)),
    })),
} satisfies Evolvers<NoteEvents>

/** Takes a note from wherever it was, and puts it where `to` says. */
function move(state: GatheringState, id: string, to: (bowl: Bowl, note: Note) => Partial<Bowl>): GatheringState {
  return patchBowl(state, (bowl) => {
    const note = [bowl.inHand, bowl.toLay, ...bowl.aside, ...bowl.toCloth].find((one) => one?.id === id)
    if (!note) return {}
    const without = (notes: readonly Note[]) => notes.filter((one) => one.id !== id)
    const rest = {
      inHand: bowl.inHand?.id === id ? null : bowl.inHand,
      toLay: bowl.toLay?.id === id ? null : bowl.toLay,
      aside: without(bowl.aside),
      toCloth: without(bowl.toCloth),
    }
    return { ...rest, ...to({ ...bowl, ...rest }, note) }
  })
}

/** The note has the turn, and stands on the cloth from now on. */
function laid(state: GatheringState, { id }: EventOf<'note.laid'>): GatheringState {
  const moved = move(state, id, (bowl, note) => ({ cloth: [...bowl.cloth, note] }))
  const note = moved.bowl?.cloth.find((one) => one.id === id)
  return note === undefined ? state : { ...moved, piece: { at: 'note', ...note, turn: state.piece.turn + 1 } }
}
