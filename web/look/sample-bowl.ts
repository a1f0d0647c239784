/* A sample bowl for the catalogue, made from the address. Development only. */
import type { BowlView, DeskBowlView } from '@circle/shared/gathering/view.types'
import type { BowlClient, MyNote } from '../src/bowl/bowl-client.ts'
import type { Looked } from './states.ts'

const SAMPLE_NOTE = 'I still check his light from the street. I have told nobody. I did not go in.'
const LONG_NOTE =
  `${SAMPLE_NOTE}\n\n${'Some evenings I sit in the car and count to a hundred before I turn the key, and I do not know what I am counting for. '.repeat(6)}`.slice(
    0,
    799,
  )
const OTHERS = ['My sister believes me now.', 'I laughed on Thursday, and then I was frightened of it.']
const WORDS = ['lantern', 'meadow', 'copper', 'willow', 'harbour', 'thimble']

const note = (id: string, text: string) => ({ id, text })
export const noteText = (looked: Looked) => (looked.names === 'long' ? LONG_NOTE : SAMPLE_NOTE)

export function sampleBowl(looked: Looked): BowlView {
  const cloth = looked.cloth ? [...OTHERS, noteText(looked)].map((text, i) => note(`c${i}`, text)) : []
  return {
    publicKey: '',
    channelKey: '',
    tick: 7,
    belowThreshold: looked.readiness === 'covered',
    threshold: 4,
    moment: looked.moment,
    cloth,
    clothOpen: looked.cloth,
  }
}

export function sampleDeskBowl(looked: Looked): DeskBowlView {
  const { deskBowl } = looked
  const read = deskBowl === 'aside'
  return {
    level: deskBowl === 'quiet' && !looked.cloth ? 'few' : 'many',
    inHand: deskBowl === 'drawn' ? note('n1', noteText(looked)) : null,
    toLay: read ? note('n2', OTHERS[0] ?? '') : null,
    aside: read ? [note('n3', noteText(looked)), note('n4', OTHERS[1] ?? '')] : [],
    toCloth: [],
    doubts: deskBowl === 'doubts' ? ['p2'] : [],
  }
}

export function sampleBowlClient(looked: Looked): BowlClient {
  const text = noteText(looked)
  const notes = looked.mine.map((state, i): MyNote => ({
    seq: i + 1,
    text: i === 0 ? text : (OTHERS[i % 2] ?? ''),
    state,
  }))
  return {
    readiness: looked.readiness,
    words: WORDS,
    notes,
    lay: () => 'sent',
    again: () => 'sent',
    withdraw() {},
    putAway() {},
  }
}
