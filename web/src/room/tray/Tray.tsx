/* The tray: the prompt that promptFor chose, and what she can do now. Its height never moves the ring. A difficulty
   takes the place of the second sentence. */
import type { ComponentProps } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ACTS } from '../../words/tray.ts'
import { ROOM } from '../../words/room.ts'
import { WrittenShareForm } from './WrittenShareForm.tsx'
import type { ActKey, Prompt } from './prompt-shape.ts'
import './tray.css'

interface TrayProps {
  prompt: Prompt
  /** A difficulty as one full sentence. It takes the place of the second sentence. */
  hard: string | null
  /** One action that helps with the difficulty. */
  mend: { label: string; onPress(): void } | null
  /** She writes her share. The draft stands outside, so that it outlives a turned screen. */
  writing: ComponentProps<typeof WrittenShareForm> | null
  /** The label of the facilitator's next step; null where the desk itself shows it. */
  step: { label: string; can: boolean } | null
  /** The name of the holder, for those who guide. */
  holder: string
  onAct(act: ActKey): void
}

const WITH_STONE: readonly ActKey[] = ['take', 'pass-on']

/** An act and its undoing are one control, so that the keyboard focus stays on it. */
const SAME: Partial<Record<ActKey, string>> = { unready: 'ready', unahead: 'ahead', lower: 'hand' }

export function Tray({ prompt, hard, mend, writing, step, holder, onAct }: TrayProps) {
  const acts = prompt.acts.filter((act) => act !== 'step' || step !== null)
  // Of three acts, one may be the likely one. On a phone it has a little more room.
  const form = prompt.form === 'row' ? 'buttons' : prompt.form === 'trio' && prompt.firm ? 'trio led' : prompt.form
  return (
    <section className={`tray${prompt.held ? ' held' : ''}`} aria-label={ROOM.youCanDo} data-state={prompt.state}>
      <div className="prompt">
        <div role="status">
          <h1 className="say">{prompt.say}</h1>
        </div>
        <p className={`then${hard ? ' hard-words' : ''}`} role={hard ? 'alert' : undefined}>
          {hard ?? prompt.then}
        </p>
      </div>
      {writing ? (
        <WrittenShareForm {...writing} />
      ) : (
        (acts.length > 0 || mend) && (
          <div className={form}>
            {mend && (
              <Button firm onClick={mend.onPress}>
                {mend.label}
              </Button>
            )}
            {acts.map((act) => (
              <Button
                key={SAME[act] ?? act}
                firm={act === prompt.firm}
                stone={WITH_STONE.includes(act)}
                {...(act === 'unready' ? { pressed: true, icon: 'ok' as const } : {})}
                disabled={act === 'step' && step?.can === false}
                onClick={() => onAct(act)}
              >
                {act === 'step' ? step?.label : act === 'skip' ? ACTS.skip(holder) : ACTS[act]}
              </Button>
            ))}
          </div>
        )
      )}
    </section>
  )
}
