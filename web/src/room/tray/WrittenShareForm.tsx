/* The form of a share in writing: one text, sent only by her press. Each button keeps its meaning, whatever she has
   written. The length is measured by the rule of the circle itself. */
import { normalizeText } from '@circle/shared/gathering/normalize-text'
import { limits } from '@circle/shared/gathering/state'
import { charactersLeft } from '@circle/shared/gathering/text'
import { Button } from '../../ui/Button.tsx'
import { Area } from '../../ui/Field.tsx'
import { ACTS, WRITTEN_SHARE } from '../../words/tray.ts'
import type { WrittenShareDraft } from './useWrittenShare.ts'

interface WrittenShareFormProps {
  share: WrittenShareDraft
  /** Given while this page does not hear from the server: nothing can be sent then, and her text waits. */
  onTryAgain: (() => void) | null
}

export function WrittenShareForm({
  share: { draft, sending, onDraft, onBack, onSay, onSayAndPass },
  onTryAgain,
}: WrittenShareFormProps) {
  const text = normalizeText(draft)
  const left = charactersLeft(text, limits.written)
  const cannot = sending || text === '' || left < 0
  return (
    <div className="written-share-form">
      <Area
        label={WRITTEN_SHARE.label}
        labelHidden
        rows={2}
        value={draft}
        placeholder={WRITTEN_SHARE.placeholder}
        autoFocus
        onChange={(e) => onDraft(e.target.value)}
      />
      {onTryAgain ? (
        <Button onClick={onTryAgain}>{ACTS['try-again']}</Button>
      ) : (
        <>
          <Button firm stone disabled={cannot} onClick={onSayAndPass}>
            {WRITTEN_SHARE.sayAndPass}
          </Button>
          <Button disabled={cannot} onClick={onSay}>
            {WRITTEN_SHARE.say}
          </Button>
          <Button onClick={onBack}>{WRITTEN_SHARE.back}</Button>
        </>
      )}
      <p className={left < 100 ? 'count' : 'visually-hidden'} role="status">
        {WRITTEN_SHARE.room(left)}
      </p>
    </div>
  )
}
