// A mark as she types it, by the circle's own rule: what is too long is said at its field, before anything is sent.
import { limits } from '@circle/shared/gathering/state'
import { fits, tidy } from '@circle/shared/gathering/text'
import { LEAD } from '../words/lead.ts'

export const wrongMark = (typed: string): string | null =>
  fits(tidy(typed), limits.guidesMark) ? null : LEAD.markTooLong
