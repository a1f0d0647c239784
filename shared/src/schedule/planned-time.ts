// When a gathering may be planned: the limits that the form shows and the server checks. It reads no clock: `now` is an
// argument. Instants are milliseconds since 1970.

const plannedMinutes = { least: 15, most: 240 } as const

/** Days ahead. */
const FURTHEST = 800
const DAY = 24 * 60 * 60_000
/** The door is worth coming to from a quarter of an hour before. */
const EARLY = 15 * 60_000

export type PlannedTimeFault = 'no-time' | 'past' | 'too-far' | 'minutes'

/** What is wrong with a planned time, or null. A gathering that has begun and is not over may still be planned. */
export function checkPlannedTime(startsAt: number, minutes: number, now: number): PlannedTimeFault | null {
  if (!Number.isInteger(minutes) || minutes < plannedMinutes.least || minutes > plannedMinutes.most) return 'minutes'
  if (!Number.isFinite(startsAt)) return 'no-time'
  if (startsAt + minutes * 60_000 <= now || startsAt < now - DAY) return 'past'
  return startsAt > now + FURTHEST * DAY ? 'too-far' : null
}

/** Whether a gathering is planned for later than a facilitator or a member would come to its door. */
export const isTooEarlyToCome = (startsAt: number, now: number): boolean => now < startsAt - EARLY
