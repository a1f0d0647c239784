// The ring as a long table: clockwise from the lower end, every place taken once.
import { expect, test } from 'vitest'
import { alongTable } from './WholeRing.tsx'

test('every seat of a ring of one to twenty-five has a place of its own at the table, in talking order (E4)', () => {
  for (let n = 1; n <= 25; n++) {
    for (const bottom of [0, n - 1]) {
      const { rows, seats, runner } = alongTable(n, bottom)
      expect(seats.map(({ index }) => index)).toEqual(Array.from({ length: n }, (_, k) => (bottom + k) % n))
      expect(new Set(seats.map(({ side, row }) => `${side} ${row}`)).size).toBe(n)
      expect(seats.every(({ row }) => row >= 1 && row <= rows)).toBe(true)
      // Side seats stand beside the table, not beyond its ends; up on the left, down on the right.
      for (const { side, row } of seats)
        if (side !== 'end') expect(runner && row >= runner[0] && row < runner[1]).toBe(true)
      const left = seats.filter(({ side }) => side === 'left').map(({ row }) => row)
      const right = seats.filter(({ side }) => side === 'right').map(({ row }) => row)
      expect(left).toEqual([...left].sort((a, b) => b - a))
      expect(right).toEqual([...right].sort((a, b) => a - b))
      expect(left.length).toBe(right.length)
    }
  }
})
