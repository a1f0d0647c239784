/* A share in writing: one text, sent by her press, unsent until then. At most 800 graphemes, as the circle counts them. */
import { limits } from '@circle/shared/gathering/state'
import { Act } from '../ui/Act.tsx'
import { Area } from '../ui/Field.tsx'
import { ACTS, PEN } from '../words/tray.ts'

interface PenProps {
  draft: string
  onDraft(text: string): void
  onSend(): void
  onBack(): void
  onPassOn(): void
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export function graphemes(text: string): number {
  let n = 0
  for (const _ of segmenter.segment(text)) n += 1
  return n
}

export function Pen({ draft, onDraft, onSend, onBack, onPassOn }: PenProps) {
  const left = limits.written - graphemes(draft)
  const can = draft.trim() !== '' && left >= 0
  return (
    <div className="pen">
      <Area label={PEN.label} labelUnseen rows={2} value={draft} placeholder={PEN.placeholder} autoFocus
        onChange={(e) => onDraft(e.target.value)} />
      <Act disabled={!can} onClick={onSend}>{PEN.say}</Act>
      {draft === ''
        ? <Act onClick={onBack}>{PEN.back}</Act>
        : <Act stone onClick={onPassOn}>{ACTS['pass-on']}</Act>}
      <p className={left < 100 ? 'count' : 'unseen'} role="status">{PEN.room(left)}</p>
    </div>
  )
}
