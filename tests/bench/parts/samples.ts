// What a bench makes of its samples: percentiles, a file with each of them, and one last line of JSON.
// It measures nothing itself.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/places.mjs'

export type Percentiles = { p50: number; p95: number }

/** Nearest-rank percentiles, in the samples' own unit, rounded to a tenth. */
export function percentiles(samples: readonly number[]): Percentiles {
  const at = ranked(samples)
  return { p50: at(0.5), p95: at(0.95) }
}

/** The same where there are enough samples for the hundredth. */
export function tails(samples: readonly number[]): { p50: number; p99: number } {
  const at = ranked(samples)
  return { p50: at(0.5), p99: at(0.99) }
}

function ranked(samples: readonly number[]): (share: number) => number {
  const sorted = [...samples].sort((a, b) => a - b)
  return (share) => {
    const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
    if (value === undefined) throw new Error('There are no samples.')
    return Math.round(value * 10) / 10
  }
}

/** Writes every sample to tests/output/bench/<name>.json and says where, on standard error. */
export function keepSamples(name: string, samples: unknown): void {
  const folder = join(root, 'tests', 'output', 'bench')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.samples.json`)
  writeFileSync(file, `${JSON.stringify(samples, null, 1)}\n`)
  progress(`Every sample stands in ${file.slice(root.length + 1)}`)
}

export const progress = (text: string): void => void process.stderr.write(`${text}\n`)
export const lastLine = (result: object): void => void process.stdout.write(`${JSON.stringify(result)}\n`)
