// Tells when nothing has got through for so long that she must know: no join yet, or a dead connection. It mends
// nothing and knows no screen.

/** Most joins and most breaks are over before this (ms). */
export const patience = 5_000
/** The time between further checks (ms): a connection may come back before its signalling does. */
const again = 1_000

export class MissingConnection {
  over = false
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly carries: () => boolean
  private readonly changed: () => void

  /** `carries`: whether sound may still go over the connection, although its signalling is broken. */
  constructor(carries: () => boolean, changed: () => void) {
    this.carries = carries
    this.changed = changed
  }

  /** The connection is missing from now on. A second call changes nothing. */
  begin() {
    if (this.timer === null) this.lookIn(patience)
  }

  end() {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.over = false
  }

  private lookIn(ms: number) {
    this.timer = setTimeout(() => {
      const was = this.over
      this.over = !this.carries()
      this.lookIn(again)
      if (this.over !== was) this.changed()
    }, ms)
  }
}
