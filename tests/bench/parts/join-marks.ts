// What a join is made of, as the newcomer's browser sees it: an instant for each step, so that the whole can be explained.
// It only looks at the browser's own sockets and connections.
import type { BrowserContext, Page } from 'playwright'

export const steps = ['admitted', 'socketBegun', 'socketOpen', 'answered', 'connected', 'track'] as const
export type Step = (typeof steps)[number]
/** Wall-clock milliseconds of the first time each step was seen. */
export type Marks = Partial<Record<Step, number>>

declare global {
  interface Window {
    joinMarks: Marks
  }
}

function mark(): void {
  window.joinMarks = {}
  const seen = (step: Step): void => {
    window.joinMarks[step] ??= performance.timeOrigin + performance.now()
  }
  window.WebSocket = class extends window.WebSocket {
    constructor(...all: ConstructorParameters<typeof WebSocket>) {
      super(...all)
      if (String(all[0]).includes('/sfu/')) {
        seen('socketBegun')
        this.addEventListener('open', () => seen('socketOpen'))
        this.addEventListener('message', () => seen('answered'))
      } else
        this.addEventListener('message', ({ data }) => {
          if (typeof data === 'string' && data.includes('"audience":"listening"')) seen('admitted')
        })
    }
  }
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...all: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...all)
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') seen('connected')
      })
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'video') seen('track')
      })
    }
  }
}

export const watchJoin = (context: BrowserContext): Promise<void> => context.addInitScript(mark).then(() => {})
export const marksOf = (page: Page): Promise<Marks> => page.evaluate(() => window.joinMarks)
