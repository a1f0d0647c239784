/* Requests that only those who guide see: who would like a pause. */
import { Button } from '../../ui/Button.tsx'
import { PRIVATE_REQUESTS } from '../../words/desk.ts'
import { type PartProps, nameOf } from './desk-model.ts'
import { DeskPart, type Openable } from './DeskPart.tsx'

export function PrivateRequests({ view, desk, act, ...openable }: PartProps & Openable) {
  const asked = desk.pauseAsked
  return (
    <DeskPart
      title={PRIVATE_REQUESTS.title}
      so={asked.length === 0 ? PRIVATE_REQUESTS.none : PRIVATE_REQUESTS.some(asked.map((id) => nameOf(view, desk, id)))}
      {...openable}
    >
      {asked.map((id) => (
        <div key={id} className="within-form">
          <p>
            <b>{nameOf(view, desk, id)}</b>
          </p>
          <p className="said">{PRIVATE_REQUESTS.said}</p>
          <div className="pair">
            <Button slim onClick={() => void act({ type: 'rest.heard', who: id })}>
              {PRIVATE_REQUESTS.heard}
            </Button>
            {view.rest === null && (
              <Button slim onClick={() => void act({ type: 'rest.pause' })}>
                {PRIVATE_REQUESTS.rest}
              </Button>
            )}
          </div>
        </div>
      ))}
    </DeskPart>
  )
}
