/* "First, the way out": what Leave now does, what it cannot do, and safer ways to use a device. */
import { ARRIVAL } from '../words/arrival.ts'

const W = ARRIVAL.invitation

/** As far as a page can know: whoever has a mouse or a trackpad has keys as well; a telephone alone has neither. */
const hasKeyboard = () => matchMedia('(any-pointer: fine)').matches

export function WayOut() {
  return (
    <div className="aside">
      <h2>{W.wayOut}</h2>
      <p>
        <b>{W.leaveName}</b>
        {W.wayOutLead}
        {hasKeyboard() && ` ${W.shift}`}
      </p>
      <p className="soft">{W.wayOutSoft}</p>
      <details>
        <summary>{W.safer}</summary>
        <ul className="plain-list">
          {W.saferLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
