// The JSX runtime of the product: React's own, with every text that stands beside something else in an element of its
// own. A browser that translates the page takes text nodes away from React, but leaves elements, and React rewrites the
// whole content of an element. So a translated page never shows an old word. This file must not change what is read or
// seen.
import { Fragment, type JSX, jsx as one, jsxs as several } from 'react/jsx-runtime'

export { Fragment }

/** Their content is text alone, or (in SVG) allows no HTML element. */
const BARE = new Set(['option', 'title', 'textarea', 'style', 'script', 'text', 'tspan'])

/** An element that isolates its text, and that none of our styles selects. */
const alone = (text: string) => one('bdi', { children: text })

/** A component puts its children into elements of its own making. */
const holdsText = (type: unknown): boolean => typeof type !== 'string' || !BARE.has(type)
const isText = (child: unknown): child is string | number => typeof child === 'string' || typeof child === 'number'

/**
 * Every child keeps its index, by which React knows it again: a run of text stands at its first index, and the others
 * are empty.
 */
function apart(children: readonly unknown[]): unknown[] {
  const out = [...children]
  for (let from = 0; from < out.length; from += 1) {
    if (!isText(out[from])) continue
    let to = from
    while (isText(children[to + 1])) to += 1
    const text = children.slice(from, to + 1).join('')
    if (text.trim() !== '') out.fill(null, from, to + 1)[from] = alone(text)
    from = to
  }
  return out
}

type Props = { children?: unknown }
type Made = (type: never, props: never, key?: never) => JSX.Element

export const jsxs: Made = (type, props: Props, key) =>
  several(
    type,
    (holdsText(type) && Array.isArray(props.children) ? { ...props, children: apart(props.children) } : props) as never,
    key,
  )

/** A fragment has no element of its own around its text. */
export const jsx: Made = (type, props: Props, key) =>
  one(
    type,
    (type === Fragment && isText(props.children)
      ? { ...props, children: alone(String(props.children)) }
      : props) as never,
    key,
  )
