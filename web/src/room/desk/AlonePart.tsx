/* Words for those who guide alone: who would like a pause. More will be said here later. */
import { Act } from '../../ui/Button.tsx'
import { DESK } from '../../words/desk.ts'
import { nameOf } from './names.ts'
import type { PartProps } from './desk-props.ts'
import { Part, type Openable } from './Part.tsx'

const W = DESK.alone

export function AlonePart({ view, desk, act, ...openable }: PartProps & Openable) {
  const asked = desk.pauseAsked
  return (
    <Part
      title={W.title}
      so={asked.length === 0 ? W.none : W.some(asked.map((id) => nameOf(view, desk, id)))}
      {...openable}
    >
      {asked.map((id) => (
        <div key={id} className="within-form">
          <p>
            <b>{nameOf(view, desk, id)}</b>
          </p>
          <p className="said">{W.said}</p>
          <div className="pair">
            <Act slim onClick={() => void act({ type: 'rest.heard', who: id })}>
              {W.heard}
            </Act>
            {view.rest === null && (
              <Act slim onClick={() => void act({ type: 'rest.pause' })}>
                {W.rest}
              </Act>
            )}
          </div>
        </div>
      ))}
    </Part>
  )
}
