// One soft tone, made here, so that nothing is fetched for it: it comes and goes slowly and is quieter than a voice.
import { onLeave } from '../ui/leave.ts'

let audio: AudioContext | null = null

export function softTone(): void {
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
