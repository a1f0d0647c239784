// What the store keeps of a gathering: the view that came last, and how the connection stands.
import { expect, it } from 'vitest'
import { newGathering } from '@circle/shared/gathering/state'
import type { RoomView, StrangerView, View } from '@circle/shared/gathering/view.types'
import type { GatheringSocket, SocketEvents } from './socket.ts'
import { ServerClock } from './clock.ts'
import { openGathering } from './gathering-store.ts'

const { id, kind, topic, startsAt, endsAt } = newGathering({
  id: 'g',
  kind: 'circle',
  topic: 'Autumn',
  startsAt: 0,
  endsAt: 1,
})
const gathering = { id, kind, topic, startsAt, endsAt }
const stranger: StrangerView = { audience: 'stranger', gathering, phase: 'open', standing: 'left', marks: null }
// Only the properties that the store may read.
const room = (turn: number) => ({ audience: 'sharing', piece: { at: 'centre', turn }, gathering }) as RoomView

function opened() {
  let on: SocketEvents | null = null
  const store = openGathering('g', (_, events): GatheringSocket => {
    on = events
    return {
      clock: new ServerClock(),
      send: async () => ({ ok: true }),
      credential: async () => null,
      moveHere: async () => ({ ok: true }),
      tryNow() {},
      close() {},
    }
  })
  if (on === null) throw new Error('the store opens its socket at once')
  return { store, on: on as SocketEvents }
}
const seen = (view: View | null) => (view !== null && 'piece' in view ? view.piece.turn : view?.audience)

it('a view is replaced by the next one, without a number', () => {
  const { store, on } = opened()
  for (const turn of [4, 6, 5]) on.view(room(turn))
  expect(seen(store.snapshot().view)).toBe(5)
})

it('the store follows her out of the room and in again', () => {
  const { store, on } = opened()
  on.view(room(9))
  on.view(stranger)
  expect(seen(store.snapshot().view)).toBe('stranger')
  on.view(room(12))
  expect(seen(store.snapshot().view)).toBe(12)
})

it('the store tells its listeners in the same turn, so that the media join can start with the view', () => {
  const { store, on } = opened()
  const told: unknown[] = []
  store.onChange((known) => told.push(seen(known.view)))
  on.view(room(1))
  expect(told).toEqual([1])
})

it('the store asks whether to move here until the seat came', () => {
  const { store, on } = opened()
  on.elsewhere()
  expect(store.snapshot().elsewhere).toBe(true)
  on.view(room(2))
  expect(store.snapshot().elsewhere).toBe(false)
})

it('the store keeps the last view when the connection goes, and says that it went', () => {
  const { store, on } = opened()
  on.link(true)
  on.view(room(3))
  on.link(false)
  expect(store.snapshot()).toMatchObject({ here: false, closed: null })
  expect(seen(store.snapshot().view)).toBe(3)
})
