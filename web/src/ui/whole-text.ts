// The JSX runtime of the product: React's own, with every text that stands beside something else put into an element of its
// own. A browser that translates the page takes text nodes away from React; an element it leaves, and React writes the whole
// content of that one anew. So a word on a translated page is never an old one. It must not change what is read or seen.
import { Fragment, type JSX, jsx as one, jsxs as several } from 'react/jsx-runtime'

export { Fragment }

/** Their content is text alone, or (of SVG) knows no element of ours. */
const BARE = new Set(['option', 'title', 'textarea', 'style', 'script', 'text', 'tspan'])

/** An element that sets its text apart from what stands around it, and that no style of ours means. */
const alone = (text: string) => one('bdi', { children: text })

/** What a component is given stands in an element of its own making. */
const holdsText = (type: unknown): boolean => typeof type !== 'string' || !BARE.has(type)
const isText = (child: unknown): child is string | number => typeof child === 'string' || typeof child === 'number'

/** Every child keeps its place, by which React knows it again: a run of text stands at its first, and its others are empty. */
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
