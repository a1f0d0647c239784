// What every screen owes every woman, as one list of sentences: empty when nothing is owed.
// axe judges names, roles and contrast; what it cannot judge (sizes, sideways scroll, focus) is looked at here.
import type { Page } from '@playwright/test'
import axe from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
    newLooks: () => Element[]
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds. It comes into a page once, and only what it finds goes out again: both cost more than the looking. Contrast
 * is four fifths of its work, and depends on nothing but colours, sizes and what lies behind: each distinct look is judged
 * once in a page.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source)
    await page.evaluate(`window.newLooks = (${makeNewLooks.toString()})()`)
  }
  return page.evaluate(async (values) => {
    const resultTypes: ['violations'] = ['violations']
    const looks = window.newLooks()
    const all = [
      await window.axe.run(document, {
        runOnly: { type: 'tag', values },
        rules: { 'color-contrast': { enabled: false } },
        resultTypes,
      }),
      ...(looks.length > 0
        ? [await window.axe.run({ include: looks }, { runOnly: ['color-contrast'], resultTypes })]
        : []),
    ]
    return all.flatMap(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`)),
    )
  }, TAGS)
}

/** In the page. Answers with the texts of a look that was not there before, whenever it is asked. */
function makeNewLooks(): () => Element[] {
  const seen = new Set<string>()
  const painted = (element: Element): string => {
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(element)
    return [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join()
  }
  const lookOf = (element: Element): string => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
    const around: Element[] = []
    for (let one: Element | null = element; one; one = one.parentElement) around.push(one)
    const { left, top, width, height } = element.getBoundingClientRect()
    const beneath = document.elementsFromPoint(left + width / 2, top + height / 2)
    return [color, fontSize, fontWeight, textShadow, ...around.map(painted), '/', ...beneath.map(painted)].join(';')
  }
  return () => {
    const fresh: Element[] = []
    for (const element of document.querySelectorAll('body *')) {
      const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '')
      if (!(says || element.matches('input, textarea, select')) || !element.checkVisibility()) continue
      const look = lookOf(element)
      if (seen.has(look)) continue
      seen.add(look)
      fresh.push(element)
    }
    return fresh
  }
}

/** One h1, no sideways scroll, every control at least 44 x 44 px (WCAG 2.5.5), each seen and uncovered when focused (2.4.7, 2.4.11). */
export async function lawsBroken(page: Page): Promise<string[]> {
  // A key, so that the browser shows focus as it does to whoever uses the keyboard.
  await page.keyboard.press('Tab')
  return page.evaluate(look)
}

/** In the page. Leaves the focus and the scroll where they were. */
function look(): string[] {
  const broken: string[] = []
  const named = (element: Element) =>
    `${element.localName}.${element.className} "${(element.textContent ?? '').trim().slice(0, 40)}"`
  const root = document.documentElement
  const headings = [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility())
  if (headings.length !== 1) broken.push(`${headings.length} headings of the first level`)
  if (root.scrollWidth > root.clientWidth) broken.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`)

  const reachable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
  const controls = [...document.querySelectorAll<HTMLElement>(reachable)].filter(
    (control) => control.checkVisibility() && !control.closest('[inert]'),
  )
  for (const control of controls) {
    const inSentence = control.localName === 'a' && control.parentElement?.localName === 'p'
    const label = control.closest('label')
    const { width, height } = (label ?? control).getBoundingClientRect()
    if (!inSentence && (width < 43.5 || height < 43.5))
      broken.push(`small (${width.toFixed(0)} x ${height.toFixed(0)}): ${named(control)}`)
  }

  const before = document.activeElement
  const scrolled = [scrollX, scrollY] as const
  for (const control of controls.filter((one) => !one.matches(':disabled'))) {
    control.focus()
    // Of these a browser shows the caret alone, and the rest may lie below.
    if (control.localName === 'textarea') control.scrollIntoView({ block: 'nearest' })
    const { outlineStyle, outlineWidth } = getComputedStyle(control)
    const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    if (!ring) broken.push(`focus is not seen: ${named(control)}`)
    const box = control.getBoundingClientRect()
    const at = (x: number, y: number) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
      return top !== null && (control.contains(top) || (control.closest('label')?.contains(top) ?? false))
    }
    if (![at(0.5, 0.5), at(0.1, 0.5), at(0.9, 0.5), at(0.5, 0.15), at(0.5, 0.85)].every(Boolean)) {
      broken.push(`covered when focused: ${named(control)}`)
    }
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  scrollTo(...scrolled)
  return broken
}
