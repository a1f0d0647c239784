/* Silencing the voice of one note: asks once more in place, and says what it does and what nobody will learn. */
import { useState } from 'react'
import { Act } from '../ui/Button.tsx'
import { BOWL } from '../words/bowl.ts'

const W = BOWL.drawn

export function Silence({ onSilence }: { onSilence(): void }) {
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <Act slim bare onClick={() => setSure(true)}>
        {W.silence}
      </Act>
    )
  return (
    <div className="silence" role="group" aria-label={W.silence}>
      <p className="soft">{W.silenceSoft}</p>
      <div className="pair">
        <Act slim onClick={() => setSure(false)}>
          {W.silenceNot}
        </Act>
        <Act slim onClick={onSilence}>
          {W.silenceSure}
        </Act>
      </div>
    </div>
  )
}
