// Tells her outside the page that the piece comes to her, by the signs she chose in Comfort. It must say nothing of the
// circle: the title means nothing to others, and tone and buzz come only when she chose them. The tone is made here, so
// that nothing is fetched; it comes and goes slowly and is quieter than a voice.
import { useEffect, useRef } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { comfortNow, useComfort } from '../ui/comfort.ts'
import { TITLES } from '../words/help.ts'
import { onLeave } from '../leaving/leave.ts'

/** The turn that is offered to her or that she has; null: the piece is elsewhere. */
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

  // Once for each offer. A sign that she chooses later is for the next offer.
  useEffect(() => {
    if (offered === null) return
    const chosen = comfortNow()
    if (chosen.tone) softTone()
    if (chosen.vibration) navigator.vibrate?.([80, 120, 80])
  }, [offered])

  // The tone sounds once when she chooses it: she hears it, and her press lets the browser play it later.
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
