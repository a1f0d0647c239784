/* The modes of speaking: four, and a silence together. During a share a new mode waits for its end, unless she
   presses now. */
import type { Mode } from '@circle/shared/gathering/state'
import { Button } from '../../ui/Button.tsx'
import { MODE } from '../../words/desk.ts'
import type { PartProps } from './desk-model.ts'
import { DeskPart, type Openable } from './DeskPart.tsx'

const MODES: readonly Mode[] = ['round', 'open', 'teaching', 'together']

export function ModePart({ view, desk: _desk, act, ...openable }: PartProps & Openable) {
  const { mode, modeNext } = view
  // Before the opening there is no mode to set.
  if (view.phase === 'before') return null
  return (
    <DeskPart title={MODE.title} so={modeNext ? MODE.after(MODE.name[modeNext]) : MODE.now[mode]} {...openable}>
      <div className="modes" role="group" aria-label={MODE.title}>
        {MODES.map((m) => (
          <Button
            key={m}
            slim
            pressed={(modeNext ?? mode) === m}
            onClick={() => void act({ type: 'mode.set', mode: m })}
          >
            {MODE.name[m]}
          </Button>
        ))}
      </div>
      <div className="pair">
        {modeNext && (
          <Button slim onClick={() => void act({ type: 'mode.set', mode: modeNext, now: true })}>
            {MODE.now1}
          </Button>
        )}
        {view.rest === null && (
          <Button slim onClick={() => void act({ type: 'rest.silence' })}>
            {MODE.silence}
          </Button>
        )}
      </div>
    </DeskPart>
  )
}
