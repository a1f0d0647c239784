// What the prompt says in every state: one table row for each. What depends on more than the state is in
// prompt-turns.test.ts.
import { describe, expect, test } from 'vitest'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import { NOW, sampleView } from '../../../look/sample-view.ts'
import { readHash, rolesOf, ROOM_STATES, type LookRole } from '../../../look/states.ts'
import { promptFor, type ActKey, type PromptState } from './prompt.ts'

const look = (state: PromptState, role: LookRole = 'member', n = 8): RoomView =>
  sampleView(readHash(`#state=${state}&role=${role}&n=${n}`))
const closed: OwnMedia = { microphone: 'closed', camera: 'closed', connection: 'here', heard: 'no', seen: 'no' }
const open: OwnMedia = { ...closed, microphone: 'open', heard: 'yes' }
const cut: OwnMedia = { ...closed, connection: 'cut-off' }
/** Her devices, in states that need them otherwise than closed. */
const devices: Partial<Record<PromptState, OwnMedia>> = {
  hold: open,
  soon: open,
  'hold-unheard': cut,
  ready: { ...closed, microphone: 'prepared' },
}
const heard = (view: RoomView, state: PromptState) =>
  promptFor(view, NOW, devices[state] ?? closed, state === 'reconnecting' ? 'away' : 'here')

const table: [PromptState, LookRole, string, string, ActKey[]][] = [
  [
    'reconnecting',
    'member',
    'Finding the way back.',
    'Your place is kept. Your microphone and camera are closed.',
    ['try-again'],
  ],
  ['before', 'member', 'The circle has not begun yet.', 'Teresa opens it at', []],
  ['before', 'facilitator', 'The circle has not begun yet.', 'Open it when you are ready.', ['step', 'check']],
  [
    'away',
    'member',
    'Teresa’s connection has gone quiet.',
    'Marisol may finish. Then we rest together until Teresa is back. Nobody new comes in.',
    ['ahead'],
  ],
  [
    'away-rest',
    'member',
    'We rest until Teresa is back.',
    'Nothing is lost, and nothing goes on without her. Nobody new comes in.',
    [],
  ],
  ['paused', 'member', 'We are resting.', 'Marisol keeps the piece, and her time stands still.', []],
  ['paused', 'facilitator', 'We are resting.', 'Ines keeps the piece, and her time stands still.', ['step']],
  [
    'silence',
    'member',
    'A moment of silence, together.',
    'Breathe along, or simply sit. Teresa will bring us back in about two minutes.',
    [],
  ],
  [
    'offered',
    'member',
    'The piece has come to you.',
    'All three are good answers. If you wait, it goes on quietly, and your place is kept.',
    ['take', 'pass', 'silence'],
  ],
  [
    'offered-other',
    'facilitator',
    'The piece is on its way to Ines.',
    'Then Noor, then Hannah.',
    ['skip', 'take-back'],
  ],
  [
    'hold',
    'member',
    'You have the piece.',
    'About three minutes. Nobody will cut you off.',
    ['pass-on', 'minute', 'write'],
  ],
  [
    'hold-closed',
    'member',
    'You have the piece, and your microphone is closed.',
    'Nobody hears you until you',
    ['open-microphone', 'write', 'pass-on'],
  ],
  [
    'hold-unheard',
    'member',
    'You have the piece, but nobody hears you.',
    'Your sound does not get through.',
    ['write', 'pass-on', 'minute'],
  ],
  [
    'soon',
    'member',
    'Your time is nearly over.',
    'Find your last sentence when you are ready.',
    ['pass-on', 'minute', 'write'],
  ],
  [
    'wrote',
    'member',
    'Your words lie in the centre.',
    'They stay there until the next woman shares.',
    ['pass-on', 'minute', 'write-more'],
  ],
  [
    'silent-hold',
    'member',
    'A moment of silence is yours.',
    'We keep it with you for about a minute.',
    ['pass-on', 'speak'],
  ],
  [
    'others',
    'member',
    'Marisol has the piece.',
    'Then Ines, then you. Your turn in about four and a half minutes.',
    ['ahead'],
  ],
  [
    'others',
    'facilitator',
    'Ines has the piece.',
    'About a minute and a half left. Then Noor, then Hannah.',
    ['lead-minute', 'skip', 'take-back'],
  ],
  ['other-silent', 'member', 'Marisol keeps a moment of silence.', 'Then Ines, then you.', ['ahead']],
  ['other-wrote', 'member', 'Marisol shares in writing.', 'Then Ines, then you.', ['ahead']],
  ['offered-other', 'member', 'The piece is on its way to Marisol.', 'Then Ines, then you.', ['ahead']],
  ['kept', 'member', 'Marisol’s turn is being kept.', 'Nothing is lost. Then Ines, then you.', ['ahead']],
  [
    'next',
    'member',
    'You are next, after Ines.',
    'Press I’m ready, and your microphone opens faster when you take it.',
    ['ready', 'ahead'],
  ],
  ['ready', 'member', 'You are next, and ready.', 'Your microphone is prepared.', ['unready', 'ahead']],
  ['passed', 'member', 'You are passed by this round.', 'You can change your mind until it does.', ['unahead']],
  [
    'listening',
    'listener',
    'You are listening.',
    'Ines has the piece, then Noor. It will not come to you, and nobody sees you.',
    ['share', 'share-once'],
  ],
  [
    'open',
    'member',
    'Wren has the piece.',
    'Hands are heard in the order they went up. Priya is first, then you.',
    ['lower'],
  ],
  ['teaching', 'member', 'Teresa speaks with us.', 'Priya is first, then you.', ['lower']],
  [
    'together',
    'member',
    'We speak together.',
    'Your microphone is closed. Open it when you would like to speak.',
    ['open-microphone'],
  ],
  ['between', 'member', 'This round is complete.', 'Teresa says what comes next.', []],
  ['between', 'facilitator', 'This round is complete.', 'A new round begins when you say so.', ['step']],
  ['between', 'listener', 'This round is complete.', 'Teresa says what comes next.', ['share', 'share-once']],
  [
    'note',
    'member',
    'A note lies in the centre.',
    'Teresa reads it aloud. Then the piece goes on to Ines, then to you.',
    ['ahead'],
  ],
  [
    'note',
    'listener',
    'A note lies in the centre.',
    'Teresa reads it aloud. Then the piece goes on to Noor, then to Hannah.',
    ['share', 'share-once'],
  ],
  [
    'note',
    'facilitator',
    'A note lies in the centre.',
    'Your microphone is closed. Open it, and read the note aloud.',
    ['open-microphone', 'step'],
  ],
  ['centre', 'member', 'The piece rests in the centre.', 'Teresa sends it on in a moment.', []],
]

describe('the sentence of each state', () => {
  test.each(table)('the prompt of the state %s for the %s is the one in the table', (state, role, say, then, acts) => {
    const said = heard(look(state, role), state)
    expect(said.say).toBe(say)
    expect(said.then).toContain(then)
    expect(said.acts).toEqual(acts)
  })
  test('the table holds every state', () => {
    expect(new Set(table.map(([state]) => state))).toEqual(new Set(ROOM_STATES))
  })
  test('a sample view of each state and role says that state', () => {
    for (const state of ROOM_STATES) {
      for (const role of rolesOf(state)) {
        const said = heard(look(state, role), state)
        if (role === 'member') expect(said.state, `${state} ${role}`).toBe(state)
        expect(said.say).toMatch(/^[A-Z].*\.$/)
        expect(said.acts.length, `${state} ${role}`).toBeLessThanOrEqual(3)
      }
    }
  })
})
