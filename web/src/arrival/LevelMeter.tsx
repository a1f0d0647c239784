/* How loud her microphone is, for her alone: measured in this page, played nowhere, kept nowhere. The word beside
   the five bars says the same. */
import { useEffect, useState } from 'react'

const BARS = [6, 10, 14, 17, 20]

/** level: 0 (silent) … 1. */
export function LevelMeter({ level }: { level: number }) {
  return (
    <span className="level" aria-hidden="true">
      {BARS.map((height, i) => (
        <i key={height} className={level > i / BARS.length ? 'on' : undefined} style={{ height }} />
      ))}
    </span>
  )
}

/** Root mean square of the samples, spread over 0 … 1 so that ordinary speech moves most of the meter. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const decibel = 20 * Math.log10(Math.sqrt(sum / Math.max(1, samples.length)) || 1e-6)
  return Math.min(1, Math.max(0, (decibel + 55) / 45))
}

export function useLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (track === null) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 1024
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      // Steps of a tenth: the meter shows five bars, and an equal state draws nothing.
      setLevel(Math.round(loudness(samples) * 10) / 10)
    }, 100)
    return () => {
      clearInterval(timer)
      setLevel(0)
      void context.close()
    }
  }, [track])
  return level
}
