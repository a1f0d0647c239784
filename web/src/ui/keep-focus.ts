/* When the control that has the focus is gone with the change it made, the focus goes to the nearest part that still stands
   instead of falling to the page (WCAG 2.4.3). Knows elements only, no component. */

/** Parts a reader can begin at again: one person's row, one part of the screen, the sheet, the screen. */
const HOMES = 'li, section, [role="dialog"], main'

/** A ref callback for whatever holds such parts. */
export function keepFocus(root: HTMLElement | null): (() => void) | undefined {
  if (!root) return undefined
  let homes: HTMLElement[] = []
  const into = (e: FocusEvent) => {
    homes = homesOf(e.target, root)
  }
  const out = ({ target }: FocusEvent) => {
    // Gone with its control, or gone elsewhere by her own wish: only afterwards can it be told.
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

/** From the nearest outwards, the root included. */
function homesOf(target: EventTarget | null, root: HTMLElement): HTMLElement[] {
  const homes: HTMLElement[] = []
  for (let at = target instanceof HTMLElement ? target : null; at && root.contains(at); at = at.parentElement) {
    if (at !== target && at.matches(HOMES)) homes.push(at)
  }
  return homes
}
