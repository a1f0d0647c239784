// The check of a name for one gathering: short, visible, of one script, and without a word for a role. There is no register of
// names, and no judgement of them.
import type { RefusalCode } from '../errors.ts'
import { skeletonOf } from './name-skeleton.ts'
import { containsRoleWord } from './name-role-words.ts'
import { isSingleScript, withoutLooseJoiners, withoutNeededJoiners } from './name-scripts.ts'
import { limits, type Skeleton } from './state.ts'
import { byteLength, bytesPerCharacter, graphemeCount } from './text.ts'

export type NameCheck = { ok: true; name: string; skeleton: Skeleton } | { ok: false; code: RefusalCode }

/** As for every text; a name made of marks alone is refused for its signs. */
const mostBytes = limits.name * bytesPerCharacter

/** Refuses `name-empty`, `name-too-long`, `name-not-allowed`, `name-mixed`, `name-of-a-role`; whether it is taken, `sameLooks` says. */
export function checkName(raw: string): NameCheck {
  // The emoji selector alone is dropped without a word: keyboards add it.
  const name = withoutLooseJoiners(
    raw
      .normalize('NFC')
      .replace(/\ufe0f/g, '')
      .replace(/[\p{Zs}\t]+/gu, ' ')
      .trim(),
  )
  if (name === '') return { ok: false, code: 'name-empty' }
  if (unseen.test(withoutNeededJoiners(name)) || marks.test(name) || piled.test(name) || !shown.test(name))
    return { ok: false, code: 'name-not-allowed' }
  if (byteLength(name) > mostBytes || graphemeCount(name, limits.name) > limits.name)
    return { ok: false, code: 'name-too-long' }
  if (!isSingleScript(name)) return { ok: false, code: 'name-mixed' }
  if (containsRoleWord(name)) return { ok: false, code: 'name-of-a-role' }
  return { ok: true, name, skeleton: skeletonOf(name) }
}

/**
 * Controls, bidi overrides and isolates, zero-width and other invisible characters, line breaks, private and unassigned
 * ones, blanks.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Signs that could be taken for the facilitator's mark, which is drawn by us and never part of a name. */
const marks =
  /[\u2605\u2606\u2b50\u{1f31f}\u2713\u2714\u2705\u2611\u{1f451}\u{1f6e1}\u{1f396}\u{1f3c5}\u25cf\u2b24\u{1f7e0}\u{1f7e2}\u{1f534}]/u
/** Marks piled on one letter reach into the lines around it. */
const piled = /\p{M}{4,}/u
const shown = /[\p{L}\p{N}\p{Emoji_Presentation}]/u
