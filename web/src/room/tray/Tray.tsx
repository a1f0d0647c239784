/* The tray: the one sentence, the second one, and what she can do now. Says and offers what promptFor chose.
   Its height never moves the ring; a difficulty takes the second sentence's place. */
import type { ComponentProps } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ACTS } from '../../words/tray.ts'
import { ROOM } from '../../words/room.ts'
import { WrittenShareForm } from './WrittenShareForm.tsx'
import type { ActKey, Prompt } from './prompt-shape.ts'
import './tray.css'

interface TrayProps {
  prompt: Prompt
  /** A difficulty, one full sentence; stands where the second sentence stood. */
  hard: string | null
  /** One act that belongs to the difficulty. */
  mend: { label: string; onPress(): void } | null
  /** She writes her share: the draft lives outside, so that it outlives a turned screen. */
  writing: ComponentProps<typeof WrittenShareForm> | null
  /** The label of the facilitator's next step; null where the desk itself shows it. */
  step: { label: string; can: boolean } | null
  /** Who has the piece, for those who guide. */
  holder: string
  onAct(act: ActKey): void
}

const WITH_STONE: readonly ActKey[] = ['take', 'pass-on']

/** An act and its undoing are one control: pressed by keyboard, it keeps her focus. */
const SAME: Partial<Record<ActKey, string>> = { unready: 'ready', unahead: 'ahead', lower: 'hand' }

export function Tray({ prompt, hard, mend, writing, step, holder, onAct }: TrayProps) {
  const acts = prompt.acts.filter((act) => act !== 'step' || step !== null)
  // Three of which one is the likely one: on a phone that one has a little more room.
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
