// What a row of the tables is, and how a short row becomes one cell for every role. It knows nobody's answer.
import type { RefusalCode } from '@circle/shared/errors'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { GatheringState } from '@circle/shared/gathering/state'
import { allRoles, groupOf, type Role } from './roles.ts'
import type { SceneName } from './scenes.ts'

/** `ok`: it takes effect. A code: it is refused and nothing changes. `no line`: she has none to send it by. */
export type Cell = 'ok' | RefusalCode | 'no line'

export type Answers = {
  guides: Cell
  inside: Cell
  outside: Cell
  /** The page whose seat is elsewhere; it can do nothing but move the seat back. */
  elsewhere?: Cell
  /** Whose answer is not that of her group. */
  but?: Partial<Record<Role, Cell>>
}

export type Row = Answers & {
  /** When it is not plain from the command. */
  note?: string
  /** Where the circle stands. Whoever is *offered* is asked in the scene of the offer, and the holder in that of her turn. */
  scene: SceneName
}

export type CommandRow = Row & { sends: (state: GatheringState, role: Role) => PersonCommand }
export type EventRow = Row & { event: string; args: (state: GatheringState, role: Role) => unknown[] }

/** The facilitators' own commands. */
export const guidesOnly: Answers = { guides: 'ok', inside: 'facilitator-only', outside: 'not-admitted' }
/** For everybody who has a seat. */
export const everyoneInside: Answers = { guides: 'ok', inside: 'ok', outside: 'not-admitted' }

/** One cell for each role. */
export function cells(row: Answers): Record<Role, Cell> {
  const cell = (role: Role): Cell => {
    const own = row.but?.[role]
    if (own !== undefined) return own
    const group = groupOf(role)
    if (group === 'shut') return 'no line'
    return group === 'elsewhere' ? (row.elsewhere ?? 'elsewhere') : row[group]
  }
  return Object.fromEntries(allRoles.map((role) => [role, cell(role)])) as Record<Role, Cell>
}

/** In what order the page prints the answers. */
export const byAnswer = (row: Answers): Map<Cell, Role[]> => {
  const found = new Map<Cell, Role[]>()
  for (const [role, cell] of Object.entries(cells(row)) as [Role, Cell][])
    found.set(cell, [...(found.get(cell) ?? []), role])
  return found
}
