/* The tray: the one sentence, the second one, and what she can do now. Says and offers what sayingOf chose.
   Its height never moves the ring; a difficulty takes the second sentence's place. */
import type { ComponentProps } from 'react'
import { Act } from '../../ui/Button.tsx'
import { ACTS } from '../../words/tray.ts'
import { ROOM } from '../../words/room.ts'
import { Pen } from './WrittenShareForm.tsx'
import type { ActKey, Saying } from './prompt-shape.ts'
import './tray.css'

interface TrayProps {
  saying: Saying
  /** A difficulty, one full sentence; stands where the second sentence stood. */
  hard: string | null
  /** One act that belongs to the difficulty. */
  mend: { label: string; onPress(): void } | null
  /** She writes her share: the draft lives outside, so that it outlives a turned screen. */
  pen: ComponentProps<typeof Pen> | null
  /** The label of the facilitator's next step; null where the desk itself shows it. */
  step: { label: string; can: boolean } | null
  /** Who has the piece, for those who guide. */
  holder: string
  onAct(act: ActKey): void
}

const WITH_STONE: readonly ActKey[] = ['take', 'pass-on']

/** An act and its undoing are one control: pressed by keyboard, it keeps her focus. */
const SAME: Partial<Record<ActKey, string>> = { unready: 'ready', unahead: 'ahead', lower: 'hand' }

export function Tray({ saying, hard, mend, pen, step, holder, onAct }: TrayProps) {
  const acts = saying.acts.filter((act) => act !== 'step' || step !== null)
  // Three of which one is the likely one: on a phone that one has a little more room.
  const form = saying.form === 'row' ? 'acts' : saying.form === 'trio' && saying.firm ? 'trio led' : saying.form
  return (
    <section className={`hands${saying.held ? ' held' : ''}`} aria-label={ROOM.youCanDo} data-state={saying.state}>
      <div className="saying">
        <div role="status">
          <h1 className="say">{saying.say}</h1>
        </div>
        <p className={`then${hard ? ' hard-word' : ''}`} role={hard ? 'alert' : undefined}>
          {hard ?? saying.then}
        </p>
      </div>
      {pen ? (
        <Pen {...pen} />
      ) : (
        (acts.length > 0 || mend) && (
          <div className={form}>
            {mend && (
              <Act firm onClick={mend.onPress}>
                {mend.label}
              </Act>
            )}
            {acts.map((act) => (
              <Act
                key={SAME[act] ?? act}
                firm={act === saying.firm}
                stone={WITH_STONE.includes(act)}
                {...(act === 'unready' ? { pressed: true, icon: 'ok' as const } : {})}
                disabled={act === 'step' && step?.can === false}
                onClick={() => onAct(act)}
              >
                {act === 'step' ? step?.label : act === 'skip' ? ACTS.skip(holder) : ACTS[act]}
              </Act>
            ))}
          </div>
        )
      )}
    </section>
  )
}
