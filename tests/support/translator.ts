// What the translators of browsers do to a page, without their words: each text is marked instead of translated.
// Chrome puts <font> elements in the place of text and around sentences; Firefox changes text and lays elements down anew.
import type { Page } from '@playwright/test'

export const TRANSLATORS = ['texts-replaced', 'sentences-wrapped', 'laid-down-anew'] as const
export type Translator = (typeof TRANSLATORS)[number]

export const translate = (page: Page, how: Translator): Promise<void> =>
  page.evaluate((way) => {
    const texts: Text[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.textContent!.trim() && !node.parentElement!.closest('script')) texts.push(node as Text)
    }
    const marked = (text: string) => (text.includes('⟦') ? text : `⟦${text}⟧`)
    const fonts = (text: string): HTMLElement => {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')]
      inner.textContent = marked(text)
      outer.style.verticalAlign = 'inherit'
      outer.append(inner)
      return outer
    }
    const sentences = new Set(
      texts.map((text) =>
        text.parentElement!.closest('p, h1, h2, li, figcaption, button, label, header, dd, blockquote'),
      ),
    )
    if (way === 'laid-down-anew') {
      for (const text of texts) text.data = marked(text.data)
      for (const one of sentences) if (one) for (const child of [...one.childNodes]) one.appendChild(child)
      return
    }
    for (const text of texts) {
      text.parentNode!.replaceChild(fonts(text.data), text)
    }
    if (way !== 'sentences-wrapped') return
    for (const one of sentences) {
      if (!one || !one.isConnected || one.querySelector('input, textarea, select, button, p, div')) continue
      const around = document.createElement('font')
      around.append(...one.childNodes)
      one.append(around)
    }
  }, how)

/** All that stands on the page, whoever wrote it last, letter by letter: elements of others change where words are set apart. */
export const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.body.innerText.replaceAll(/[⟦⟧\s]+/g, ''))
