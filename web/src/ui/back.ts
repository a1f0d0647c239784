/* The back gesture and the back button inside the room: they close a sheet, or stay in the room. For that the room
   stands one entry further in the history; leaving takes that entry back (leave.ts). Browsers let a second press in
   a row go. */
import { IN_ROOM, onLeave } from '../leaving/leave.ts'

function enter(): void {
  if (history.state !== IN_ROOM) history.pushState(IN_ROOM, '')
}

/** A sheet closes by Escape as well, so this file needs to know none. */
function closeSheets(): boolean {
  const open = document.querySelector('[role="dialog"]') !== null
  if (open) dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  return open
}

/** `onStayed`: she went back, no sheet was open, and she is still in the room. Returns the undo. */
export function stayInRoom(onStayed: () => void): () => void {
  const back = () => {
    if (history.state === IN_ROOM) return
    enter()
    if (!closeSheets()) onStayed()
  }
  enter()
  addEventListener('popstate', back)
  const stop = () => removeEventListener('popstate', back)
  const off = onLeave(stop)
  return () => {
    off()
    stop()
  }
}
