/* When a change removes the focused control, the focus moves to its nearest container that still stands, instead of
   falling to the page (WCAG 2.4.3). It knows elements only, no component. */

/** Containers where a screen reader can begin again: a person's row, a part of the screen, the sheet, the screen. */
const HOMES = 'li, section, [role="dialog"], main'

/** A ref callback for an element that holds such containers. */
export function keepFocus(root: HTMLElement | null): (() => void) | undefined {
  if (!root) return undefined
  let homes: HTMLElement[] = []
  const into = (e: FocusEvent) => {
    homes = homesOf(e.target, root)
  }
  const out = ({ target }: FocusEvent) => {
    // The control was removed, or she moved on herself. Only afterwards can this be told.
    queueMicrotask(() => {
      if (target instanceof HTMLElement && target.isConnected && !root.contains(document.activeElement)) homes = []
    })
  }
  const changes = new MutationObserver(() => {
    if (homes.length === 0 || !isLost()) return
    const home = homes.find((one) => one.isConnected)
    if (!home) return
    if (!home.hasAttribute('tabindex')) home.tabIndex = -1
    home.focus({ preventScroll: true })
  })
  root.addEventListener('focusin', into)
  root.addEventListener('focusout', out)
  changes.observe(root, { childList: true, subtree: true })
  return () => {
    root.removeEventListener('focusin', into)
    root.removeEventListener('focusout', out)
    changes.disconnect()
  }
}

const isLost = () => document.activeElement === null || document.activeElement === document.body

/** The containers from the nearest outwards, the root included. */
function homesOf(target: EventTarget | null, root: HTMLElement): HTMLElement[] {
  const homes: HTMLElement[] = []
  for (let at = target instanceof HTMLElement ? target : null; at && root.contains(at); at = at.parentElement) {
    if (at !== target && at.matches(HOMES)) homes.push(at)
  }
  return homes
}
