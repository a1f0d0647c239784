/* What the bowl says before a note is written, word for word as safety asks. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { checkNoteText } from '@circle/shared/bowl/note-text'
import { describe, expect, test } from 'vitest'
import * as words from '../words/bowl.ts'
import { Notice } from './Writing.tsx'

const html = (folded: boolean) =>
  renderToStaticMarkup(createElement(Notice, { lead: 'Teresa', smallest: 4, folded, onCall: () => undefined }))
const plain = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#x27;', "'")
/** The text that stands open; folded parts are left out. */
const open = (markup: string) => plain(markup.replace(/<details[^]*?<\/details>/g, ''))

describe('the notice before the first note', () => {
  test('the notice names who cannot know, who could, and whose word the rest is', () => {
    const words = open(html(false))
    expect(words).toContain(
      'No woman in the circle can learn that you wrote this, nor can Teresa, nor anyone who takes our records.',
    )
    expect(words).toContain('Whoever runs this server could, by watching it live or by changing the program.')
    expect(words).toContain('That at least four here could have written it is the server’s word')
    expect(words).toContain('that they are who they say is the word of Teresa, who lets them in.')
  })

  test('AN-17: the notice says that a way of writing may tell and what to leave out, and nothing offers to rewrite a note', () => {
    expect(open(html(false))).toContain(
      'And a way of writing may tell. Leave out names and places, and any turn of words that is known to be yours.',
    )
    expect(JSON.stringify(words)).not.toMatch(/rewrit|rephrase|reword|suggestion|improve|assistant/i)
  })

  test('the notice promises nothing without its limit', () => {
    expect(JSON.stringify(words)).not.toMatch(/\b(guarantee|impossible|completely|fully anonymous|100)\b/i)
  })
})

describe('AN-18: before every note', () => {
  test.each([
    ['the first', false],
    ['a later one', true],
  ])('%s: nobody can come to help, and someone to call is one press away', (_, folded) => {
    expect(open(html(folded))).toContain(
      'Because nobody will know who it was, nobody can come to help. If you are in danger, someone to call is always here.',
    )
    expect(html(folded).replace(/<details[^]*?<\/details>/g, '')).toMatch(
      /<button[^>]*aria-haspopup="dialog"[^>]*>someone to call<\/button>/,
    )
  })

  test('no word raises an alarm: a note of despair is a note like any other', () => {
    for (const text of ['I do not want to live any more.', 'He hits me, and I am afraid of tonight.']) {
      expect(checkNoteText(text)).toEqual({ ok: true, text })
    }
  })
})
