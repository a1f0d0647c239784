/* "First, the way out": what Leave now does, what it cannot do, and safer ways to use a device. */
import { ARRIVAL } from '../words/arrival.ts'

const W = ARRIVAL.invitation

export function WayOut() {
  return (
    <div className="aside">
      <h2>{W.wayOut}</h2>
      <p><b>{W.leaveName}</b>{W.wayOutLead}</p>
      <p className="soft">{W.wayOutSoft}</p>
      <details>
        <summary>{W.safer}</summary>
        <ul className="plain-list">{W.saferLines.map((line) => <li key={line}>{line}</li>)}</ul>
      </details>
    </div>
  )
}
