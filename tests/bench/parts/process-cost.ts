// What a process of the app costs: its processor time as Linux counts it, and the exponent by which a cost grows.
import { readFileSync } from 'node:fs'

/** USER_HZ, which proc(5) counts in; 100 on every Linux. */
const TICK_MS = 10

/** Processor time of all its threads since its start, ms, to the hundredth of a second. Linux only. */
export function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS // utime and stime, the fourteenth and fifteenth field
}

/** The k of cost ~ size^k that fits best, by least squares of the logarithms; two digits. */
export function exponent(points: readonly { size: number; cost: number }[]): number {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const)
  const mean = (at: 0 | 1): number => logs.reduce((sum, each) => sum + each[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const slope =
    logs.reduce((sum, each) => sum + (each[0] - x) * (each[1] - y), 0) /
    logs.reduce((sum, each) => sum + (each[0] - x) ** 2, 0)
  return Math.round(slope * 100) / 100
}
