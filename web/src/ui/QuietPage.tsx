/* A quiet page: a heading, a few sentences, one or two ways on. It serves every end that needs few words. */
import { useState, type ReactNode } from 'react'
import { Button } from './Button.tsx'
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
  /** The label of a button that opens the sheet Someone to call. */
  call?: string
  acts: readonly QuietAct[]
  topBar?: { title: string; under: string }
  /** Without the ring of others. */
  alone?: boolean
  children?: ReactNode
}

export function QuietPage({ title, lead, soft, call, acts, topBar, alone = false, children }: QuietPageProps) {
  const [calling, setCalling] = useState(false)
  return (
    <Screen {...topBar}>
      <main className={alone ? 'page solo' : 'page'}>
        <div className="col">
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
          {soft && <p className="soft">{soft}</p>}
          {children}
          <div className="foot-buttons">
            {acts.map(({ label, onPress, bare, disabled }) => (
              <Button key={label} bare={bare ?? false} disabled={disabled} onClick={onPress}>
                {label}
              </Button>
            ))}
            {call && (
              <Button bare aria-haspopup="dialog" onClick={() => setCalling(true)}>
                {call}
              </Button>
            )}
          </div>
        </div>
        {!alone && <Motif />}
      </main>
      {calling && <SomeoneToCall inCircle={null} onClose={() => setCalling(false)} />}
    </Screen>
  )
}
