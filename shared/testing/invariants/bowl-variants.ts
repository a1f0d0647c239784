// Twins of the bowl: what only those who guide may know of it, and what nobody sees.
import type { Bowl, GatheringState, Note, ParticipantId } from '../../src/gathering/state.ts'

type Difference = { differsIn: string; state: GatheringState; forGuides: boolean }

const words: Note = { id: 'another', text: 'other words' }
const more = (notes: readonly Note[]): Note[] => (notes.length > 0 ? notes.slice(1) : [words])

export function bowlTwins(state: GatheringState, somebody: ParticipantId | null): Difference[] {
  const { bowl, piece } = state
  if (bowl === null || state.phase === 'ended') return []
  const twin = (differsIn: string, change: Partial<Bowl>, forGuides = true): Difference => ({
    differsIn,
    state: { ...state, bowl: { ...bowl, ...change } },
    forGuides,
  })
  const out = piece.at === 'held' || piece.at === 'offered'
  const slot = somebody === null ? undefined : bowl.slots[somebody]
  return [
    twin('a drawn note', { inHand: bowl.inHand === null ? words : null }),
    twin('the words of a drawn note', { inHand: words }),
    ...(out ? [twin('a note that waits for the centre', { toLay: bowl.toLay === null ? words : null })] : []),
    twin('a note set aside', { aside: more(bowl.aside) }),
    twin('a note on its way to the cloth', { toCloth: more(bowl.toCloth) }),
    twin('how much lies in the bowl', { level: bowl.level === 'many' ? 'few' : 'many' }),
    ...(somebody === null
      ? []
      : [twin('who doubts the key', { doubts: bowl.doubts.includes(somebody) ? [] : [somebody] })]),
    ...(somebody === null || slot === undefined
      ? []
      : [
          twin(
            'who took how many credentials',
            {
              slots: {
                ...bowl.slots,
                [somebody]: { period: slot.period + 1, took: 2, elements: ['one', 'two', 'three', 'four'] },
              },
            },
            false,
          ),
        ]),
    twin('whether somebody came or went', { membershipChanged: !bowl.membershipChanged, deferredTicks: 3 }, false),
    twin('the marks of the last tick', { marks: ['other marks'] }, false), // they come by their own event
  ]
}
