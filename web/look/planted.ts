/* Sample views in which everything that people may write carries markup. Development only: a screen that makes elements of it fails. */

/** Breaks out of an attribute and of a text, and does something in either: short enough for a name. */
export const PLANTED = '"><img data-planted src=x onerror=hit()>'

/** What is written by people, by the names that views and answers give it. */
const WRITTEN = new Set([
  'name',
  'names',
  'topic',
  'reading',
  'doorWords',
  'prompt',
  'written',
  'text',
  'texts',
  'facilitator',
  'circle',
  'signInName',
  'label',
  'words',
  'lines',
  'mark',
  'marks',
  'guidesMark',
])

/** A copy; what is no text keeps its shape, and functions stay themselves. */
export function planted<T>(value: T, written = false): T {
  if (typeof value === 'string') return (written ? `${value} ${PLANTED}` : value) as T
  if (Array.isArray(value)) return value.map((each) => planted(each, written)) as T
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, planted<unknown>(each, written)])) as T
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, planted(each, WRITTEN.has(key))])) as T
}
