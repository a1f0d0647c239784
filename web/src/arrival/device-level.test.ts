// The level meter: silence shows nothing, speech shows most of it.
import { expect, it } from 'vitest'
import { loudness } from './LevelMeter.tsx'

const tone = (amplitude: number) => Float32Array.from({ length: 1024 }, (_, i) => amplitude * Math.sin(i / 5))

it('the meter shows nothing for silence and for no samples', () => {
  expect(loudness(new Float32Array(1024))).toBe(0)
  expect(loudness(new Float32Array(0))).toBe(0)
})

it('the meter grows with the sound and never leaves 0 … 1', () => {
  const levels = [0.001, 0.01, 0.1, 1].map((amplitude) => loudness(tone(amplitude)))
  expect(levels).toEqual([...levels].sort((a, b) => a - b))
  expect(levels[2]).toBeGreaterThan(0.5)
  expect(Math.max(...levels)).toBeLessThanOrEqual(1)
})
