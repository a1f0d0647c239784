/* The one large button: it always names what it will do next. A round asks for its prompt before it begins; a circle
   that is planned for later asks once before it opens. */
import { limits } from '@circle/shared/gathering/state'
import { fits } from '@circle/shared/gathering/text'
import { useState } from 'react'
import { useDraft } from '../../gathering/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { questionOf } from '../model/people.ts'
import { DESK } from '../../words/desk.ts'
import { REFUSALS } from '../../words/refusals.ts'
import { clock, day, startUpper, town } from '../../words/time.ts'
import type { PressProps } from './desk-props.ts'
import { asksFirst, stepCommand, stepLabel, stepMicrophone } from './step.ts'

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
            wrong={fits(prompt.text, limits.prompt) ? null : REFUSALS['text-too-long']}
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
