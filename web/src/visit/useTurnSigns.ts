// Tells her beside the screen that the piece comes to her, by the signs that Comfort names. It says nothing of the circle: a
// title that tells nobody else anything, and a tone and a buzz only when she chose them.
import { useEffect, useRef } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { comfortNow, useComfort } from '../ui/comfort.ts'
import { TITLES } from '../words/help.ts'
import { onLeave } from '../ui/leave.ts'

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

let audio: AudioContext | null = null

function softTone(): void {
  audio ??= new AudioContext()
  void audio.resume().catch(() => undefined)
  const at = audio.currentTime
  const loudness = audio.createGain()
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.08, at + 0.25)
  loudness.gain.linearRampToValueAtTime(0, at + 1.6)
  loudness.connect(audio.destination)
  for (const pitch of [392, 588]) {
    const tone = audio.createOscillator()
    tone.frequency.value = pitch
    tone.connect(loudness)
    tone.start(at)
    tone.stop(at + 1.7)
  }
}

onLeave(() => void audio?.close())
