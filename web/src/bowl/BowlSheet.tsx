/* The bowl's sheet: writing a note, or what became of her notes, or why the bowl is shut. It sends nothing by
   itself. */
import { useState } from 'react'
import type { BowlReadiness } from '@circle/shared/bowl/note-state'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { BOWL, MY_NOTES, WRITE_NOTE } from '../words/bowl.ts'
import { SHEETS } from '../words/room.ts'
import { Bowl } from './Bowl.tsx'
import { KeyWords } from './KeyLine.tsx'
import { MyNotes } from './MyNotes.tsx'
import { Writing, type WritingProps } from './Writing.tsx'

type BowlSheetProps = Omit<WritingProps, 'onLaid' | 'onBack'> & { onClose(): void }

export function BowlSheet(props: BowlSheetProps) {
  const { bowl, lead, guiding, onClose } = props
  const [writing, setWriting] = useState(bowl.notes.length === 0 || props.draft !== '')
  const shut = shutFor(bowl.readiness)
  if (shut === null && (writing || bowl.notes.length === 0)) {
    return (
      <Sheet title={WRITE_NOTE.title} soft={WRITE_NOTE.soft} picture={<Bowl />} onClose={onClose}>
        <Writing {...props} onLaid={() => setWriting(false)} onBack={onClose} />
      </Sheet>
    )
  }
  const words = shut ? shutWords(shut, props.smallest) : MY_NOTES
  return (
    <Sheet title={words.title} soft={words.soft} picture={<Bowl holds={pictured(props)} />} onClose={onClose}>
      <MyNotes notes={bowl.notes} acts={bowl} />
      <KeyWords words={bowl.words} what={guiding ? BOWL.keys.whatLead : BOWL.keys.what(lead)} />
      {shut && props.draft !== '' && <p className="soft">{WRITE_NOTE.stays}</p>}
      <div className="foot">
        {!shut && (
          <Button bare onClick={() => setWriting(true)}>
            {MY_NOTES.another}
          </Button>
        )}
        <Button onClick={onClose}>{SHEETS.back}</Button>
      </div>
    </Sheet>
  )
}

type Shut = Exclude<BowlReadiness, 'ready' | 'preparing'>

const shutFor = (readiness: BowlReadiness): Shut | null =>
  readiness === 'ready' || readiness === 'preparing' ? null : readiness

function shutWords(shut: Shut, smallest: number): { title: string; soft: string } {
  if (shut !== 'covered') return BOWL.shut[shut]
  return { title: BOWL.shut.covered.title, soft: BOWL.shut.covered.soft(smallest) }
}

/** The drawing follows her own notes alone. */
function pictured({ bowl: { notes } }: Pick<BowlSheetProps, 'bowl'>): 'way' | 'in' | null {
  if (notes.some((note) => note.state === 'on-its-way')) return 'way'
  return notes.some((note) => note.state === 'in-the-bowl') ? 'in' : null
}
