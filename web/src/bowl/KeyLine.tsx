/* The six words of the bowl's key: under the room while they are read aloud, and in the bowl's sheet. They are
   compared by ear and cannot be pressed. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { BOWL } from '../words/bowl.ts'
import type { BowlClient } from './bowl-client.ts'

/** From the opening until something has begun. After that the words have been read aloud and would be in the way. */
export const readAloudNow = ({
  bowl,
  round,
  piece,
  mode,
  rest,
}: Pick<RoomView, 'bowl' | 'round' | 'piece' | 'mode' | 'rest'>): boolean =>
  bowl !== null && round === null && piece.at === 'centre' && mode === 'round' && rest === null

export function KeyLine({ words, what }: { words: BowlClient['words']; what: string }) {
  return (
    <p className="key-line">
      {words && (
        <>
          {BOWL.keys.label} <b>{words.join(' ')}</b> <span>{what}</span>
        </>
      )}
    </p>
  )
}

/** The same words in a sheet, at any time. */
export function KeyWords({ words, what }: { words: readonly string[] | null; what: string }) {
  if (!words) return null
  return (
    <div className="key-words">
      <p>
        {BOWL.keys.label} <b>{words.join(' ')}</b>
      </p>
      <p className="soft">{what}</p>
    </div>
  )
}
