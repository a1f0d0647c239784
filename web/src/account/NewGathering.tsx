/* Making a gathering: what it is about, a text to read before, now or at a time, how long. */
import { useState, type FormEvent } from 'react'
import type { NewGatheringBody } from '@circle/shared/api'
import { Act } from '../ui/Act.tsx'
import { Area, Field } from '../ui/Field.tsx'
import { ACCOUNT } from '../words/account.ts'

const W = ACCOUNT.lead

interface NewGatheringProps {
  now: number
  working: boolean
  onMake(body: NewGatheringBody): void
}

export function NewGathering({ now, working, onMake }: NewGatheringProps) {
  const [topic, setTopic] = useState('')
  const [reading, setReading] = useState('')
  const [doorWords, setDoorWords] = useState('')
  const [later, setLater] = useState(false)
  const [at, setAt] = useState('')
  const [minutes, setMinutes] = useState('90')
  const [pressed, setPressed] = useState(false)
  const startsAt = later ? new Date(at).getTime() : now
  const length = Number(minutes)
  const wrong = {
    topic: topic.trim() === '' ? W.noTopic : null,
    at: Number.isNaN(startsAt) ? W.wrongTime : null,
    minutes: Number.isInteger(length) && length >= 15 && length <= 240 ? null : W.wrongMinutes,
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setPressed(true)
    if (wrong.topic || wrong.at || wrong.minutes) return
    onMake({
      topic: topic.trim(), reading: reading.trim(), startsAt, minutes: length,
      ...(doorWords.trim() ? { doorWords: doorWords.trim() } : {}),
    })
  }
  return (
    <form className="make" onSubmit={submit}>
      <h1 className="head">{W.make}</h1>
      <Field label={W.topic} value={topic} wrong={pressed ? wrong.topic : null} onChange={(e) => setTopic(e.target.value)} />
      <Area label={W.reading} hint={W.readingHint} rows={4} value={reading} onChange={(e) => setReading(e.target.value)} />
      <Area label={W.doorWords} hint={W.doorHint} rows={2} value={doorWords} onChange={(e) => setDoorWords(e.target.value)} />
      <div role="group" aria-label={W.when} className="duo">
        <Act pressed={!later} onClick={() => setLater(false)}>{W.now}</Act>
        <Act pressed={later} onClick={() => setLater(true)}>{W.later}</Act>
      </div>
      {later && (
        <Field label={W.at} type="datetime-local" value={at} wrong={pressed ? wrong.at : null}
          onChange={(e) => setAt(e.target.value)} />
      )}
      <Field label={W.minutes} hint={W.minutesHint} inputMode="numeric" value={minutes}
        wrong={pressed ? wrong.minutes : null} onChange={(e) => setMinutes(e.target.value)} />
      <div><Act firm type="submit" disabled={working}>{W.create}</Act></div>
    </form>
  )
}
