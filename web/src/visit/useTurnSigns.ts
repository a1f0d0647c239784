// Tells her beside the screen that the piece comes to her, by the signs that Comfort names. It says nothing of the circle: a
// title that tells nobody else anything, and a tone and a buzz only when she chose them.
import { useEffect, useRef } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { comfortNow, useComfort } from '../ui/comfort.ts'
import { TITLES } from '../words/around.ts'
import { softTone } from './soft-tone.ts'

/** The turn that is offered to her or that she has; null: it is elsewhere. */
function ownTurn({ piece, you }: Pick<RoomView, 'piece' | 'you'>): { turn: number; offered: boolean } | null {
  if (piece.at === 'offered' && piece.to === you.id) return { turn: piece.turn, offered: true }
  return piece.at === 'held' && piece.by === you.id ? { turn: piece.turn, offered: false } : null
}

export function useTurnSigns(view: RoomView): void {
  const { title, tone } = useComfort()
  const mine = ownTurn(view)
  const has = mine !== null
  const offered = mine?.offered === true ? mine.turn : null

  useEffect(() => {
    document.title = title && has ? TITLES.turn : TITLES.room
  }, [title, has])

  // Once for each offer; what she chooses later is for the next one.
  useEffect(() => {
    if (offered === null) return
    const chosen = comfortNow()
    if (chosen.tone) softTone()
    if (chosen.vibration) navigator.vibrate?.([80, 120, 80])
  }, [offered])

  // Chosen, it sounds once: she hears what it will be like, and her press lets the browser play it later.
  const before = useRef(tone)
  useEffect(() => {
    if (tone && !before.current) softTone()
    before.current = tone
  }, [tone])
}
