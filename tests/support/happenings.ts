// What happened in a gathering, command after command: kept by tests alone, since no app keeps it. It is told before its
// commit; what was rolled back is taken out when the next one begins where it began.
import { subscribe } from 'node:diagnostics_channel'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Happening } from '@circle/server/gatherings/commit'
import { root } from '../../scripts/places.mjs'

/** Oldest first; the last one may have been rolled back. */
export type Happenings = (gathering: string) => Happening[]

const kept: Happening[] = []
subscribe('circle:happening', (happening) => void kept.push(structuredClone(happening) as Happening))

/** In this very process, since this file was loaded. */
export const here: Happenings = (gathering) => inOrder(kept.filter((one) => one.gathering === gathering))

/** In app processes that were started with `keptIn(file)`. */
export const inFile =
  (file: string): Happenings =>
  (gathering) => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
    return inOrder(lines.map((line) => JSON.parse(line) as Happening).filter((one) => one.gathering === gathering))
  }

/** For the environment of a process. */
export const keptIn = (file: string, options = ''): { NODE_OPTIONS: string; HAPPENINGS: string } => ({
  NODE_OPTIONS:
    `${options} --import ${pathToFileURL(join(root, 'tests', 'support', 'keep-happenings.mjs')).href}`.trim(),
  HAPPENINGS: file,
})

function inOrder(told: readonly Happening[]): Happening[] {
  const list: Happening[] = []
  for (const one of told) {
    while ((list.at(-1)?.after ?? -1) >= one.after) list.pop()
    list.push(one)
  }
  return list
}
