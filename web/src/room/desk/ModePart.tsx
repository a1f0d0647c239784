/* How we speak: four ways, and a silence together. During a share a new way waits for its end, unless she says now. */
import type { Mode } from '@circle/shared/gathering/state'
import { Act } from '../../ui/Button.tsx'
import { DESK } from '../../words/desk.ts'
import type { PartProps } from './desk-props.ts'
import { Part, type Openable } from './Part.tsx'

const W = DESK.mode
const MODES: readonly Mode[] = ['round', 'open', 'teaching', 'together']

export function ModePart({ view, desk: _desk, act, ...openable }: PartProps & Openable) {
  const { mode, modeNext } = view
  // Before the opening there is nothing to set.
  if (view.phase === 'before') return null
  return (
    <Part title={W.title} so={modeNext ? W.after(W.name[modeNext]) : W.now[mode]} {...openable}>
      <div className="modes" role="group" aria-label={W.title}>
        {MODES.map((m) => (
          <Act key={m} slim pressed={(modeNext ?? mode) === m} onClick={() => void act({ type: 'mode.set', mode: m })}>
            {W.name[m]}
          </Act>
        ))}
      </div>
      <div className="pair">
        {modeNext && (
          <Act slim onClick={() => void act({ type: 'mode.set', mode: modeNext, now: true })}>
            {W.now1}
          </Act>
        )}
        {view.rest === null && (
          <Act slim onClick={() => void act({ type: 'rest.silence' })}>
            {W.silence}
          </Act>
        )}
      </div>
    </Part>
  )
}
