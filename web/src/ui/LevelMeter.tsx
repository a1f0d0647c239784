/* How loud her microphone hears, seen by her alone. Five bars; the word beside it says the same. */
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
