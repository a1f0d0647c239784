/* A share in writing: one text, sent by her press, unsent until then. Each of its acts stays what it says, whatever she has written.
   It is measured by the rule itself. */
import { oneForm } from '@circle/shared/gathering/one-form'
import { limits } from '@circle/shared/gathering/state'
import { roomLeft } from '@circle/shared/gathering/text'
import { Act } from '../../ui/Button.tsx'
import { Area } from '../../ui/Field.tsx'
import { ACTS, PEN } from '../../words/tray.ts'
import type { Pen as PenState } from './useWrittenShare.ts'

interface PenProps {
  pen: PenState
  /** Given while this page does not hear from the circle: nothing can be said then, and what she wrote waits. */
  onTryAgain: (() => void) | null
}

export function Pen({ pen: { draft, sending, onDraft, onBack, onSay, onSayAndPass }, onTryAgain }: PenProps) {
  const text = oneForm(draft)
  const left = roomLeft(text, limits.written)
  const cannot = sending || text === '' || left < 0
  return (
    <div className="pen">
      <Area
        label={PEN.label}
        labelUnseen
        rows={2}
        value={draft}
        placeholder={PEN.placeholder}
        autoFocus
        onChange={(e) => onDraft(e.target.value)}
      />
      {onTryAgain ? (
        <Act onClick={onTryAgain}>{ACTS['try-again']}</Act>
      ) : (
        <>
          <Act firm stone disabled={cannot} onClick={onSayAndPass}>
            {PEN.sayAndPass}
          </Act>
          <Act disabled={cannot} onClick={onSay}>
            {PEN.say}
          </Act>
          <Act onClick={onBack}>{PEN.back}</Act>
        </>
      )}
      <p className={left < 100 ? 'count' : 'unseen'} role="status">
        {PEN.room(left)}
      </p>
    </div>
  )
}
