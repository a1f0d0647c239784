/* The geometry of the ring: an even road, her seat at the bottom, names and pictures clear of each other. */
import { describe, expect, test } from 'vitest'
import { braids, wrapUnit, hill, layRing, road, wayBetween } from './ring.ts'

const distance = (p: { x: number; y: number }, q: { x: number; y: number }) => Math.hypot(p.x - q.x, p.y - q.y)

describe('the road', () => {
  test('the road starts at the bottom and goes clockwise: left, top, right', () => {
    const r = road(300, 200)
    expect(r.at(0)).toMatchObject({ y: 200 })
    expect(r.at(0.25).x).toBeCloseTo(-300, 0)
    expect(r.at(0.5).y).toBeCloseTo(-200, 0)
    expect(r.at(0.75).x).toBeCloseTo(300, 0)
  })
  test('equal fractions of the road are equal lengths', () => {
    const r = road(400, 150)
    const steps = Array.from({ length: 400 }, (_, i) => distance(r.at(i / 400), r.at((i + 1) / 400)))
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.05)
  })
  test('the road goes on past the bottom in both directions', () => {
    const r = road(300, 200)
    expect(distance(r.at(1.3), r.at(0.3))).toBeLessThan(0.001)
    expect(distance(r.at(-0.7), r.at(0.3))).toBeLessThan(0.001)
  })
  test('the whole path of the road closes, a stretch does not', () => {
    expect(road(300, 200).path()).toMatch(/^M.*Z$/)
    expect(road(300, 200).path(0.1, 0.4)).not.toContain('Z')
  })
  test('the way between two places is always clockwise', () => {
    expect(wayBetween(0.9, 0.1)).toBeCloseTo(0.2)
    expect(wayBetween(0.1, 0.9)).toBeCloseTo(0.8)
    expect(wrapUnit(-0.25)).toBe(0.75)
  })
})

describe('the seats', () => {
  test('her own seat is at the bottom, whoever she is', () => {
    for (const bottom of [0, 3, 7]) {
      const { seats, cx } = layRing(1280, 582, 8, { bottom })
      const lowest = seats.reduce((low, seat, i) => (seat.y > (seats[low]?.y ?? 0) ? i : low), 0)
      expect(lowest).toBe(bottom)
      expect(seats[bottom]?.x).toBeCloseTo(cx, 0)
    }
  })
  test('a listener sees the one who guides at the top', () => {
    const { seats, cx } = layRing(1280, 582, 14, { top: 2 })
    expect(seats[2]?.u).toBeCloseTo(0.5)
    expect(seats[2]?.x).toBeCloseTo(cx, 0)
  })
  test('the next in the order sits clockwise: from the bottom to the left', () => {
    const { seats, cx } = layRing(1280, 582, 8, { bottom: 4 })
    expect(seats[5]?.x).toBeLessThan(cx)
    expect(seats[3]?.x).toBeGreaterThan(cx)
  })
  test.each([
    [1280, 582, 3],
    [1280, 582, 8],
    [1280, 582, 14],
    [1280, 582, 25],
    [907, 582, 8],
    [1920, 850, 25],
    [768, 700, 14],
    [640, 400, 25],
  ])(
    'on %i x %i with %i no two seats touch, none leaves the floor, and the picture is clear of the road',
    (w, h, n) => {
      const { seats, seat, frame, inner, cx, cy } = layRing(w, h, n)
      expect(seat).toBeGreaterThanOrEqual(44)
      for (const [i, a] of seats.entries()) {
        expect(a.x - seat / 2).toBeGreaterThanOrEqual(0)
        expect(a.x + seat / 2).toBeLessThanOrEqual(w)
        expect(a.y - seat / 2).toBeGreaterThanOrEqual(0)
        expect(a.y + seat / 2).toBeLessThanOrEqual(h)
        for (const b of seats.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(seat * 0.98)
      }
      for (let k = 0; k < 200; k++) {
        const p = inner.at(k / 200)
        expect(Math.abs(p.x) > frame.width / 2 || Math.abs(p.y) > frame.height / 2).toBe(true)
      }
      expect(cx).toBe(w / 2)
      expect(cy).toBeGreaterThan(0)
    },
  )
  test('the sizes are those measured for the design', () => {
    const eight = layRing(1280, 582, 8)
    expect(eight.seat).toBeCloseTo(74.5, 0)
    expect(eight.frame.width).toBeCloseTo(502, -1)
    expect(eight.frame.height).toBeCloseTo(282, -1)
    expect(layRing(1280, 582, 25).seat).toBeCloseTo(65, 0)
  })
  test('the piece stops at the point of the road nearest to the seat', () => {
    const { seats, inner, cx, cy } = layRing(1280, 582, 8)
    for (const seat of seats) {
      const at = (u: number) => {
        const p = inner.at(u)
        return distance({ x: cx + p.x, y: cy + p.y }, seat)
      }
      for (let k = 0; k < 100; k++) expect(at(seat.stop)).toBeLessThanOrEqual(at(k / 100) + 0.5)
    }
  })
  test('nobody and one person still make a ring', () => {
    expect(layRing(1280, 582, 0).seats).toHaveLength(1)
    expect(layRing(200, 100, 1).frame.height).toBeGreaterThan(0)
  })
})

test('the rug has seven braids where there is room, and fewer where there is not', () => {
  expect(braids(layRing(1280, 582, 8))).toHaveLength(7)
  expect(braids({ a: 120, b: 90, inset: 40 }).length).toBeLessThan(7)
  expect(braids(layRing(1280, 582, 8), 3)).toHaveLength(3)
})

test('the phone’s arc rises from its middle to both sides alike', () => {
  expect(hill(0, 430)).toBe(0)
  expect(hill(100, 430)).toBeCloseTo(hill(-100, 430))
  expect(hill(180, 430)).toBeGreaterThan(hill(100, 430))
  expect(Number.isFinite(hill(10_000, 430))).toBe(true)
})
