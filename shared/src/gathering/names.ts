// The name she goes by in one gathering: short, visible, and like nobody else's. No register of names, no judgement of
// them.
// After UTS #39 (Unicode Security Mechanisms, section 4): two names are alike when their skeletons are. The full table
// of
// confusables is 600 kB; ours holds the look-alikes of Latin letters in Cyrillic, Greek, Armenian and among digits and
// signs.
import type { RefusalCode } from '../errors.ts'
import { limits, type Skeleton } from './state.ts'
import { byteLength, graphemeCount } from './text.ts'

export type NameCheck = { ok: true; name: string; skeleton: Skeleton } | { ok: false; code: RefusalCode }

/** Three bytes for each grapheme: enough for every living script, and a view of 25 names stays small. */
const mostBytes = limits.name * 3

/** Refuses `name-empty`, `name-too-long`, `name-not-allowed`; whether it is taken, `sameLooks` says. */
export function checkName(raw: string): NameCheck {
  // The emoji selector alone is dropped without a word: keyboards add it.
  const name = raw.normalize('NFC').replace(/\ufe0f/g, '').replace(/[\p{Zs}\t]+/gu, ' ').trim()
  if (name === '') return { ok: false, code: 'name-empty' }
  if (unseen.test(name) || marks.test(name) || piled.test(name)
    || !shown.test(name)) return { ok: false, code: 'name-not-allowed' }
  if (byteLength(name) > mostBytes || graphemeCount(name, limits.name) > limits.name) return { ok: false,
    code: 'name-too-long' }
  return { ok: true, name, skeleton: skeletonOf(name) }
}

/**
 * Controls, bidi overrides and isolates, zero-width and other invisible characters, line breaks, private and unassigned
 * ones, blanks.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Signs that could be taken for the facilitator's mark, which is drawn by us and never part of a name. */
const marks = /[\u2605\u2606\u2b50\u{1f31f}\u2713\u2714\u2705\u2611\u{1f451}\u{1f6e1}\u{1f396}\u{1f3c5}\u25cf\u2b24\u{1f7e0}\u{1f7e2}\u{1f534}]/u
/** Marks piled on one letter reach into the lines around it. */
const piled = /\p{M}{4,}/u
const shown = /[\p{L}\p{N}\p{Emoji_Presentation}]/u

export const sameLooks = (one: Skeleton | undefined, other: Skeleton): boolean =>
  one !== undefined && (one.folded === other.folded || one.seen === other.seen)

/**
 * `folded` takes capital and small letters for the same (Ida, ida); `seen` takes a capital I for a small l (Ida, lda).
 * Both at once would take Gail for Gali. Diacritics go, the vowel signs of other scripts stay: they tell names apart.
 */
export function skeletonOf(name: string): Skeleton {
  const bare = /^[ -~]*$/.test(name) ? name : name.normalize('NFKD').replace(/\p{Script=Inherited}/gu, '')
  const signs = bare.replace(/[^\p{L}\p{M}\p{N}\p{S}]/gu, '')
  return { folded: pairs(looks(looks(signs, alike).toLowerCase(), alike)),
    seen: pairs(looks(looks(signs, glance).toLowerCase(), alike)) }
}

const looks = (text: string, table: Readonly<Record<string, string>>): string =>
  Array.from(text, (character) => table[character] ?? character).join('')

/** Two letters that stand for one; last, so that they are found alike in capital and small letters (Vvv, VVV). */
const pairs = (text: string): string => text.replace(/rn/g, 'm').replace(/vv/g, 'w')

const alike: Readonly<Record<string, string>> = tableOf({
  // Cyrillic
  а: 'a', А: 'A', в: 'b', В: 'B', ь: 'b', е: 'e', Е: 'E', є: 'e', з: '3', З: '3', і: 'i', І: 'I', ї: 'i', Ї: 'I',
    ј: 'j', Ј: 'J',
  к: 'k', К: 'K', м: 'm', М: 'M', н: 'h', Н: 'H', о: 'o', О: 'O', р: 'p', Р: 'P', с: 'c', С: 'C', т: 't', Т: 'T',
    у: 'y', У: 'Y',
  х: 'x', Х: 'X', ѕ: 's', Ѕ: 'S', ԁ: 'd', һ: 'h', Һ: 'H', ӏ: 'l', Ӏ: 'I', ԛ: 'q', Ԛ: 'Q', ԝ: 'w', Ԝ: 'W', п: 'n',
    г: 'r', ү: 'y', Ү: 'Y', ѵ: 'v', Ѵ: 'V',
  // Greek
  α: 'a', Α: 'A', β: 'b', Β: 'B', ϲ: 'c', ε: 'e', Ε: 'E', η: 'n', Η: 'H', ι: 'i', Ι: 'I', κ: 'k', Κ: 'K', Μ: 'M',
    ν: 'v', Ν: 'N', ο: 'o', Ο: 'O',
  ρ: 'p', Ρ: 'P', σ: 'o', ς: 'c', τ: 't', Τ: 'T', υ: 'u', Υ: 'Y', χ: 'x', Χ: 'X', ω: 'w', Ζ: 'Z', ϳ: 'j', γ: 'y',
  // Armenian
  օ: 'o', Օ: 'O', ո: 'n', ս: 'u', հ: 'h', ց: 'g', զ: 'q', տ: 'm', Ս: 'U', Տ: 'S', Լ: 'L', ք: 'p', յ: 'j',
  // Latin that NFKD leaves alone
  ı: 'i', ȷ: 'j', ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ɑ: 'a',
    ɡ: 'g', ɩ: 'i', ɪ: 'i', ʏ: 'y',
  ǀ: 'l', ƨ: 's', ƽ: 's', ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ƙ: 'k', ɓ: 'b', ɗ: 'd', ɛ: 'e', ə: 'e', ſ: 's',
  // digits and signs
  1: 'l', '|': 'l', 0: 'o', 5: 's', $: 's', 2: 'z', 8: 'b', '€': 'e',
})

const glance = tableOf({ ...alike, I: 'l' })

/** Without a prototype, so that no character finds anything that is not in the table. */
function tableOf(table: Record<string, string>): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, table)
}
