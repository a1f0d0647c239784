// What one tick makes of what waits, case by case.
import { describe, expect, it } from 'vitest'
import type { NoteStatus } from '../db/tables.ts'
import type { NoteRow } from './bowl.repository.ts'
import { type Mixing, mix, type WaitingPost } from './mix.ts'

const voice = (name: string): Buffer => Buffer.from(name)
const post = (name: string, seq: number, more: Partial<WaitingPost> = {}): WaitingPost => ({
  voice: voice(name),
  seq,
  kind: 'note',
  nonce: Uint8Array.of(seq),
  text: `${name} ${seq}`,
  due: 10,
  told: false,
  ...more,
})
const place = (name: string, seq: number, tick: number, status: NoteStatus = 'undrawn'): NoteRow => ({
  id: `${name}${seq}`,
  voice: voice(name),
  seq,
  tick,
  status,
})
const mixed = (waiting: WaitingPost[], known: NoteRow[] = [], takes: Mixing['takes'] = 'notes') => {
  const { enter, bar, withdraw, owed, done, later } = mix({ tick: 10, waiting, known, takes })
  return {
    enter: enter.map(({ text }) => text),
    bar: bar.map(({ seq }) => seq),
    withdraw: withdraw.map(({ id }) => id),
    owed: owed.map(({ post: { text, seq }, outcome }) => `${text || seq}: ${outcome}`),
    done: done.size,
    later: [...later.values()],
  }
}
const nothing = { enter: [], bar: [], withdraw: [], owed: [], done: 0, later: [] }

describe('a note', () => {
  it('enters when it is due, and waits in silence before', () => {
    expect(mixed([post('a', 1)])).toEqual({ ...nothing, enter: ['a 1'], owed: ['a 1: in-the-bowl'], done: 1 })
    expect(mixed([post('a', 1, { due: 11 })])).toEqual(nothing)
  })

  it('waits in silence when somebody came or went', () => {
    expect(mixed([post('a', 1)], [], 'nothing, membership changed')).toEqual(nothing)
  })

  it('is told once that it waits because too few are here', () => {
    expect(mixed([post('a', 1)], [], 'nothing, too few')).toEqual({
      ...nothing,
      owed: ['a 1: waits-too-few'],
      later: [{ told: true }],
    })
    expect(mixed([post('a', 1, { told: true })], [], 'nothing, too few')).toEqual(nothing)
  })

  it('is put off when another note of its voice entered less than two ticks ago, or enters now', () => {
    expect(mixed([post('a', 2)], [place('a', 1, 9)])).toEqual({ ...nothing, later: [{ due: 11 }] })
    expect(mixed([post('a', 2), post('a', 1)])).toEqual({
      ...nothing,
      enter: ['a 1'],
      owed: ['a 1: in-the-bowl'],
      done: 1,
      later: [{ due: 12 }],
    })
    expect(mixed([post('a', 2)], [place('a', 1, 8)]).enter).toEqual(['a 2'])
    expect(mixed([post('b', 2)], [place('a', 1, 9)]).enter).toEqual(['b 2'])
  })

  it('is one too many after four notes of its voice, whatever became of them', () => {
    const four = [place('a', 1, 1), place('a', 2, 3, 'laid'), place('a', 3, 5, 'withdrawn'), place('a', 4, 7)]
    expect(mixed([post('a', 5)], four)).toEqual({ ...nothing, owed: ['a 5: too-many'], done: 1 })
  })

  it.each<[NoteStatus, string]>([
    ['undrawn', 'in-the-bowl'],
    ['drawn', 'in-the-bowl'],
    ['aside', 'read-by-facilitator'],
    ['laid', 'read-to-all'],
    ['withdrawn', 'withdrawn'],
    ['silenced', 'closed-for-this-voice'],
  ])(
    'that is there already, %s, gets its present mark at once, even when it is not due or nothing may enter',
    (status, outcome) => {
      const waiting = [post('a', 1, { due: 17 })]
      expect(mixed(waiting, [place('a', 1, 3, status)], 'nothing, membership changed')).toEqual({
        ...nothing,
        owed: [`a 1: ${outcome}`],
        done: 1,
      })
    },
  )

  it('does not enter when its voice is silenced', () => {
    expect(mixed([post('a', 2)], [place('a', 1, 3, 'silenced')])).toEqual({
      ...nothing,
      owed: ['a 2: closed-for-this-voice'],
      done: 1,
    })
  })
})

describe('taking back', () => {
  const back = (seq: number): WaitingPost => post('a', seq, { kind: 'withdraw', text: '' })

  it('may come before its note, which then never enters', () => {
    expect(mixed([post('a', 1), back(1)])).toEqual({
      ...nothing,
      bar: [1],
      owed: ['1: withdrawn', 'a 1: withdrawn'],
      done: 2,
    })
  })

  it('empties a note that lies in the bowl, also when nothing may enter', () => {
    expect(mixed([back(1)], [place('a', 1, 3)], 'nothing, membership changed')).toEqual({
      ...nothing,
      withdraw: ['a1'],
      owed: ['1: withdrawn'],
      done: 1,
    })
  })

  it.each<[NoteStatus, string]>([
    ['drawn', 'read-by-facilitator'],
    ['aside', 'read-by-facilitator'],
    ['laid', 'read-to-all'],
    ['silenced', 'closed-for-this-voice'],
  ])('comes too late for one that is %s, and she learns why', (status, outcome) => {
    expect(mixed([back(1)], [place('a', 1, 3, status)])).toEqual({ ...nothing, owed: [`1: ${outcome}`], done: 1 })
  })

  it('cannot bar more than four numbers', () => {
    const four = [1, 2, 3, 4].map((seq) => place('a', seq, seq * 2))
    expect(mixed([back(9)], four)).toEqual({ ...nothing, owed: ['9: too-many'], done: 1 })
  })
})
