/* Silencing the voice of one note: asks once more in place, and says what it does and what nobody will learn. */
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { DRAWN_NOTE } from '../words/bowl.ts'

export function Silence({ onSilence }: { onSilence(): void }) {
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <Button slim bare onClick={() => setSure(true)}>
        {DRAWN_NOTE.silence}
      </Button>
    )
  return (
    <div className="silence" role="group" aria-label={DRAWN_NOTE.silence}>
      <p className="soft">{DRAWN_NOTE.silenceSoft}</p>
      <div className="pair">
        <Button slim onClick={() => setSure(false)}>
          {DRAWN_NOTE.silenceNot}
        </Button>
        <Button slim onClick={onSilence}>
          {DRAWN_NOTE.silenceSure}
        </Button>
      </div>
    </div>
  )
}
