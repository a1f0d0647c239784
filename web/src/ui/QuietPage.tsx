/* A quiet page: a heading, a few sentences, one or two ways on. For every end that needs few words. */
import { useState, type ReactNode } from 'react'
import { Act } from './Button.tsx'
import { Motif } from './Motif.tsx'
import { Screen } from './Screen.tsx'
import { SomeoneToCall } from './SomeoneToCall.tsx'

export interface QuietAct {
  label: string
  onPress(): void
  bare?: boolean
  disabled?: boolean
}

interface QuietPageProps {
  title: string
  lead: string
  soft?: string
  /** The label of a way to someone to call; it opens the sheet. */
  call?: string
  acts: readonly QuietAct[]
  lintel?: { title: string; under: string }
  /** Without the ring of others. */
  alone?: boolean
  children?: ReactNode
}

export function QuietPage({ title, lead, soft, call, acts, lintel, alone = false, children }: QuietPageProps) {
  const [calling, setCalling] = useState(false)
  return (
    <Screen {...lintel}>
      <main className={alone ? 'page solo' : 'page'}>
        <div className="col">
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
          {soft && <p className="soft">{soft}</p>}
          {children}
          <div className="foot-acts">
            {acts.map(({ label, onPress, bare, disabled }) => (
              <Act key={label} bare={bare ?? false} disabled={disabled} onClick={onPress}>
                {label}
              </Act>
            ))}
            {call && (
              <Act bare aria-haspopup="dialog" onClick={() => setCalling(true)}>
                {call}
              </Act>
            )}
          </div>
        </div>
        {!alone && <Motif />}
      </main>
      {calling && <SomeoneToCall inCircle={null} onClose={() => setCalling(false)} />}
    </Screen>
  )
}
