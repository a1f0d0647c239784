// How the name of a woman who guides is remembered from one gathering to the next, so that nobody takes it while she is out:
// two digests of how the name looks, keyed by a file outside the database, other digests in each circle. The name itself is
// stored nowhere.
import { createHmac, type KeyObject } from 'node:crypto'
import type { Skeleton } from '@circle/shared/gathering/state'

/** The file name of the key, beside the keys of the gatherings. */
export const NAMES_KEY = 'names'

const digest = (key: KeyObject, circle: string, what: string, looks: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(['name', circle, what, looks]))
    .digest()

export const nameDigests = (key: KeyObject, circle: string, { folded, seen }: Skeleton): Buffer =>
  Buffer.concat([digest(key, circle, 'folded', folded), digest(key, circle, 'seen', seen)])

/** Whether two names look alike, told from their digests. */
export const sameName = (one: Buffer, other: Buffer): boolean =>
  one.subarray(0, 32).equals(other.subarray(0, 32)) || one.subarray(32).equals(other.subarray(32))
