/* Makes what lies behind a sheet inert, until the last sheet is gone. Leave now never lies behind. It knows elements
   only, no component. */
const rooms = new Set<HTMLElement>()
let sheets = 0

const show = () => {
  for (const room of rooms) room.inert = sheets > 0
}

/** A ref callback for the part of a screen that sheets cover. */
export function behind(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined
  rooms.add(element)
  element.inert = sheets > 0
  return () => {
    rooms.delete(element)
  }
}

/** Makes what lies behind inert. The answer undoes it. */
export function coverRoom(): () => void {
  sheets += 1
  show()
  let covered = true
  return () => {
    if (!covered) return
    covered = false
    sheets -= 1
    show()
  }
}
