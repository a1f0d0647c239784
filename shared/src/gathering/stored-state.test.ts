// A state that an older release stored opens as the same state, under the names of today.
import { expect, test } from 'vitest'
import { roundAtA } from '../../testing/circle.ts'
import { readStoredState } from './stored-state.ts'

const now = roundAtA().takesCredential('A', 'an element').drops('C').state

/** As release 0.1.0 stored it, before the fields of the bowl were renamed. */
function asStoredBefore() {
  const { bowlThreshold: smallest, ...state } = now
  const { membershipChanged: stirred, deferredTicks: putOff, channelKey: door, slots, ...bowl } = state.bowl!
  const oldSlots = Object.entries(slots).map(([who, { period: cover, ...slot }]) => [who, { ...slot, cover }])
  const stored = { ...state, smallest, bowl: { ...bowl, stirred, putOff, door, slots: Object.fromEntries(oldSlots) } }
  return JSON.parse(JSON.stringify(stored)) as Record<string, unknown>
}

test('a state stored before the bowl was renamed opens as the state it was', () => {
  expect(Object.keys(now.bowl!.slots)).not.toEqual([])
  const stored = asStoredBefore()
  expect(stored).toMatchObject({ smallest: now.bowlThreshold, bowl: { putOff: 0, door: now.bowl!.channelKey } })
  expect(readStoredState(stored)).toEqual(now)
})

test('a state stored by this release opens unchanged', () => {
  expect(readStoredState(JSON.parse(JSON.stringify(now)))).toEqual(now)
})

test('a field that an older release did not store has its value of a new gathering', () => {
  const { cancelled: _cancelled, apart: _apart, ...stored } = asStoredBefore()
  expect(readStoredState({ ...stored, bowl: null })).toMatchObject({ cancelled: false, apart: [], bowl: null })
})
