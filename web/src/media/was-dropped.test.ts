// A hiccup, an outage of the app, and a real drop look different to the one who comes back.
import { expect, it } from 'vitest'
import type { PieceView, RoomView } from '@circle/shared/gathering/view.types'
import { wasDropped } from './was-dropped.ts'

const held = (softUntil: number, turn = 7): PieceView => ({
  at: 'held',
  by: 'ana',
  turn,
  silent: false,
  silentUntil: null,
  softUntil,
  keptUntil: null,
  written: null,
})
// Only what is looked at.
const view = (piece: PieceView) => ({ you: { id: 'ana' }, piece }) as RoomView

it('is no drop when she was gone for less than the server waits', () => {
  expect(wasDropped(view(held(100)), view(held(900)), 4_900)).toBe(false)
})

it('is a drop when her soft time stood still for her', () => {
  expect(wasDropped(view(held(100)), view(held(9_100)), 9_000)).toBe(true)
})

it('is no drop when only the app was away: her time ran on, and so did the sound', () => {
  expect(wasDropped(view(held(100)), view(held(100)), 20_000)).toBe(false)
})

it('is a drop for anybody else after that long', () => {
  const centre: PieceView = { at: 'centre', turn: 3 }
  expect(wasDropped(view(centre), view(centre), 6_000)).toBe(true)
  expect(wasDropped(view(held(100, 7)), view(held(100, 8)), 6_000)).toBe(true)
})
