/* The ring as a long table: which side of it a seat stands on, and in which row. Pure; no pixels. */
export interface TablePlace {
  /** In the ring. */
  index: number
  side: 'left' | 'right' | 'end'
  row: number
}

export interface Table {
  rows: number
  /** Clockwise from the lower end. */
  seats: TablePlace[]
  /** From which row to before which one the table itself reaches; null: only its ends are taken. */
  runner: readonly [from: number, to: number] | null
}

/** `bottom`: who sits at the lower end. With an even number somebody sits at the upper one. */
export function alongTable(n: number, bottom: number): Table {
  const side = Math.floor((n - 1) / 2)
  const top = n % 2 === 0 ? 1 : 0
  const rows = side + 1 + top
  const seats = Array.from({ length: n }, (_, k): TablePlace => {
    const index = (((bottom + k) % n) + n) % n
    if (k === 0) return { index, side: 'end', row: rows }
    if (k <= side) return { index, side: 'left', row: rows - k }
    return k === n / 2 ? { index, side: 'end', row: 1 } : { index, side: 'right', row: rows - (n - k) }
  })
  return { rows, seats, runner: side > 0 ? [1 + top, rows] : null }
}
