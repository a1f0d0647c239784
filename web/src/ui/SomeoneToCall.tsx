/* Someone to call, by country. The choice stays on this device. No click is counted, nothing is fetched. */
import { useId, useState } from 'react'
import { HELP } from '../words/help.ts'
import { COUNTRIES, ELSEWHERE, guessCountry } from '../words/helplines.ts'
import { Button } from './Button.tsx'
import { Sheet } from './Sheet.tsx'

/** Her choice on this page; it ends with the page. */
let chosen: string | null | undefined

/** `inCircle`: the state of her seat and her devices there, in words; null outside the room. */
export function SomeoneToCall({ inCircle, onClose }: { inCircle: string | null; onClose(): void }) {
  const [country, setCountry] = useState(() =>
    chosen === undefined ? guessCountry(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages) : chosen,
  )
  const choose = (code: string | null) => {
    chosen = code
    setCountry(code)
  }
  const id = useId()
  const lines = COUNTRIES.find((c) => c.code === country)?.lines ?? ELSEWHERE
  return (
    <Sheet title={HELP.call} soft={inCircle ?? HELP.callSoft} onClose={onClose}>
      <div className="field">
        <label htmlFor={id}>{HELP.country}</label>
        <select id={id} value={country ?? ''} autoComplete="off" onChange={(e) => choose(e.target.value || null)}>
          <option value="">{HELP.anotherCountry}</option>
          {COUNTRIES.map((c) => (
            <option key={c.code} value={c.code}>
              {c.name}
            </option>
          ))}
        </select>
      </div>
      <dl className="lines">
        {lines.map((line) => (
          <div key={line.what}>
            <dt>{line.what}</dt>
            <dd>
              {line.number ? <a href={`tel:${line.number.replace(/\s/g, '')}`}>{line.number}</a> : null}
              <span>{line.note}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="foot">
        <Button onClick={onClose}>{inCircle === null ? HELP.back : HELP.backToCircle}</Button>
      </div>
    </Sheet>
  )
}
