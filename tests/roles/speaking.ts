// Who may do what with the piece, the round, the hands and the rest. The cells are the documentation.
import { another } from './scenes.ts'
import { type CommandRow, everyoneInside, guidesOnly } from './table.ts'

/** What belongs to the one whose turn it is. */
const onlyHers = { guides: 'not-your-turn', inside: 'not-your-turn', outside: 'not-admitted' } as const

export const round: CommandRow[] = [
  { ...guidesOnly, scene: 'nothing begun', sends: () => ({ type: 'round.begin', prompt: 'What was heavy?' }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'while one runs',
    guides: 'round-running',
    sends: () => ({ type: 'round.begin', prompt: '' }),
  },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'mode.set', mode: 'open' }) },
]

export const piece: CommandRow[] = [
  {
    ...onlyHers,
    scene: 'an offer',
    but: { holder: 'offer-moved-on', offered: 'ok' },
    sends: ({ piece: { turn } }) => ({ type: 'piece.take', turn }),
  },
  {
    ...onlyHers,
    scene: 'an offer',
    note: 'of an old turn',
    guides: 'offer-moved-on',
    inside: 'offer-moved-on',
    sends: ({ piece: { turn } }) => ({ type: 'piece.take', turn: turn - 1 }),
  },
  {
    ...onlyHers,
    scene: 'an offer',
    but: { holder: 'offer-moved-on', offered: 'ok' },
    sends: ({ piece: { turn } }) => ({ type: 'piece.silence', turn }),
  },
  {
    ...onlyHers,
    scene: 'a silent turn',
    but: { holder: 'ok' },
    sends: ({ piece: { turn } }) => ({ type: 'piece.speak', turn }),
  },
  {
    ...onlyHers,
    scene: 'a turn',
    but: { holder: 'ok', offered: 'ok' },
    sends: ({ piece: { turn } }) => ({ type: 'piece.pass', turn }),
  },
  {
    ...onlyHers,
    scene: 'a pause',
    note: 'in a pause',
    guides: 'resting',
    inside: 'resting',
    sends: ({ piece: { turn } }) => ({ type: 'piece.pass', turn }),
  },
  {
    scene: 'a turn',
    guides: 'not-next',
    inside: 'not-next',
    outside: 'not-admitted',
    but: { sharing: 'ok' },
    sends: ({ piece: { turn } }) => ({ type: 'piece.ready', turn, ready: true }),
  },
  {
    scene: 'a turn',
    note: 'the facilitators have had their turn',
    guides: 'already-so',
    inside: 'ok',
    outside: 'not-admitted',
    but: { holder: 'not-next', listening: 'not-in-order' },
    sends: ({ roundsBegun }) => ({ type: 'piece.ahead', round: roundsBegun, ahead: true }),
  },
  {
    ...onlyHers,
    scene: 'a turn',
    but: { holder: 'ok' },
    sends: ({ piece: { turn } }) => ({ type: 'piece.write', turn, text: 'The stairs were steep.' }),
  },
  {
    ...onlyHers,
    scene: 'a turn',
    guides: 'ok',
    but: { holder: 'ok', offered: 'turn-moved-on' },
    sends: ({ piece: { turn } }) => ({ type: 'piece.minute', turn }),
  },
  { ...guidesOnly, scene: 'the round waits', sends: ({ piece: { turn } }) => ({ type: 'piece.go-on', turn }) },
  { ...guidesOnly, scene: 'a turn', sends: ({ piece: { turn } }) => ({ type: 'piece.give', turn, to: another }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'to one who listens',
    guides: 'not-sharing',
    sends: ({ piece: { turn } }) => ({ type: 'piece.give', turn, to: 'L' }),
  },
  { ...guidesOnly, scene: 'a turn', sends: ({ piece: { turn } }) => ({ type: 'piece.skip', turn }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'of an old turn',
    guides: 'turn-moved-on',
    sends: ({ piece: { turn } }) => ({ type: 'piece.skip', turn: turn - 1 }),
  },
  { ...guidesOnly, scene: 'a turn', sends: ({ piece: { turn } }) => ({ type: 'piece.take-back', turn }) },
]

export const hands: CommandRow[] = [
  {
    ...everyoneInside,
    scene: 'open talk',
    but: { listening: 'not-sharing', holder: 'already-so', offered: 'already-so' },
    sends: () => ({ type: 'hand.raise' }),
  },
  {
    ...everyoneInside,
    scene: 'a turn',
    note: 'in a round',
    guides: 'no-hands-in-round',
    inside: 'no-hands-in-round',
    sends: () => ({ type: 'hand.raise' }),
  },
  {
    ...everyoneInside,
    scene: 'hands are up',
    note: 'her own; taking the piece lowers it',
    but: { listening: 'already-so', holder: 'already-so' },
    sends: () => ({ type: 'hand.lower' }),
  },
  { ...guidesOnly, scene: 'open talk', note: 'that of another', sends: () => ({ type: 'hand.lower', who: another }) },
]

export const rest: CommandRow[] = [
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'rest.pause' }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'rest.silence', minutes: 2 }) },
  { ...guidesOnly, scene: 'a pause', sends: () => ({ type: 'rest.over' }) },
  { ...everyoneInside, scene: 'a turn', sends: () => ({ type: 'rest.ask' }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'rest.heard', who: another }) },
]
