/* The one large button of the desk: its label names what a press will do, with the command it sends. A round asks
   for its question first. A gathering that is planned for later asks once before it opens. */
import { limits } from '@circle/shared/gathering/state'
import { fitsIn } from '@circle/shared/gathering/text'
import { useState } from 'react'
import { useDraft } from '../../gathering/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { nameInSentence, pieceWith, questionOf } from '../model/people.ts'
import { DESK } from '../../words/desk.ts'
import { REFUSALS } from '../../words/refusals.ts'
import { clock, day, inWords, startUpper, town } from '../../words/time.ts'
import type { PressProps } from './desk-model.ts'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { NextStep, RoomView } from '@circle/shared/gathering/view.types'
import { isTooEarlyToCome } from '@circle/shared/schedule/planned-time'

export function NextStepButton({ view, desk, now, act, press }: PressProps & { now: number }) {
  const { step } = desk
  const [asking, setAsking] = useState(false)
  const prompt = useDraft('prompt')
  const go = () => {
    if (asksFirst(view, step, now)) return setAsking(true)
    const command = stepCommand(view, step)
    if (command) void press(command, stepMicrophone(step))
    return undefined
  }
  const begin = async () => {
    const command = stepCommand(view, step, prompt.text.trim())
    if (command && (await press(command, stepMicrophone(step)))) {
      prompt.sent(prompt.text)
      setAsking(false)
    }
  }
  if (asking && step.does === 'open') {
    const { startsAt } = view.gathering
    return (
      <div className="step">
        <p className="soft" role="status">
          {DESK.openEarly(day(startsAt, { now }), clock(startsAt), town())}
        </p>
        <Button onClick={() => setAsking(false)}>{DESK.notYet}</Button>
        <Button onClick={() => void act({ type: 'gathering.open' }).then(() => setAsking(false))}>
          {DESK.openNow}
        </Button>
      </div>
    )
  }
  return (
    <div className="step">
      {asking && step.does === 'begin-round' ? (
        <form
          onSubmit={(e) => {
            e.preventDefault()
            void begin()
          }}
        >
          <Field
            label={DESK.prompt}
            hint={DESK.promptHint}
            wrong={fitsIn(prompt.text, limits.prompt) ? null : REFUSALS['text-too-long']}
            value={prompt.text}
            onChange={(e) => prompt.write(e.target.value)}
            autoFocus
          />
          <Button firm type="submit">
            {startUpper(stepLabel(view, step))}
          </Button>
          <Button bare onClick={() => setAsking(false)}>
            {DESK.notYet}
          </Button>
        </form>
      ) : (
        <Button firm disabled={step.does === 'wait'} onClick={go}>
          {startUpper(stepLabel(view, step))}
        </Button>
      )}
      {questionOf(view) && (
        <p className="soft round-question" dir="auto">
          <em>{questionOf(view)}</em>
        </p>
      )}
    </div>
  )
}

/** The label names what a press will do, or what is awaited. */
export function stepLabel(view: RoomView, step: NextStep): string {
  switch (step.does) {
    case 'open':
      return DESK.step.open
    case 'begin-round':
      return DESK.step['begin-round'](inWords(step.number), nameInSentence(view, step.first), step.yourself)
    case 'offer':
      return DESK.step.offer(nameInSentence(view, step.to))
    case 'close-round':
      return DESK.step['close-round']
    case 'pass-on':
      return DESK.step['pass-on'](step.to && nameInSentence(view, step.to))
    case 'take':
      return DESK.step.take
    case 'lift':
      return DESK.step.lift(step.to && nameInSentence(view, step.to))
    case 'end-rest':
      return DESK.step['end-rest']
    case 'wait': {
      const who = pieceWith(view)
      return DESK.step.wait[step.for](who && nameInSentence(view, who))
    }
    default:
      return step satisfies never
  }
}

/**
 * What is asked in place before the press takes effect: the question of the round, or whether to open a gathering that
 * is planned for later.
 */
export function asksFirst(view: RoomView, step: NextStep, now: number): 'prompt' | 'early' | null {
  if (step.does === 'begin-round') return 'prompt'
  return step.does === 'open' && isTooEarlyToCome(view.gathering.startsAt, now) ? 'early' : null
}

/** What the press does with her microphone: taking the piece opens it, passing the piece on closes it. */
export function stepMicrophone(step: NextStep): 'open' | 'close' | null {
  if (step.does === 'take' || (step.does === 'begin-round' && step.yourself)) return 'open'
  return step.does === 'pass-on' || (step.does === 'lift' && step.to !== null) ? 'close' : null
}

/** null: nothing can be pressed now. A round takes the question she wrote. */
export function stepCommand(view: RoomView, step: NextStep, prompt = ''): PersonCommand | null {
  switch (step.does) {
    case 'open':
      return { type: 'gathering.open' }
    case 'begin-round':
      return { type: 'round.begin', prompt }
    // In a round the cursor gives the next seat; outside a round the piece goes to the first hand.
    case 'offer':
      return view.mode === 'round'
        ? { type: 'piece.go-on', turn: step.turn }
        : { type: 'piece.give', turn: step.turn, to: step.to }
    case 'close-round':
      return { type: 'piece.go-on', turn: step.turn }
    case 'pass-on':
      return { type: 'piece.pass', turn: step.turn }
    case 'take':
      return { type: 'piece.take', turn: step.turn }
    case 'lift':
      return { type: 'note.lift', turn: step.turn }
    case 'end-rest':
      return { type: 'rest.over' }
    case 'wait':
      return null
    default:
      return step satisfies never
  }
}
