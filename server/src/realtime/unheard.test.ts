// Whose sound does not arrive, as those who guide are told: who shares and is here, and only after a while.
import { expect, test } from 'vitest'
import type { GatheringState, Seat } from '@circle/shared/gathering/state'
import { UNHEARD_AFTER, patient, type Sounds, unheardNow } from './unheard.ts'

const seat = (is: Partial<Seat> = {}): Partial<Seat> => ({
  attendance: 'sharing',
  presence: { is: 'here', connection: 'c' } as Seat['presence'],
  ...is,
})
const held = (is: object = {}) => ({
  at: 'held',
  by: 'ana',
  turn: 1,
  silentUntil: null,
  keptUntil: null,
  written: [],
  ...is,
})
function room(is: object = {}, seats: Record<string, Partial<Seat>> = {}): GatheringState {
  const all: Record<string, object> = {}
  for (const name of ['ana', 'bea', 'lis'])
    all[name] = { mediaId: `m-${name}`, ...seat(name === 'lis' ? { attendance: 'listening' } : {}), ...seats[name] }
  return { seats: all, seatOrder: Object.keys(all), piece: held(), rest: null, ...is } as unknown as GatheringState
}
const sounds = (is: Record<string, 'open' | 'closed'>): Sounds =>
  new Map(Object.entries(is).map(([name, how]) => [`m-${name}`, how]))

test('a woman whose media does not get through is named, and a listener is not (A4)', () => {
  expect(unheardNow(room(), sounds({ bea: 'closed' }))).toEqual({ cutOff: ['ana'], closed: null })
  expect(unheardNow(room(), sounds({ ana: 'open', bea: 'closed' }))).toEqual({ cutOff: [], closed: null })
})

test('a woman whose connection has gone quiet is shown by her seat, and not named here (A4)', () => {
  const quiet = seat({ presence: { is: 'dropped', connection: 'c', since: 1 } as Seat['presence'] })
  expect(unheardNow(room({}, { ana: quiet }), sounds({ bea: 'open' }))).toEqual({ cutOff: [], closed: null })
})

test('a holder with a closed microphone is named, unless she keeps silence, has written, is kept, or all rest (A4)', () => {
  const both = sounds({ ana: 'closed', bea: 'closed' })
  expect(unheardNow(room(), both)).toEqual({ cutOff: [], closed: 'ana' })
  for (const is of [{ silentUntil: 5 }, { written: ['Words.'] }, { keptUntil: 5 }])
    expect(unheardNow(room({ piece: held(is) }), both).closed).toBeNull()
  expect(unheardNow(room({ rest: { kind: 'paused', since: 1, until: null } }), both).closed).toBeNull()
  expect(unheardNow(room({ piece: { at: 'offered', to: 'ana', turn: 1 } }), both).closed).toBeNull()
})

test('nobody is named before the loss has lasted for a while, and each woman has a while of her own (A4)', () => {
  let now = 0
  const long = patient(() => now)
  const ana = { cutOff: ['ana'], closed: null }
  expect(long(ana)).toEqual({ cutOff: [], closed: null })
  now = UNHEARD_AFTER - 1
  expect(long({ cutOff: ['ana', 'bea'], closed: 'ana' })).toEqual({ cutOff: [], closed: null })
  now = UNHEARD_AFTER
  expect(long({ cutOff: ['ana', 'bea'], closed: 'ana' })).toEqual(ana)
  expect(long({ cutOff: [], closed: null })).toEqual({ cutOff: [], closed: null })
  expect(long(ana)).toEqual({ cutOff: [], closed: null })
})
