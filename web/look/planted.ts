/* Sample views in which every text that people may write carries markup. A screen that makes elements of it fails
   its test. Development only. */

/** Breaks out of an attribute and of a text, and runs something in either. Short enough for a name. */
export const PLANTED = '"><img data-planted src=x onerror=hit()>'

/** The properties of views and answers that hold what people write. */
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

/** A copy. What is no text keeps its shape, and functions stay themselves. */
export function planted<T>(value: T, written = false): T {
  if (typeof value === 'string') return (written ? `${value} ${PLANTED}` : value) as T
  if (Array.isArray(value)) return value.map((each) => planted(each, written)) as T
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, planted<unknown>(each, written)])) as T
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, planted(each, WRITTEN.has(key))])) as T
}
