/* The phone's arc: the holder in the middle, the others in talking order around her. */
import { expect, test } from 'vitest'
import { aroundMiddle, drop, layArc } from './arc.ts'
import { layoutFor } from '../model/useLayout.ts'

test('the holder stands in the middle of the list, and the others in talking order around her', () => {
  const ring = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  for (const [i, who] of ring.entries()) {
    const list = aroundMiddle(ring, i)
    expect(list[4]).toBe(who)
    expect(list[5]).toBe(ring[(i + 1) % 8])
    expect([...list].sort()).toEqual(ring)
  }
  expect(aroundMiddle([], 0)).toEqual([])
  expect(aroundMiddle(['a'], 0)).toEqual(['a'])
})

test('five seats fit on a phone of 360 px, and seats are large enough to press', () => {
  const arc = layArc(360, false)
  expect(360 / arc.pitch).toBeCloseTo(5, 1)
  expect(arc.seat).toBeGreaterThanOrEqual(44)
  expect(drop(arc, 0)).toBeGreaterThan(drop(arc, 150))
})

test('the layout is wide from 640 px, narrow below it, and landscape on a low wide screen', () => {
  expect(layoutFor(1280, 800)).toBe('wide')
  expect(layoutFor(639, 900)).toBe('narrow')
  expect(layoutFor(740, 360)).toBe('landscape')
  expect(layoutFor(320, 256)).toBe('narrow')
  expect(layoutFor(900, 1200, 1000)).toBe('narrow')
})
