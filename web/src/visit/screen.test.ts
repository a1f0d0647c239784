// The screen of a visit for each snapshot: every standing at the door has one, and an end wins over everything.
import { expect, it } from 'vitest'
import type { RoomView, StrangerView, WaitingView } from '@circle/shared/gathering/view.types'
import type { GatheringSnapshot } from '../gathering/gathering-store.ts'
import { screenFor } from './screen.ts'

const nothing: GatheringSnapshot = {
  view: null,
  here: true,
  elsewhere: false,
  closed: null,
  health: null,
  unheard: { cutOff: [], closed: null },
}
const gathering = { id: 'g', kind: 'circle', topic: 'Autumn', startsAt: 0, endsAt: 1 } as const
const at = (known: Partial<GatheringSnapshot>) => screenFor({ ...nothing, ...known }).at
const stranger = (standing: StrangerView['standing']): StrangerView => ({
  audience: 'stranger',
  gathering,
  phase: 'open',
  standing,
  marks: null,
})
const waiting = (standing: WaitingView['standing']): WaitingView => ({
  audience: 'waiting',
  gathering,
  phase: 'open',
  name: 'Ana',
  attendance: 'sharing',
  before: 0,
  doorWords: '',
  facilitator: null,
  standing,
  knockFrom: null,
  sentBackBy: null,
})
const room = { audience: 'sharing' } as RoomView

it('a visit waits for the first answer', () => {
  expect(at({})).toBe('coming')
})

it('every standing at the door has its own screen', () => {
  const strangers = (['may-knock', 'left', 'removed', 'not-this-time', 'ended'] as const).map((one) =>
    at({ view: stranger(one) }),
  )
  expect(strangers).toEqual(['arrival', 'left', 'removed', 'declined', 'goodbye'])
  const waitings = (['waiting', 'another-name', 'not-now', 'not-this-time'] as const).map((one) =>
    at({ view: waiting(one) }),
  )
  expect(waitings).toEqual(['waiting', 'another-name', 'not-now', 'declined'])
})

it('a visit asks about her other device before it shows the room', () => {
  expect(at({ view: room })).toBe('room')
  expect(at({ view: room, elsewhere: true })).toBe('elsewhere')
})

it('a visit shows how it ended, whatever the last view was', () => {
  const ends = (['ended', 'removed', 'signed-out', 'not-yours', 'moved'] as const).map((closed) =>
    at({ view: room, elsewhere: true, closed }),
  )
  expect(ends).toEqual(['goodbye', 'removed', 'signed-out', 'lost', 'moved'])
})
