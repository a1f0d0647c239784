/* Soft time: half minutes near the end, whole minutes and fives further away, never a running second. */
import { expect, test } from 'vitest'
import { localDateTime, clock, day, inAbout, inWords, softLeft, town } from './time.ts'

const s = 1000
const min = 60 * s

test.each([
  [-5 * s, 'a few breaths'],
  [19 * s, 'a few breaths'],
  [20 * s, 'about half a minute'],
  [44 * s, 'about half a minute'],
  [60 * s, 'about a minute'],
  [90 * s, 'about a minute and a half'],
  [2 * min, 'about two minutes'],
  [150 * s, 'about two and a half minutes'],
  [170 * s, 'about three minutes'],
  [3 * min, 'about three minutes'],
  [7 * min, 'about seven minutes'],
  [7 * min + 25 * s, 'about seven minutes'],
  [12 * min, 'about twelve minutes'],
  [14 * min, 'about fifteen minutes'],
  [33 * min, 'about thirty-five minutes'],
  [50 * min, 'about fifty minutes'],
  [61 * min, 'about an hour'],
  [90 * min, 'about an hour and a half'],
  [3 * 60 * min, 'about three hours'],
])('a rest of %i ms is said as "%s"', (ms, words) => {
  expect(softLeft(ms)).toBe(words)
})

test.each([
  [0, 'in a moment'],
  [44 * s, 'in a moment'],
  [45 * s, 'in about a minute'],
  [4.5 * min, 'in about four and a half minutes'],
  [7 * min, 'in about seven minutes'],
  [20 * min, 'in about twenty minutes'],
])('a turn in %i ms comes "%s"', (ms, words) => {
  expect(inAbout(ms)).toBe(words)
})

test('soft time never says a figure below an hour', () => {
  for (let ms = 0; ms < 59 * min; ms += 7 * s) {
    expect(softLeft(ms)).not.toMatch(/\d|undefined/)
    expect(inAbout(ms)).not.toMatch(/\d|undefined/)
  }
})

test('numbers are words up to twelve', () => {
  expect([1, 2, 12, 13].map(inWords)).toEqual(['one', 'two', 'twelve', '13'])
})

test('the hour and the day are those of her own place', () => {
  const at = Date.UTC(2026, 10, 24, 19, 0)
  expect(clock(at, { timeZone: 'Europe/Lisbon' })).toBe('19:00')
  expect(clock(at, { timeZone: 'Asia/Tokyo' })).toBe('04:00')
  expect(day(at, { timeZone: 'Europe/Lisbon' })).toBe('Tuesday, 24 November')
  expect(day(at, { timeZone: 'Asia/Tokyo' })).toBe('Wednesday, 25 November')
  expect(clock(Date.UTC(2026, 10, 24, 0, 5), { timeZone: 'UTC' })).toBe('00:05')
})

test('a day has its year where it is not this year (C6)', () => {
  const now = Date.UTC(2026, 10, 24, 19, 0)
  expect(day(Date.UTC(2027, 0, 7, 19, 0), { now, timeZone: 'UTC' })).toBe('Thursday, 7 January 2027')
  expect(day(now, { now, timeZone: 'UTC' })).toBe('Tuesday, 24 November')
  // New Year comes to Kiritimati first: the year is that of the place, not of the instant.
  expect(day(Date.UTC(2026, 11, 31, 12), { now, timeZone: 'Pacific/Kiritimati' })).toBe('Friday, 1 January 2027')
})

test('a time goes into its field and comes back as the same minute', () => {
  const at = Date.UTC(2026, 2, 29, 0, 30)
  expect(new Date(localDateTime(at)).getTime()).toBe(at)
})

test('a town is named only when the device names one', () => {
  expect(town('Europe/Lisbon')).toBe('Lisbon')
  expect(town('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(town('UTC')).toBeNull()
  expect(town('Etc/GMT+3')).toBeNull()
})
