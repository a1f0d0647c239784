/* Leave now: a blank page first, then everything else. It asks nothing, waits for nothing, works offline, and must
   send no command to the server: to the others it looks like any lost connection. */
import { endConnections } from './open-connections.ts'

/** True: something could not be ended. */
type Cleanup = () => unknown

const cleanups = new Set<Cleanup>()
let left = false

/** Registers what must stop when she leaves (tracks, sockets, drafts). Must be synchronous. Returns the undo. */
export function onLeave(cleanup: Cleanup): () => void {
  cleanups.add(cleanup)
  return () => cleanups.delete(cleanup)
}

/** One failing step must not keep the others from happening. */
function quietly(step: () => unknown): unknown {
  try {
    const result = step()
    if (result instanceof Promise) result.catch(() => undefined)
    return result
  } catch {
    // She is leaving; nobody is left to tell.
    return undefined
  }
}

/**
 * The operator's neutral address, http(s). A path of ours would bring her back to what she wants to get away from; an
 * empty page does not, and needs no network.
 */
export function leaveTarget(said: string | null | undefined): string {
  const target = said?.trim() ?? ''
  return /^https?:\/\//i.test(target) ? target : 'about:blank'
}

const saidTarget = () => leaveTarget(document.querySelector('meta[name="leave-to"]')?.getAttribute('content'))

/** The state of the history entry in which the room stands, and of the one in which she left it. */
export const IN_ROOM = 'in-room'
const LEFT = 'left'

/**
 * The room stands one entry further in the history than all else (back.ts). She goes back over that entry first, so
 * that nothing of ours stays behind her, but not before the blank page is drawn. She leaves all the same when the
 * browser does not go back.
 */
function goAway(target: string): void {
  let gone = false
  const go = () => {
    if (!gone) location.replace(target)
    gone = true
  }
  if (history.state !== IN_ROOM) return go()
  history.replaceState(LEFT, '')
  addEventListener('popstate', go)
  setTimeout(go, 300)
  requestAnimationFrame(() => setTimeout(() => history.back()))
  return undefined
}

/**
 * True: going forward in the history opened this page where she had left the room. The page leaves again before it
 * draws.
 */
export function wentBackToLeft(): boolean {
  if (history.state !== LEFT) return false
  location.replace(saidTarget())
  return true
}

function silence(): void {
  for (const element of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
    element.pause()
    element.srcObject = null
  }
}

async function wipe(): Promise<void> {
  quietly(() => sessionStorage.clear())
  quietly(() => localStorage.clear())
  quietly(async () => {
    for (const name of await caches.keys()) await caches.delete(name)
  })
  quietly(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
  })
}

/**
 * Ends sound, devices and connections at once while the page stays, also for a page that is broken and ends nothing
 * itself. True when a device is still open.
 */
export function endAll(): boolean {
  quietly(silence)
  const open = [...cleanups].map(quietly).includes(true)
  // The media library may be reconnecting in this very moment, so its connections end too.
  quietly(endConnections)
  return open
}

export function leaveNow(): void {
  if (left) return
  left = true
  const target = saidTarget()
  quietly(silence)
  // With head and body gone the next frame is empty, whatever a component still draws.
  quietly(() => document.documentElement.replaceChildren())
  endAll()
  quietly(() => navigator.sendBeacon('/leave'))
  quietly(wipe)
  goAway(target)
}

/** The key code of a key that an input method takes (UI Events, 8.3); some browsers say only this. */
const FOR_INPUT_METHOD = 229

/**
 * Shift three times, each within five seconds of the last and never as a modifier (GOV.UK "Exit this page"). While an
 * input method composes in a field, Shift is one of its own keys and does not count.
 */
export function watchShift(leave: () => void = leaveNow, on: EventTarget = window): () => void {
  const first = { capture: true } // before any handler that might take the key for itself
  let times: number[] = []
  let alone = false
  const forget = () => {
    alone = false
    times = []
  }
  const down = (event: Event) => {
    const e = event as KeyboardEvent
    if (e.key !== 'Shift' || e.isComposing || e.keyCode === FOR_INPUT_METHOD) forget()
    else if (!e.repeat) alone = !(e.ctrlKey || e.altKey || e.metaKey)
  }
  const up = (event: Event) => {
    const e = event as KeyboardEvent
    if (e.isComposing) forget()
    if (e.key !== 'Shift' || !alone) return
    alone = false
    const last = times.at(-1)
    times = last !== undefined && e.timeStamp - last > 5000 ? [e.timeStamp] : [...times, e.timeStamp]
    if (times.length >= 3) leave()
  }
  on.addEventListener('keydown', down, first)
  on.addEventListener('keyup', up, first)
  on.addEventListener('pointerdown', forget, first)
  return () => {
    on.removeEventListener('keydown', down, first)
    on.removeEventListener('keyup', up, first)
    on.removeEventListener('pointerdown', forget, first)
  }
}

/** A page that the browser restores from memory after she left must leave again at once. */
if (typeof addEventListener === 'function') {
  addEventListener('pageshow', () => {
    if (left) location.replace(leaveTarget(null))
  })
}
