// Marks: a few words by which those who guide tell a link or a member from another. Marks are sealed under a key of their own,
// which lies outside the database and in no backup. It must not know whose mark it seals, nor where the mark is stored.
import { limits } from '@circle/shared/gathering/state'
import { fitsIn, tidy } from '@circle/shared/gathering/text'
import { Refused } from '../http/refused.ts'
import type { Keys } from './keys.ts'
import { seal, unseal } from './sealing.ts'

/** The file name of the key, beside the keys of the gatherings. */
const KEY = 'marks'
/** Every sealed mark is as long as the longest, so that its length says nothing (bytes). */
const PADDED = limits.guidesMark * 16 + 64

export interface Marks {
  /** Null for no words. Refuses `text-too-long`. `place`: what the mark belongs to; under another place it does not open. */
  seal(place: string, words: string): Promise<Buffer | null>
  /** Null when there is none, or when its key is lost: such a mark has to be written anew. */
  open(place: string, sealed: Buffer | null): Promise<string | null>
}

export const placeOfMember = (circle: string, account: string): string => `mark of ${account} in ${circle}`
export const placeOfLink = (link: string): string => `mark of link ${link}`

/** On one line; null for nothing. */
function tidyMark(words: string): string | null {
  const mark = tidy(words).replace(/\s+/gu, ' ')
  if (!fitsIn(mark, limits.guidesMark)) throw new Refused('text-too-long')
  return mark === '' ? null : mark
}

export function marksUnder(keys: Pick<Keys, 'find' | 'make'>): Marks {
  return {
    async seal(place, words) {
      const mark = tidyMark(words)
      if (mark === null) return null
      return seal(await keys.make(KEY), place, { mark }, PADDED)
    },
    async open(place, sealed) {
      const key = sealed && (await keys.find(KEY))
      if (!key) return null
      try {
        return (unseal(key, place, sealed) as { mark: string }).mark
      } catch {
        return null
      }
    },
  }
}
