/* The goodbye: slow, no rating, no question. The next day stands here when there is one. */
import { AfterNotes } from '../bowl/AfterNotes.tsx'
import type { MyNote } from '../bowl/her-bowl.ts'
import { ACCOUNT } from '../words/account.ts'
import { clock, day } from '../words/time.ts'
import { type QuietAct, QuietPage } from '../ui/QuietPage.tsx'

const W = ACCOUNT.goodbye

interface GoodbyeProps {
  topic: string
  now: number
  /** The instant of the next gathering, when it is set. */
  next: number | null
  /** Of hers, with what became of each. */
  notes: readonly MyNote[]
  onClose(): void
  /** For whoever guides: back to her own page, where the next date is set. */
  onLead: (() => void) | null
}

export function Goodbye({ topic, now, next, notes, onClose, onLead }: GoodbyeProps) {
  const acts: QuietAct[] = [{ label: W.close, onPress: onClose, bare: onLead !== null }]
  if (onLead) acts.unshift({ label: next === null ? W.plan : W.toLead, onPress: onLead, bare: false })
  return (
    <QuietPage title={W.title} lead={W.lead} call={W.talk} acts={acts} lintel={{ title: topic, under: '' }}>
      <ul className="slow">
        {W.slow.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <AfterNotes notes={notes} />
      {next !== null && (
        <div className="aside">
          <h2>{W.again(day(next, { now }), clock(next))}</h2>
          <p className="soft">{W.soft}</p>
        </div>
      )}
    </QuietPage>
  )
}
