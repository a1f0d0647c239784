/* Time in soft words. Rounds to half minutes and never shows running seconds. Pure: instants come as arguments. */
const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const TENS: Record<number, string> = {
  15: 'fifteen',
  20: 'twenty',
  25: 'twenty-five',
  30: 'thirty',
  35: 'thirty-five',
  40: 'forty',
  45: 'forty-five',
  50: 'fifty',
  55: 'fifty-five',
}

/** A whole number in words up to twelve, then in figures. */
export const inWords = (n: number): string => NUMBERS[n] ?? String(n)

export const startUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function minutes(ms: number): string {
  const halves = Math.round(ms / 30_000)
  if (halves <= 1) return 'half a minute'
  if (halves === 2) return 'a minute'
  if (halves === 3) return 'a minute and a half'
  const whole = Math.floor(halves / 2)
  if (whole <= 5 && halves % 2) return `${inWords(whole)} and a half minutes`
  const rounded = Math.round(ms / 60_000)
  if (rounded <= 12) return `${inWords(rounded)} minutes`
  const fives = Math.round(ms / 300_000) * 5
  if (fives < 60) return `${TENS[fives] ?? fives} minutes`
  if (fives < 75) return 'an hour'
  if (fives < 105) return 'an hour and a half'
  return `${inWords(Math.round(ms / 3_600_000))} hours`
}

/** What is left of a length in ms: "about two and a half minutes"; under 20 s "a few breaths". */
export const softLeft = (ms: number): string => (ms < 20_000 ? 'a few breaths' : `about ${minutes(ms)}`)

/** When something may come: "in about seven minutes"; under 45 s "in a moment". */
export const inAbout = (ms: number): string => (ms < 45_000 ? 'in a moment' : `in about ${minutes(ms)}`)

/** "Ines, Noor and Wren". */
export const list = (names: readonly string[]): string =>
  names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

interface Where {
  timeZone?: string
}

/** "19:00" in her own time zone. */
export const clock = (at: number, where: Where = {}): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...where }).format(at)

/** "Tuesday, 24 November"; with the year where it is not the year of `now`. */
export function day(at: number, { now, ...where }: Where & { now?: number } = {}): string {
  const part = (options: Intl.DateTimeFormatOptions, of = at) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...where }).format(of)
  const year = now !== undefined && part({ year: 'numeric' }) !== part({ year: 'numeric' }, now)
  return `${part({ weekday: 'long' })}, ${part({ day: 'numeric', month: 'long', ...(year ? { year: 'numeric' } : {}) })}`
}

/** The value of a `datetime-local` field: "2026-11-24T19:00", in the time of her device. */
export function localDateTime(at: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The town her device keeps time by, "Lisbon", or null when it names none. */
export function town(zone: string = Intl.DateTimeFormat().resolvedOptions().timeZone): string | null {
  if (!zone.includes('/') || zone.startsWith('Etc/')) return null
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? null
}
