// Who may hold the room, and who may do what with the bowl. The cells are the documentation.
import type { GatheringState } from '@circle/shared/gathering/state'
import { another, atTheDoor } from './scenes.ts'
import { type CommandRow, everyoneInside, guidesOnly } from './table.ts'

export const holding: CommandRow[] = [
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'hold.hush', who: another, hushed: true }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'hold.hush-all' }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'hold.camera', who: another, stopped: true }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'of the facilitator',
    but: { 'co-facilitator': 'facilitators-own' },
    sends: () => ({ type: 'hold.hush', who: 'F', hushed: true }),
  },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'of the facilitator',
    but: { 'co-facilitator': 'facilitators-own' },
    sends: () => ({ type: 'hold.camera', who: 'F', stopped: true }),
  },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'hold.to-listening', who: another }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'hold.to-waiting', who: another }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'hold.remove', who: another }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'of one at the door',
    sends: () => ({ type: 'hold.remove', who: atTheDoor }),
  },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'of the facilitator',
    guides: 'facilitator-stays',
    sends: () => ({ type: 'hold.remove', who: 'F' }),
  },
]

const inHand = ({ bowl }: GatheringState): string => bowl?.inHand?.id ?? 'none'

export const bowl: CommandRow[] = [
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'bowl.announce', when: 'after-turn' }) },
  { ...guidesOnly, scene: 'the bowl is opened', sends: () => ({ type: 'bowl.close' }) },
  { ...everyoneInside, scene: 'a turn', sends: () => ({ type: 'bowl.doubt' }) },
  { ...guidesOnly, scene: 'the bowl is opened', sends: () => ({ type: 'note.draw' }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'before it is opened',
    guides: 'bowl-shut',
    sends: () => ({ type: 'note.draw' }),
  },
  { ...guidesOnly, scene: 'a note in hand', sends: (state) => ({ type: 'note.lay', id: inHand(state) }) },
  { ...guidesOnly, scene: 'a note in the centre', sends: ({ piece: { turn } }) => ({ type: 'note.lift', turn }) },
  { ...guidesOnly, scene: 'a note in hand', sends: (state) => ({ type: 'note.set-aside', id: inHand(state) }) },
  { ...guidesOnly, scene: 'a note in hand', sends: (state) => ({ type: 'note.to-cloth', id: inHand(state) }) },
  { ...guidesOnly, scene: 'a note in hand', sends: (state) => ({ type: 'note.silence', id: inHand(state) }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'cloth.open', open: true }) },
]
