// All rows together, by noun, and what there is that must have one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/places.mjs'
import { door, ring } from './door.ts'
import { bowl, holding } from './holding.ts'
import { play } from './scenes.ts'
import { hands, piece, rest, round } from './speaking.ts'
import type { CommandRow } from './table.ts'

export const nouns = {
  'The door and the hour': door,
  'Sharing, listening, the order': ring,
  'The round and the way of speaking': round,
  'The piece': piece,
  Hands: hands,
  Rest: rest,
  Holding: holding,
  'The bowl': bowl,
} satisfies Record<string, CommandRow[]>

export const commandRows: CommandRow[] = Object.values(nouns).flat()

const sample = play('a turn', 'all').state
/** Which command a row is about. */
export const nounOf = (row: CommandRow): string => row.sends(sample, 'sharing').type

/** As the language of the socket names them. */
export const socketEvents = (): string[] => {
  const source = readFileSync(join(root, 'shared', 'src', 'socket.ts'), 'utf8')
  const ours = source.slice(source.indexOf('ClientToServer = {'), source.indexOf('ServerToClient = {'))
  return [...ours.matchAll(/^ {2}'([a-z]+:[a-z-]+)': \(/gm)].map((found) => found[1]!)
}

/** `GET /api/me` and its like, as the server's sources register them. */
export function routesInSource(): string[] {
  const folder = join(root, 'server', 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [
      ...readFileSync(join(folder, path), 'utf8').matchAll(/\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/g),
    ])
    .map(([, method = '', path]) => `${method.toUpperCase()} ${path}`)
}
