/* The index of the catalogue: every state of every screen as a link, for each role that sees it. Development only. */
import { useState } from 'react'
import './catalogue.css'
import { DESK_BOWLS, NOTE_STATES, PAGE_STATES, READINESS, rolesOf, ROOM_STATES } from './states.ts'

const THEMES = ['device', 'light', 'dark'] as const
const NAMES = ['usual', 'long', 'planted'] as const
const COUNTS = [1, 3, 8, 14, 25]

/** States that are reached by more than a name: the bowl, the cloth, a written share, a lost connection. */
const MORE: readonly (readonly [what: string, hash: string])[] = [
  ...READINESS.map((readiness) => [`her bowl is ${readiness}`, `state=others&readiness=${readiness}`] as const),
  ...NOTE_STATES.map((note) => [`her note is ${note}`, `state=others&mine=${note}`] as const),
  ...DESK_BOWLS.map(
    (bowl) => [`the bowl on the desk: ${bowl}`, `state=others&role=facilitator&moment=open&deskBowl=${bowl}`] as const,
  ),
  ['the cloth is open', 'state=others&cloth=1'],
  ['a share in writing lies in the centre', 'state=centre&wrote=1'],
  ['the connection to the app is lost', 'state=hold&away=1'],
  ['her microphone is open, and nothing gets through', 'state=hold&mic=open&line=cut-off'],
  ['every camera is open', 'state=others&cams=on'],
  ['every camera is closed', 'state=others&cams=off'],
]

function Choice<T extends string | number>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string
  value: T
  options: readonly T[]
  onChoose(value: T): void
}) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" checked={option === value} onChange={() => onChoose(option)} />
          {option}
        </label>
      ))}
    </fieldset>
  )
}

export function Catalogue() {
  const [theme, setTheme] = useState<(typeof THEMES)[number]>('device')
  const [names, setNames] = useState<(typeof NAMES)[number]>('usual')
  const [n, setN] = useState(8)
  const href = (hash: string) =>
    [`#${hash}`, theme !== 'device' && `theme=${theme}`, names !== 'usual' && `names=${names}`, n !== 8 && `n=${n}`]
      .filter(Boolean)
      .join('&')
  return (
    <main className="catalogue">
      <h1>Every screen, in every state</h1>
      <p>
        The product’s own components with sample people. Look at each at 360 × 640 and 320 × 640 (phone), 640 × 360
        (phone in landscape), 768 × 1024 (tablet) and 1280 × 800 (desk), in light and dark. The browser’s way back
        returns to this list.
      </p>
      <div className="choices">
        <Choice label="Theme" value={theme} options={THEMES} onChoose={(value) => setTheme(value)} />
        <Choice label="Names and texts" value={names} options={NAMES} onChoose={(value) => setNames(value)} />
        <Choice label="Women in the ring" value={n} options={COUNTS} onChoose={(value) => setN(value)} />
      </div>
      <h2>The room</h2>
      <table>
        <tbody>
          {ROOM_STATES.map((state) => (
            <tr key={state}>
              <th scope="row">{state}</th>
              <td>
                {rolesOf(state).map((role) => (
                  <a key={role} href={href(`state=${state}&role=${role}`)}>
                    {role}
                  </a>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>More of the room</h2>
      <ul>
        {MORE.map(([what, hash]) => (
          <li key={hash}>
            <a href={href(hash)}>{what}</a>
          </li>
        ))}
      </ul>
      <h2>Pages outside the room</h2>
      <ul>
        {PAGE_STATES.map((state) => (
          <li key={state}>
            <a href={href(`state=${state}`)}>{state}</a>
          </li>
        ))}
      </ul>
    </main>
  )
}
