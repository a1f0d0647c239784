/* "First, the way out": what Leave now does, what it cannot do, and safer ways to use a device. */
import { INVITATION } from '../words/arrival.ts'

/** As far as a page can know: whoever has a mouse or a trackpad has keys as well; a telephone alone has neither. */
const hasKeyboard = () => matchMedia('(any-pointer: fine)').matches

export function WayOut() {
  return (
    <div className="aside">
      <h2>{INVITATION.wayOut}</h2>
      <p>
        <b>{INVITATION.leaveName}</b>
        {INVITATION.wayOutLead}
        {hasKeyboard() && ` ${INVITATION.shift}`}
      </p>
      <p className="soft">{INVITATION.wayOutSoft}</p>
      <details>
        <summary>{INVITATION.safer}</summary>
        <ul className="plain-list">
          {INVITATION.saferLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
