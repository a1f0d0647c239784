// No sentence of the tray about her microphone or camera is a constant: each is checked in every state of device and
// connection.
import { describe, expect, test } from 'vitest'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { ownMedia, type OwnMedia } from '../../media/own-media.ts'
import { NOW, sampleView } from '../../../look/sample-view.ts'
import { LINES, MICROPHONES, readHash, rolesOf, ROOM_STATES, type LookRole } from '../../../look/states.ts'
import { promptFor, type PromptState } from './prompt.ts'

const look = (state: PromptState, role: LookRole = 'member'): RoomView =>
  sampleView(readHash(`#state=${state}&role=${role}&n=8`))
const closed: OwnMedia = { microphone: 'closed', camera: 'closed', connection: 'here', heard: 'no', seen: 'no' }
const open: OwnMedia = { ...closed, microphone: 'open', heard: 'yes' }
const cut: OwnMedia = { ...closed, connection: 'cut-off' }
const away = (own: OwnMedia, role: LookRole = 'member') => promptFor(look('others', role), NOW, own, 'away')

/** Every state of her devices, in every state of her connection. */
const everyOwn = (view: RoomView): OwnMedia[] =>
  LINES.flatMap((connection) =>
    MICROPHONES.flatMap((microphone) =>
      (['closed', 'opening', 'open'] as const).map((camera) =>
        ownMedia(view, {
          connection,
          microphone: { state: microphone },
          camera: { state: camera },
          joins: new Set(view.seats.map((seat) => seat.mediaId)),
        }),
      ),
    ),
  )

describe('while the server is not heard', () => {
  test('the prompt says that an open microphone and camera are heard and seen, when the media lives on (A2)', () => {
    const own: OwnMedia = { ...open, camera: 'open', seen: 'yes' }
    expect(away(own).then).toBe(
      'Your place is kept. Your microphone is open, and you are heard. Your camera is on, and you are seen.',
    )
  })
  test('the prompt says that she may be heard, when the media connection is in doubt too (A2)', () => {
    expect(away({ ...open, connection: 'reconnecting', heard: 'perhaps' }).then).toContain(
      'Your microphone is open, and you may be heard.',
    )
  })
  test('the prompt says that both devices are closed only when they are (A2)', () => {
    expect(away(closed).then).toBe('Your place is kept. Your microphone and camera are closed.')
    for (const own of everyOwn(look('others'))) {
      const both = own.microphone === 'closed' && own.camera === 'closed'
      expect(away(own).then.includes('microphone and camera are closed'), JSON.stringify(own)).toBe(both)
    }
  })
  test('the prompt mentions no microphone to a listener (A2)', () => {
    expect(away(closed, 'listener').then).toBe('Your place is kept. Nobody hears or sees you.')
  })
})

describe('the holder of the piece', () => {
  test('a holder reads in the large words that her microphone is closed, and opens it there (A3)', () => {
    for (const microphone of ['closed', 'prepared'] as const) {
      const said = promptFor(look('hold'), NOW, { ...closed, microphone })
      expect(said).toMatchObject({ say: 'You have the piece, and your microphone is closed.', firm: 'open-microphone' })
      expect(said.acts).toEqual(['open-microphone', 'write', 'pass-on'])
    }
  })
  test('a holder reads it also when her time is nearly over, and when she guides (A3)', () => {
    for (const view of [look('soon'), look('hold', 'facilitator')])
      expect(promptFor(view, NOW, closed).state).toBe('hold-closed')
  })
  test('a holder is not told that her microphone is closed while it is opening (A3)', () => {
    expect(promptFor(look('hold'), NOW, { ...closed, microphone: 'opening' })).toMatchObject({
      say: 'You have the piece.',
      then: 'Your microphone is opening, and nobody hears you yet.',
    })
  })
  test('a holder reads in the large words that nobody hears her when nothing gets through, with writing beside it (A4)', () => {
    for (const own of [cut, { ...cut, microphone: 'opening' }, { ...cut, microphone: 'open' }] satisfies OwnMedia[]) {
      const said = promptFor(look('hold'), NOW, own)
      expect(said).toMatchObject({ say: 'You have the piece, but nobody hears you.', firm: 'write' })
      expect(said.acts).toContain('write')
    }
    expect(promptFor(look('hold'), NOW, { ...cut, connection: 'text-only' }).then).toContain('resting for everybody')
  })
  test('a holder in a browser without WebRTC is told that nobody hears her, and offered writing first (E1)', () => {
    const own: OwnMedia = { ...closed, connection: 'unsupported' }
    expect(promptFor(look('hold'), NOW, own)).toMatchObject({
      say: 'You have the piece, but nobody hears you.',
      then: 'This browser has no sound for a circle. You can share in writing.',
      firm: 'write',
    })
    expect(promptFor(look('together'), NOW, own).then).toContain(
      'This browser has no sound for a circle, so nobody hears you.',
    )
  })
  test('a holder is never told that nobody hears her while her open microphone may still be heard (A4)', () => {
    expect(promptFor(look('hold'), NOW, { ...open, connection: 'reconnecting', heard: 'perhaps' })).toMatchObject({
      say: 'You have the piece.',
      then: 'Your microphone is open, and you may be heard.',
    })
  })
  test('a hushed holder is told who keeps her microphone closed, and offered what works (A5)', () => {
    const view = look('hold')
    const said = promptFor({ ...view, you: { ...view.you, hushed: true, maySpeak: false } }, NOW, closed)
    expect(said).toMatchObject({
      say: 'You have the piece, and your microphone is kept closed.',
      acts: ['write', 'pass-on', 'minute'],
    })
    expect(said.then).toContain('The one who guides keeps it closed')
  })
})

describe('a woman who waits for the piece', () => {
  test('an offer says that nobody would hear her when nothing gets through (A4)', () => {
    expect(promptFor(look('offered'), NOW, cut).then).toContain(
      'Nobody would hear you just now; you can take it and write.',
    )
    expect(promptFor(look('offered'), NOW, closed).then).toContain('All three are good answers.')
  })
  test('a woman who said that she is ready is told what her microphone does (A2)', () => {
    const then = (microphone: OwnMedia['microphone']) => promptFor(look('ready'), NOW, { ...closed, microphone }).then
    expect(then('prepared')).toContain('Your microphone is prepared.')
    expect(then('opening')).toContain('is being prepared')
    expect(then('closed')).toContain('Your microphone is closed')
    expect(promptFor(look('ready'), NOW, cut).then).toContain('Nobody would hear you just now.')
  })
})

describe('while everybody may speak', () => {
  const together = (own: OwnMedia, hushed = false) => {
    const view = look('together')
    return promptFor({ ...view, you: { ...view.you, hushed, maySpeak: !hushed } }, NOW, own)
  }
  test('a closed microphone is told, and opened there (A5)', () => {
    expect(together(closed)).toMatchObject({
      then: 'Your microphone is closed. Open it when you would like to speak.',
      acts: ['open-microphone'],
    })
  })
  test('an open microphone is told, with whether it is heard (A5)', () => {
    expect(together(open)).toMatchObject({
      then: 'Your microphone is open, and you are heard. Close it when you listen.',
      acts: [],
    })
  })
  test('a hushed woman is not told to write, because nobody can write there (A5)', () => {
    const said = together(closed, true)
    expect(said.then).toBe('The one who guides keeps your microphone closed for now. Nobody hears you.')
    expect(`${said.say} ${said.then}`).not.toMatch(/writ/)
    expect(said.acts).toEqual([])
  })
  test('a woman without a connection is told that nobody hears her, and offered no microphone (A5)', () => {
    expect(together(cut)).toMatchObject({
      then: 'Your sound does not get through, so nobody hears you. We keep trying.',
      acts: [],
    })
  })
})

describe('a woman who guides', () => {
  test('a facilitator reads that she is heard while another has the piece, in a rest, and when it lies in the centre (A2)', () => {
    for (const state of ['others', 'paused', 'silence', 'centre', 'between'] as const) {
      expect(promptFor(look(state, 'facilitator'), NOW, open).then, state).toMatch(
        /^Your microphone is open, and you are heard\. /,
      )
      expect(promptFor(look(state, 'facilitator'), NOW, closed).then, state).not.toContain('heard')
    }
  })
  test('a facilitator reads that she speaks with the circle only when she is heard (A3)', () => {
    const closedSaid = promptFor(look('teaching', 'facilitator'), NOW, closed)
    expect(closedSaid).toMatchObject({ say: 'You may speak with the circle.', acts: ['open-microphone', 'step'] })
    expect(closedSaid.then).toContain('Your microphone is closed.')
    expect(promptFor(look('teaching', 'facilitator'), NOW, open).say).toBe('You speak with the circle.')
  })
  test('a facilitator is not asked to read a note aloud with a closed microphone (A3)', () => {
    expect(promptFor(look('note', 'facilitator'), NOW, closed).acts).toEqual(['open-microphone', 'step'])
    expect(promptFor(look('note', 'facilitator'), NOW, open)).toMatchObject({ acts: ['step'] })
    expect(promptFor(look('note', 'facilitator'), NOW, open).then).toContain('Read it aloud')
  })
})

test('no prompt calls an open microphone closed or a closed one open, or says that a woman is heard who is not (A2)', () => {
  for (const state of ROOM_STATES) {
    for (const role of rolesOf(state)) {
      const view = look(state, role)
      for (const own of role === 'listener' ? [closed] : everyOwn(view)) {
        for (const link of ['here', 'away'] as const) {
          const { say, then } = promptFor(view, NOW, own, link)
          const what = `${state} ${role} ${link} ${JSON.stringify(own)}: ${say} ${then}`
          const words = `${say} ${then}`
          const notOpen = /your microphone (is closed|is kept closed|and camera are closed|is prepared|is being)/i
          if (own.microphone === 'open') expect(words, what).not.toMatch(notOpen)
          else expect(words, what).not.toMatch(/your microphone is open,/i)
          if (own.heard !== 'yes') expect(words, what).not.toMatch(/you are heard/)
          if (own.heard === 'yes') expect(words, what).not.toMatch(/nobody hears you|may be heard/i)
        }
      }
    }
  }
})

test('the press that passed the piece on and closed her microphone is not told as a fault (A3)', () => {
  expect(promptFor(look('hold'), NOW, closed).state).toBe('hold-closed')
  expect(promptFor(look('hold'), NOW, closed, 'here', true)).toMatchObject({
    state: 'hold',
    say: 'You have the piece.',
    then: 'Your microphone is closed, and the piece goes on.',
  })
})

test('a woman who was moved to listening reads by whom, and that she may share again, in every state (A5)', () => {
  for (const state of ['listening', 'together', 'paused', 'between', 'note'] as const) {
    const view = look(state, 'listener')
    const moved = { ...view, you: { ...view.you, movedBy: 'Teresa' } }
    expect(promptFor(moved, NOW, closed).then, state).toMatch(
      /^Teresa has moved you to listening; you may share again whenever you like\. /,
    )
    expect(promptFor(view, NOW, closed).then, state).not.toContain('moved you')
  }
})
