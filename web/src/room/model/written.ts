/* What was shared in writing and may be read now: by her who has the piece, or by the last who had it. Pure. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { STAGE } from '../../words/room.ts'
import { nameAsTitle } from './people.ts'

export interface WrittenShare {
  /** Of her who writes, her name; of her who wrote, the sentence that says so. */
  title: string
  texts: readonly string[]
  /** She still has the piece. */
  now: boolean
}

export function writtenShare({ piece, lastWritten, ...view }: RoomView): WrittenShare | null {
  if (piece.at === 'held' && piece.written.length > 0) {
    return { title: nameAsTitle({ piece, lastWritten, ...view }, piece.by), texts: piece.written, now: true }
  }
  if (lastWritten === null) return null
  return {
    title: lastWritten.by === view.you.id ? STAGE.youWrote : STAGE.wrote(lastWritten.name),
    texts: lastWritten.texts,
    now: false,
  }
}
