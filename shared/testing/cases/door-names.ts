// Cases: each sentence about the names given at the door. Nothing here is about when somebody comes in.
import { expect } from 'vitest'
import { checkName } from '../../src/gathering/names.ts'
import { view } from '../../src/gathering/view.ts'
import { openCircle, type Circle } from '../circle.ts'
import { admit, decline, knock } from '../door-commands.ts'
import { sampleNames } from '../sample-names.ts'

/** What the desk says of her name. */
const takenFor = (circle: Circle, who = 'D', guide = 'F') => {
  const seen = view(circle.state, guide)
  return 'desk' in seen ? seen.desk?.waiting.find(({ id }) => id === who)?.taken : undefined
}

export const doorNameCases = {
  'name-long': () => {
    expect(checkName('é'.repeat(40))).toMatchObject({ ok: true })
    expect(checkName('e\u0301'.repeat(40))).toMatchObject({ ok: true })
    expect(openCircle().refused('D', knock('a'.repeat(41)))).toBe('name-too-long')
    expect(openCircle().refused('D', knock(' \t '))).toBe('name-empty')
  },
  'name-nfc': () => {
    expect(openCircle().knocks('D', 'sharing', '  Zoe\u0308   M ').state.waiting['D']?.name).toBe('Zo\u00eb M')
  },
  'name-hidden': () => {
    for (const hidden of [
      '\u0000',
      '\u0007',
      '\u202e',
      '\u2066',
      '\u2069',
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '\u034f',
      '\u115f',
      '\u3164',
      '\u2028',
      '\u{e0041}',
    ]) {
      expect(openCircle().refused('D', knock(`Di${hidden}na`)), hidden.codePointAt(0)?.toString(16)).toBe(
        'name-not-allowed',
      )
    }
    expect(openCircle().refused('D', knock('Z\u0315\u0316\u0317\u0318o'))).toBe('name-not-allowed')
    expect(openCircle().refused('D', knock('...'))).toBe('name-not-allowed')
  },
  'name-joined': () => {
    const circle = openCircle().knocks('D', 'sharing', sampleNames.joined)
    expect(circle.state.waiting['D']?.name).toBe(sampleNames.joined)
    expect(openCircle().refused('D', knock('Di\u200cna'))).toBe('name-not-allowed')
  },
  'name-mixed': () => {
    for (const name of ['\u0422eresa', 'Ana Мария'])
      expect(openCircle().refused('D', knock(name)), name).toBe('name-mixed')
  },
  'name-of-a-role': () => {
    for (const who of ['D', 'K']) expect(openCircle().refused(who, knock('Co-Facilitator')), who).toBe('name-of-a-role')
  },
  'name-alike': () => {
    const alike = [
      'Teresa',
      'TERESA',
      'Tērèsa',
      'Тегеѕа',
      'T e r e s a',
      'Ter\u200aesa',
      'Ana',
      'A-n-a',
      'Аnа'.replaceAll('n', 'п'),
    ]
    for (const name of alike)
      expect(takenFor(openCircle({ sharing: 'A' }).knocks('D', 'sharing', name)), name).toBe('inside')
    for (const name of ['Theresa', 'Anna', 'Tere', 'Ana B']) {
      expect(takenFor(openCircle({ sharing: 'A' }).knocks('D', 'sharing', name)), name).toBeNull()
    }
    for (const name of ['lda Moore 1O', 'Ida Rnoore 10', 'ida moore lO']) {
      const both = openCircle()
        .knocks('M', 'sharing', 'Ida Moore 10')
        .does('F', admit('M'))
        .knocks('D', 'sharing', name)
      expect(takenFor(both), name).toBe('inside')
    }
    for (const [one, other] of [
      ['Gail', 'Gali'],
      ['मीना', 'मोना'],
      ['จันทร์', 'จินตรา'],
      ['نور', 'نورا'],
    ] as const) {
      const both = openCircle({ sharing: '' })
        .knocks('M', 'sharing', one)
        .does('F', admit('M'))
        .knocks('D', 'sharing', other)
      expect(takenFor(both), other).toBeNull()
    }
  },
  'name-untold': () => {
    const other = openCircle({ sharing: 'A' }).knocks('D', 'sharing', 'Maja')
    const circle = openCircle({ sharing: 'A' }).knocks('D', 'sharing', 'Ana')
    const [free, taken] = [other, circle].map(({ state }) => view(state, 'D'))
    expect({ ...taken, name: '' }).toEqual({ ...free, name: '' })
    expect([takenFor(other), takenFor(circle)]).toEqual([null, 'inside'])
    // The second of one name at the door; a declined woman keeps no name from another, and her own is hers.
    circle.knocks('E', 'sharing', 'Dina').knocks('G', 'sharing', 'dina')
    expect([takenFor(circle, 'E'), takenFor(circle, 'G')]).toEqual([null, 'door'])
    expect(
      circle.does('G', { type: 'door.knock', name: 'Dina', attendance: 'listening' }).does('F', decline('E', 'not-now'))
        .state.waiting['G'],
    ).toMatchObject({ name: 'Dina', attendance: 'listening' })
    expect(takenFor(circle, 'G')).toBeNull()
  },
  'name-asked': () => {
    const circle = openCircle({ sharing: 'A' }).knocks('D', 'sharing', 'ana').does('F', admit('D'))
    expect(view(circle.state, 'D')).toMatchObject({ audience: 'waiting', standing: 'another-name', name: 'ana' })
    expect(view(circle.state, 'F')).toMatchObject({ desk: { waiting: [{ id: 'D', taken: 'inside', letIn: true }] } })
    expect(circle.refused('F', admit('D'))).toBe('already-so')
    for (const name of ['ana', 'Teresa']) expect(circle.refused('D', knock(name)), name).toBe('name-taken')
    expect(circle.does('D', knock('Dina')).seat('D').name).toBe('Dina')
    // All at once: of two with one name the first has it. And whoever has it may go meanwhile.
    const all = openCircle({ sharing: '' })
      .knocks('D', 'sharing', 'Ana')
      .knocks('E', 'sharing', 'Ana')
      .knocks('G')
      .does('F', { type: 'door.admit-all' })
    expect([all.order, view(all.state, 'E')]).toMatchObject(['FDG', { standing: 'another-name' }])
    expect(all.does('D', { type: 'seat.leave' }).seat('E').name).toBe('Ana')
    // Let in while offline, and only then taken.
    const late = openCircle({ sharing: '' })
      .knocks('D')
      .drops('D')
      .does('F', admit('D'))
      .knocks('E', 'sharing', 'Dina')
      .does('F', admit('E'))
      .returns('D')
    expect(view(late.state, 'D')).toMatchObject({ standing: 'another-name' })
    // Nobody guides: her new name stands, and she comes in when somebody does.
    const away = openCircle({ sharing: 'A' })
      .knocks('D', 'sharing', 'Ana')
      .does('F', admit('D'))
      .drops('F')
      .does('D', knock('Dina'))
    expect(view(away.state, 'D')).toMatchObject({ standing: 'waiting', facilitator: null })
    expect(away.returns('F').seat('D').name).toBe('Dina')
    // Declined after all.
    const no = openCircle({ sharing: 'A' })
      .knocks('D', 'sharing', 'Ana')
      .does('F', admit('D'))
      .does('F', decline('D', 'not-this-time'))
    expect(no.refused('D', knock('Dina'))).toBe('not-this-time')
  },
  'name-of-a-guide': () => {
    const circle = openCircle({ sharing: 'A', co: true })
      .does('F', { type: 'seat.leave' })
      .knocks('D', 'sharing', 'Teresa')
    expect(takenFor(circle, 'D', 'K')).toBe('guide')
    expect(view(circle.does('K', admit('D')).state, 'D')).toMatchObject({ standing: 'another-name' })
    expect(circle.knocks('F').seat('F').name).toBe('Teresa')
    expect(takenFor(circle)).toBe('inside')
    // Whom the house remembers from another day, and who has not come yet.
    const early = openCircle({ sharing: 'A', co: true })
    early.reserved.add('Nora')
    expect(takenFor(early.knocks('D', 'sharing', 'Nora'))).toBe('guide')
    expect(view(early.does('F', admit('D')).state, 'D')).toMatchObject({ standing: 'another-name' })
    // One who was removed keeps no name.
    const gone = openCircle({ sharing: 'A', co: true })
      .does('F', { type: 'hold.remove', who: 'K' })
      .knocks('D', 'sharing', 'Ruth')
    expect(takenFor(gone)).toBeNull()
    // Another who guides is told at once: she comes in by this very knock.
    expect(openCircle({ sharing: 'A' }).refused('K', knock('Ana'))).toBe('name-taken')
  },
  'name-mark': () => {
    for (const mark of ['★', '✓', '✅', '👑'])
      expect(openCircle().refused('D', knock(`Dina ${mark}`)), mark).toBe('name-not-allowed')
    expect(openCircle().refused('D', knock('Moon 🌙'))).toBe('accepted')
  },
}
