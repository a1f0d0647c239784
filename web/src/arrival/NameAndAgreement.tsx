/* Her name for this circle, and the agreement. She has to tick the agreement, and its version goes with the answer. */
import { useRef, useState, type FormEvent } from 'react'
import type { Agreement } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { NAME_AND_AGREEMENT } from '../words/arrival.ts'
import { REFUSALS } from '../words/refusals.ts'

interface NameAndAgreementProps {
  agreement: Agreement
  name: string
  agreed: boolean
  working: boolean
  refused: RefusalCode | null
  onGoOn(name: string, version: string): void
  onBack?(): void
}

const ABOUT_NAME: readonly RefusalCode[] = ['name-empty', 'name-too-long', 'name-not-allowed', 'name-taken']

export function NameAndAgreement(props: NameAndAgreementProps) {
  const { agreement, working, refused, onGoOn, onBack } = props
  const [name, setName] = useState(props.name)
  const [agreed, setAgreed] = useState(props.agreed)
  const [pressed, setPressed] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wrongName =
    refused && ABOUT_NAME.includes(refused)
      ? REFUSALS[refused]
      : pressed && name.trim() === ''
        ? REFUSALS['name-empty']
        : null
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setPressed(true)
    if (name.trim() !== '' && agreed) return onGoOn(name.trim(), agreement.version)
    // The missing field may lie outside a phone's screen.
    const missing = name.trim() === '' ? '[type="text"]' : '[type="checkbox"]'
    return form.current?.querySelector<HTMLElement>(missing)?.focus()
  }
  return (
    <Screen>
      <main>
        <form ref={form} className="page across" onSubmit={submit}>
          <div className="col">
            <h1 className="head">{NAME_AND_AGREEMENT.title}</h1>
            <div className="naming">
              <div className="face">
                <Avatar id={`example ${name.trim()}`} />
              </div>
              <Field
                label={NAME_AND_AGREEMENT.label}
                value={name}
                wrong={wrongName}
                onChange={(e) => setName(e.target.value)}
              />
            </div>
            <p className="soft">{NAME_AND_AGREEMENT.soft}</p>
          </div>
          <div className="col start">
            <div className="agree">
              <h2>{NAME_AND_AGREEMENT.agreement}</h2>
              <ul>
                {agreement.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <label className="tick">
                <input type="checkbox" checked={agreed} onChange={(e) => setAgreed(e.target.checked)} />
                <span>{NAME_AND_AGREEMENT.agree}</span>
              </label>
            </div>
            {pressed && !agreed && (
              <p className="hard" role="alert">
                {NAME_AND_AGREEMENT.mustAgree}
              </p>
            )}
            {refused && !ABOUT_NAME.includes(refused) && (
              <p className="hard" role="alert">
                {REFUSALS[refused]}
              </p>
            )}
            <div className="foot-buttons">
              <Button firm type="submit" disabled={working}>
                {NAME_AND_AGREEMENT.go}
              </Button>
              {onBack && (
                <Button bare onClick={onBack}>
                  {NAME_AND_AGREEMENT.back}
                </Button>
              )}
            </div>
          </div>
        </form>
      </main>
    </Screen>
  )
}
