/* The form of a gathering, new or changed: topic, a text to read before, start, length. An error stands at its
   field. The form sends nothing by itself. */
import { useRef, useState, type FormEvent } from 'react'
import type { NewGatheringBody, PlannedGathering } from '@circle/shared/api'
import { limits } from '@circle/shared/gathering/state'
import { fitsIn } from '@circle/shared/gathering/text'
import { checkPlannedTime } from '@circle/shared/schedule/planned-time'
import { Button } from '../ui/Button.tsx'
import { Area, Field } from '../ui/Field.tsx'
import { LEAD } from '../words/lead.ts'
import { localDateTime, town } from '../words/time.ts'

interface GatheringFormProps {
  now: number
  /** The gathering that is changed; none for a new one. */
  given?: PlannedGathering
  /** `h1` where the form stands in the place of the page's own heading. */
  heading: 'h1' | 'h2'
  working: boolean
  onMake(body: NewGatheringBody): void
  /** Given when something else stands here without the form. */
  onBack?: (() => void) | undefined
}

export function GatheringForm({ now, given, heading: Heading, working, onMake, onBack }: GatheringFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [topic, setTopic] = useState(given?.topic ?? '')
  const [reading, setReading] = useState(given?.reading ?? '')
  const [doorWords, setDoorWords] = useState(given?.doorWords ?? '')
  const [later, setLater] = useState(given !== undefined)
  const [at, setAt] = useState(given ? localDateTime(given.startsAt) : '')
  const [minutes, setMinutes] = useState(given ? String(Math.round((given.endsAt - given.startsAt) / 60_000)) : '90')
  const [pressed, setPressed] = useState(false)
  const startsAt = later ? new Date(at).getTime() : now
  const fault = checkPlannedTime(startsAt, Number(minutes.trim() || NaN), now)
  const wrong = {
    topic: topic.trim() === '' ? LEAD.noTopic : tooLong(topic, limits.topic),
    reading: tooLong(reading, limits.reading),
    doorWords: tooLong(doorWords, limits.doorWords),
    at: fault === null || fault === 'minutes' ? null : LEAD.wrongTime[fault],
    minutes: fault === 'minutes' ? LEAD.wrongMinutes : null,
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setPressed(true)
    // The wrong field may lie outside a phone's screen.
    if (Object.values(wrong).some(Boolean))
      return void setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
    onMake({
      topic: topic.trim(),
      reading: reading.trim(),
      startsAt,
      minutes: Number(minutes),
      ...(doorWords.trim() || given ? { doorWords: doorWords.trim() } : {}),
    })
  }
  const said = (field: keyof typeof wrong) => (pressed ? wrong[field] : null)
  return (
    <form className="make" onSubmit={submit} ref={form}>
      <Heading className="head">{given ? LEAD.change : LEAD.make}</Heading>
      <Field label={LEAD.topic} value={topic} wrong={said('topic')} onChange={(e) => setTopic(e.target.value)} />
      <Area
        label={LEAD.reading}
        hint={LEAD.readingHint}
        rows={4}
        value={reading}
        wrong={said('reading')}
        onChange={(e) => setReading(e.target.value)}
      />
      <Area
        label={LEAD.doorWords}
        hint={LEAD.doorHint}
        rows={2}
        value={doorWords}
        wrong={said('doorWords')}
        onChange={(e) => setDoorWords(e.target.value)}
      />
      {!given && (
        <div role="group" aria-label={LEAD.when} className="duo">
          <Button pressed={!later} onClick={() => setLater(false)}>
            {LEAD.now}
          </Button>
          <Button pressed={later} onClick={() => setLater(true)}>
            {LEAD.later}
          </Button>
        </div>
      )}
      {later && (
        <Field
          label={LEAD.at}
          hint={LEAD.zone(town())}
          type="datetime-local"
          value={at}
          wrong={said('at')}
          onChange={(e) => setAt(e.target.value)}
        />
      )}
      <Field
        label={LEAD.minutes}
        hint={LEAD.minutesHint}
        inputMode="numeric"
        value={minutes}
        wrong={said('minutes')}
        onChange={(e) => setMinutes(e.target.value)}
      />
      <div className="foot-buttons">
        <Button firm type="submit" disabled={working}>
          {given ? LEAD.keep : LEAD.create}
        </Button>
        {onBack && (
          <Button bare onClick={onBack}>
            {LEAD.asItWas}
          </Button>
        )}
      </div>
    </form>
  )
}

const tooLong = (text: string, most: number): string | null => (fitsIn(text.trim(), most) ? null : LEAD.tooLong(most))
