// What a name looks like, so that two that are alike are known. It decides nothing about names.
// After UTS #39 (Unicode Security Mechanisms, section 4): two names are alike when their skeletons are. The full table
// of confusables is 600 kB; ours holds the look-alikes of Latin letters in Cyrillic, Greek, Armenian, Cherokee, Lisu and
// among digits and signs.
import type { Skeleton } from './state.ts'

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
  // Cherokee
  Ꭰ: 'D', Ꭱ: 'R', Ꭲ: 'T', Ꭹ: 'Y', Ꭺ: 'A', Ꭻ: 'J', Ꭼ: 'E', Ꮃ: 'W', Ꮇ: 'M', Ꮋ: 'H', Ꮐ: 'G', Ꮒ: 'h', Ꮓ: 'Z', Ꮟ: 'b', Ꮢ: 'R', Ꮤ: 'W', Ꮥ: 'S',
  Ꮩ: 'V', Ꮪ: 'S', Ꮮ: 'L', Ꮯ: 'C', Ꮲ: 'P', Ꮶ: 'K', Ᏼ: 'B',
  // Lisu
  ꓐ: 'B', ꓑ: 'P', ꓓ: 'D', ꓔ: 'T', ꓖ: 'G', ꓗ: 'K', ꓙ: 'J', ꓚ: 'C', ꓜ: 'Z', ꓝ: 'F', ꓟ: 'M', ꓠ: 'N', ꓡ: 'L', ꓢ: 'S', ꓣ: 'R', ꓦ: 'V', ꓧ: 'H',
  ꓪ: 'W', ꓫ: 'X', ꓬ: 'Y', ꓮ: 'A', ꓰ: 'E', ꓲ: 'I', ꓳ: 'O', ꓴ: 'U',
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
