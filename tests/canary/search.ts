// Looks for words on a disk, in every form in which they might have been written there. It must find what is there: a
// search that never finds anything proves nothing.
import { gunzipSync } from 'node:zlib'
import { filesBelow } from '../support/living-folder.ts'

/** The middle of each base64 alignment, which does not depend on what stands around it. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return text.slice(4, -4)
  })
}

function formsOf(words: string): Buffer[] {
  const bytes = Buffer.from(words, 'utf8')
  const base64 = inBase64(bytes)
  const url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  const texts = [...base64, ...url, bytes.toString('hex'), JSON.stringify(words).slice(1, -1)]
  return [bytes, Buffer.from(words, 'utf16le'), ...texts.map((text) => Buffer.from(text))]
}

/** Where any of the words stand below the folders: `file: words`. */
export async function search(folders: readonly string[], words: readonly string[]): Promise<string[]> {
  const forms = words.map((each) => ({ each, forms: formsOf(each) }))
  const found: string[] = []
  for await (const { name, bytes: raw } of filesBelow(...folders)) {
    const contents = [raw, ...unpacked(raw)]
    for (const { each, forms: looks } of forms) {
      if (contents.some((content) => looks.some((form) => content.includes(form)))) found.push(`${name}: ${each}`)
    }
  }
  return found
}

function unpacked(raw: Buffer): Buffer[] {
  if (raw[0] === 0x1f && raw[1] === 0x8b) return [gunzipSync(raw)]
  return []
}
