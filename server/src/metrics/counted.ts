// What the server counts while it works, for those who watch over the machine. Every label comes from a list in our own code:
// no name, no gathering, no address, nothing that somebody sent.
//
// Notes of the bowl are not counted when they arrive: a counter that moves with each post is a clock, and beside a record of
// who was typing it would name the author.

import type { CountedScreen } from '@circle/shared/socket'

export interface Counted {
  /** `type`: of our list of commands, or 'unknown'; `outcome`: 'ok' or a code of refusal. */
  command(type: string, outcome: string): void
  view(): void
  /** `kind`: the name of a LiveKit message, or why the frame was none. */
  droppedFrame(kind: string): void
  /** The SFU held something else than the rights, and was corrected. */
  corrected(what: 'removed' | 'permission' | 'muted'): void
  /** A page broke on this screen. */
  brokenPage(screen: CountedScreen): void
}

export const uncounted: Counted = {
  command: () => {},
  view: () => {},
  droppedFrame: () => {},
  corrected: () => {},
  brokenPage: () => {},
}
