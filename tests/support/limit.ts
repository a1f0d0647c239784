// Limits of time as they hold on a machine that others use as well. It must never make one of them more than twice as long.

/**
 * How many times longer than alone a process waits for its share of the processor just now; 1 on a quiet machine.
 * Blocks for a tenth of a second of work.
 */
function crowding(): number {
  const [began, usedBefore] = [performance.now(), process.cpuUsage()]
  const used = (): number => {
    const { user, system } = process.cpuUsage(usedBefore)
    return (user + system) / 1000
  }
  while (used() < 100) continue
  return (performance.now() - began) / used()
}

/**
 * A limit in ms as it holds on a machine that has a core to spare; where others crowd the cores, everything of a chain
 * of processes waits as this one does. Said whenever it is not the plain limit; never more than twice that, or it would
 * be none: six pages that have just come back crowd two cores by themselves.
 */
export function limit(ms: number): number {
  const times = crowding()
  if (times < 1.5) return ms
  const stretched = Math.round(ms * Math.min(times, 2))
  console.log(`The cores are crowded ${times.toFixed(1)} times over: ${ms} ms count as ${stretched} ms.`)
  return stretched
}
