/* The six words of the bowl's key, on every screen of the room: a line to compare by ear, not to press. */
import { BOWL } from '../words/bowl.ts'
import type { HerBowl } from './her-bowl.ts'

export function KeyLine({ words }: { words: HerBowl['words'] }) {
  return <p className="key-line">{words && <>{BOWL.keys.short} <b>{words.join(' ')}</b></>}</p>
}

/** The same words where there is room to say what they are for. */
export function KeyWords({ words, what }: { words: readonly string[] | null; what: string }) {
  if (!words) return null
  return (
    <div className="key-words">
      <p>{BOWL.keys.label} <b>{words.join(' ')}</b></p>
      <p className="soft">{what}</p>
    </div>
  )
}
