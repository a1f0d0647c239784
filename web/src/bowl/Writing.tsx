/* Writing a note, and what the bowl can promise before she writes. Only her press sends the note. The draft stands
   above the sheet, in memory alone, and nothing tells anybody that she writes. The notice must promise nothing that
   does not hold. */
import { useState } from 'react'
import { noteCharactersLeft } from '@circle/shared/bowl/note-text'
import { Button } from '../ui/Button.tsx'
import { Area } from '../ui/Field.tsx'
import { BOWL, BOWL_NOTICE, WRITE_NOTE } from '../words/bowl.ts'
import type { BowlClient } from './bowl-client.ts'
import { KeyWords } from './KeyLine.tsx'

export interface WritingProps {
  bowl: BowlClient
  lead: string
  smallest: number
  guiding: boolean
  draft: string
  onDraft(text: string): void
  onLaid(): void
  onBack(): void
  onCall(): void
}

export function Writing({ bowl, lead, smallest, guiding, draft, onDraft, onLaid, onBack, onCall }: WritingProps) {
  const [wrong, setWrong] = useState<string | null>(null)
  const left = noteCharactersLeft(draft)
  const ready = bowl.readiness === 'ready'
  const lay = () => {
    const answer = bowl.lay(draft)
    if (answer === 'sent') {
      onDraft('')
      return onLaid()
    }
    return setWrong(
      answer === 'empty' ? WRITE_NOTE.empty : answer === 'too-long' ? WRITE_NOTE.tooLong : WRITE_NOTE.notNow,
    )
  }
  return (
    <form
      className="writing"
      autoComplete="off"
      onSubmit={(e) => {
        e.preventDefault()
        lay()
      }}
    >
      <Area
        label={WRITE_NOTE.label}
        labelHidden
        rows={3}
        value={draft}
        wrong={wrong}
        onChange={(e) => {
          setWrong(null)
          onDraft(e.target.value)
        }}
      />
      <p className="count" role="status">
        {WRITE_NOTE.room(left)}
      </p>
      <Notice lead={lead} smallest={smallest} folded={bowl.notes.length > 0} onCall={onCall} />
      <KeyWords words={bowl.words} what={guiding ? BOWL.keys.whatLead : BOWL.keys.what(lead)} />
      {!ready && (
        <p className="soft" role="status">
          {WRITE_NOTE.preparing}
        </p>
      )}
      <div className="foot">
        <Button bare onClick={onBack}>
          {WRITE_NOTE.away}
        </Button>
        <Button firm type="submit" disabled={!ready || draft.trim() === '' || left < 0}>
          {WRITE_NOTE.lay}
        </Button>
      </div>
    </form>
  )
}

interface NoticeProps {
  /** The name of the woman who guides, inside a sentence. */
  lead: string
  smallest: number
  /** She has read the notice before, so it is folded. */
  folded: boolean
  onCall(): void
}

/** What the bowl can promise and what it cannot, before she writes. */
export function Notice({ lead, smallest, folded, onCall }: NoticeProps) {
  const promise = <Promised lead={lead} smallest={smallest} />
  return (
    <>
      {folded ? (
        <details className="promise">
          <summary>{BOWL_NOTICE.fold}</summary>
          {promise}
        </details>
      ) : (
        promise
      )}
      <p className="soft">
        {BOWL_NOTICE.nobody}{' '}
        <button className="link" type="button" aria-haspopup="dialog" onClick={onCall}>
          {BOWL_NOTICE.call}
        </button>{' '}
        {BOWL_NOTICE.always}
      </p>
    </>
  )
}

function Promised({ lead, smallest }: Pick<NoticeProps, 'lead' | 'smallest'>) {
  return (
    <div className="well promise">
      <p>
        <b>{BOWL_NOTICE.holds}</b> {BOWL_NOTICE.who(lead)}
      </p>
      <p>
        <b>{BOWL_NOTICE.not}</b> {BOWL_NOTICE.could} {BOWL_NOTICE.trust(smallest, lead)} {BOWL_NOTICE.own}
      </p>
    </div>
  )
}
