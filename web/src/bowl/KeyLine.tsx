/* The six words of the bowl's key, on every screen of the room: a line to compare by ear, not to press. In the same place,
   and only on her own screen, the one thing about her notes that she has to see without looking for it. */
import { BOWL } from '../words/bowl.ts'
import type { HerBowl } from './her-bowl.ts'

export function KeyLine({ bowl }: { bowl: Pick<HerBowl, 'words' | 'notes'> | null }) {
  const lost = bowl?.notes.some((note) => note.state === 'unknown') ?? false
  return (
    <div className="key-line">
      <p className="lost" role="status">{lost ? BOWL.lost : ''}</p>
      {bowl?.words && <p>{BOWL.keys.short} <b>{bowl.words.join(' ')}</b></p>}
    </div>
  )
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
