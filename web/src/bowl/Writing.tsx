/* Writing a note: it leaves this field only by her press. The draft is held above the sheet, in memory alone; nothing tells
   anybody that she writes. */
import { useState } from 'react'
import { noteRoom } from '@circle/shared/bowl/note-text'
import { Act } from '../ui/Button.tsx'
import { Area } from '../ui/Field.tsx'
import { BOWL } from '../words/bowl.ts'
import type { HerBowl } from './her-bowl.ts'
import { KeyWords } from './KeyLine.tsx'
import { Notice } from './Notice.tsx'

const W = BOWL.write

export interface WritingProps {
  bowl: HerBowl
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
  const left = noteRoom(draft)
  const ready = bowl.standing === 'ready'
  const lay = () => {
    const answer = bowl.lay(draft)
    if (answer === 'sent') {
      onDraft('')
      return onLaid()
    }
    return setWrong(answer === 'empty' ? W.empty : answer === 'too-long' ? W.tooLong : W.notNow)
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
        label={W.label}
        labelUnseen
        rows={3}
        value={draft}
        wrong={wrong}
        onChange={(e) => {
          setWrong(null)
          onDraft(e.target.value)
        }}
      />
      <p className="count" role="status">
        {W.room(left)}
      </p>
      <Notice lead={lead} smallest={smallest} folded={bowl.notes.length > 0} onCall={onCall} />
      <KeyWords words={bowl.words} what={guiding ? BOWL.keys.whatLead : BOWL.keys.what(lead)} />
      {!ready && (
        <p className="soft" role="status">
          {W.preparing}
        </p>
      )}
      <div className="foot">
        <Act bare onClick={onBack}>
          {W.away}
        </Act>
        <Act firm type="submit" disabled={!ready || draft.trim() === '' || left < 0}>
          {W.lay}
        </Act>
      </div>
    </form>
  )
}
