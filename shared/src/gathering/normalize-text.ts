// One form for texts whose typing would reveal the device: notes, and written shares that a note could be compared with.
// It changes signs and never a letter. Normalizing twice changes nothing.
import { tidy } from './text.ts'

const breaks = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
const blanks = /[\p{Zs}\t]+/gu
const single = /[\u2018-\u201b\u2032\u2035\u0060\u00b4\u02b9-\u02bd\u2039\u203a\u275b\u275c\u05f3\uff07]/g
const double = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u275d\u275e\u301d-\u301f\u05f4\uff02]/g
// The wave dash stands for a tilde, and the double hyphen of katakana for nothing else.
const dashes = /(?:(?![\u301c\u3030\u30a0])\p{Pd}|[\u2212\u2043])+/gu
const ignored = /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]|\p{Co}/gu

/** Scripts in which a joiner changes how a word is written. */
const joining =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Mymr}\p{scx=Khmr}]/u
const letter = /[\p{L}\p{M}]/u
const picture = /[\p{Extended_Pictographic}\p{EMod}]/u

/** A joiner stays between letters of a script that needs it, and between the parts of one picture. */
function withJoiners(text: string): string {
  if (!/[\u200c\u200d]/.test(text)) return text
  const signs = Array.from(text)
  const kept: string[] = []
  signs.forEach((sign, at) => {
    if (sign !== '\u200c' && sign !== '\u200d') return void kept.push(sign)
    const [before, after] = [kept.at(-1) ?? '', signs[at + 1] ?? '']
    const ofScript = [before, after].every((one) => letter.test(one) && joining.test(one))
    const ofPicture = sign === '\u200d' && [before, after].every((one) => picture.test(one))
    if (ofScript || ofPicture) kept.push(sign)
  })
  return kept.join('')
}

export function normalizeText(text: string): string {
  const signs = tidy(text.replace(breaks, '\n').replace(/\t/g, ' '))
    .replace(dashes, '-')
    .replace(single, "'")
    .replace(double, '"')
    .replace(/\u2026/g, '...')
    .replace(/\u2025/g, '..')
    .replace(/[\u301c\uff5e]/g, '~')
    .replace(ignored, '')
  return tidy(
    withJoiners(signs.normalize('NFC'))
      .replace(blanks, ' ')
      .replace(/-{2,}/g, '-')
      .replace(/ ?\n ?/g, '\n'),
  )
}
