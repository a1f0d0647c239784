/* The goodbye: slow, no rating, no question. It shows the next gathering when there is one. Closing the page leaves
   it. */
import type { MyNote } from '../bowl/bowl-client.ts'
import { GOODBYE } from '../words/endings.ts'
import { clock, day } from '../words/time.ts'
import { type QuietAct, QuietPage } from '../ui/QuietPage.tsx'
import { useEffect, useState } from 'react'
import type { View } from '@circle/shared/gathering/view.types'
import { api } from '../api.ts'
import { leaveNow } from '../leaving/leave.ts'
import { circleShown } from '../account/account.ts'
import { useScreen } from '../ui/useScreen.ts'
import { AFTER_NOTES } from '../words/bowl.ts'

interface GoodbyeProps {
  topic: string
  now: number
  /** The start of the next gathering, when it is set. */
  next: number | null
  /** Her own notes, with what became of each. */
  notes: readonly MyNote[]
  onClose(): void
  /** For those who guide: back to their own page, where the next date is set. */
  onLead: (() => void) | null
}

export function Goodbye({ topic, now, next, notes, onClose, onLead }: GoodbyeProps) {
  const acts: QuietAct[] = [{ label: GOODBYE.close, onPress: onClose, bare: onLead !== null }]
  if (onLead) acts.unshift({ label: next === null ? GOODBYE.plan : GOODBYE.toLead, onPress: onLead, bare: false })
  return (
    <QuietPage
      title={GOODBYE.title}
      lead={GOODBYE.lead}
      call={GOODBYE.talk}
      acts={acts}
      topBar={{ title: topic, under: '' }}
    >
      <ul className="slow">
        {GOODBYE.slow.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <AfterNotes notes={notes} />
      {next !== null && (
        <div className="aside">
          <h2>{GOODBYE.again(day(next, { now }), clock(next))}</h2>
          <p className="soft">{GOODBYE.soft}</p>
        </div>
      )}
    </QuietPage>
  )
}

interface GoodbyeScreenProps {
  view: View | null
  notes: readonly MyNote[]
  now: number
  onLead: (() => void) | null
}

export function GoodbyeScreen({ view, notes, now, onLead }: GoodbyeScreenProps) {
  useScreen('goodbye')
  const [next, setNext] = useState<number | null>(null)
  const gathering = view?.gathering
  useEffect(() => {
    let gone = false
    void api.me().then((answer) => {
      const day = answer.ok ? circleShown(answer.value)?.gathering : null
      if (!gone && day && day.id !== gathering?.id && day.phase !== 'ended') setNext(day.startsAt)
    })
    return () => {
      gone = true
    }
  }, [gathering?.id])
  return <Goodbye topic={gathering?.topic ?? ''} {...{ now, next, notes, onLead }} onClose={leaveNow} />
}

/** A note that never came in was not read either. */
function fateOf(note: MyNote): string {
  switch (note.state) {
    case 'read-to-all':
    case 'read-by-facilitator':
    case 'withdrawn':
      return AFTER_NOTES[note.state]
    default:
      return AFTER_NOTES['not-read']
  }
}

function AfterNotes({ notes }: { notes: readonly MyNote[] }) {
  if (notes.length === 0) return null
  const one = notes.length === 1
  return (
    <div className="aside" role="status">
      <h2>{AFTER_NOTES.title(one)}</h2>
      {notes.map((note, i) => (
        <p key={note.seq}>{AFTER_NOTES.one(one ? null : (AFTER_NOTES.which[i] ?? null), fateOf(note))}</p>
      ))}
      <p className="soft">{AFTER_NOTES.soft(one)}</p>
    </div>
  )
}
