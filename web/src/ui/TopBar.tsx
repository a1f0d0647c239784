/* The top bar: title, comfort, someone to call. Help stands in the same place on every screen. */
import { useCallback, useState, type ReactNode } from 'react'
import { HELP } from '../words/help.ts'
import { ComfortSheet } from './ComfortSheet.tsx'
import { Icon } from './Icon.tsx'
import { SomeoneToCall } from './SomeoneToCall.tsx'

interface TopBarProps {
  title?: ReactNode
  /** Shows the whole title, which a phone cuts short. */
  onTitle?(): void
  under?: ReactNode
  inCircle?: boolean
  /** In the room: what the sheet Someone to call says of her, and what opening it does. */
  calling?: { words: string; onOpen(): void }
  /** Settings of this screen alone, in the comfort sheet. `close` closes that sheet. */
  more?: (close: () => void) => ReactNode
}

export function TopBar({ title, onTitle, under, inCircle = false, calling, more }: TopBarProps) {
  const [sheet, setSheet] = useState<'comfort' | 'call' | null>(null)
  const close = useCallback(() => setSheet(null), [])
  const call = () => {
    calling?.onOpen()
    setSheet('call')
  }
  return (
    <header className="top-bar">
      <div className="where">
        {title &&
          (onTitle ? (
            <button className="title" type="button" aria-haspopup="dialog" onClick={onTitle}>
              <b>{title}</b>
              {under && <span>{under}</span>}
            </button>
          ) : (
            <b>{title}</b>
          ))}
        {under && !onTitle && <span>{under}</span>}
      </div>
      <nav aria-label={HELP.nav}>
        <button className="plain" type="button" aria-haspopup="dialog" onClick={() => setSheet('comfort')}>
          <Icon name="comfort" />
          <span>{HELP.comfort}</span>
        </button>
        <button className="plain" type="button" aria-haspopup="dialog" onClick={call}>
          <Icon name="call" />
          <span>{HELP.call}</span>
        </button>
      </nav>
      {sheet === 'comfort' && <ComfortSheet inCircle={inCircle} more={more?.(close)} onClose={close} />}
      {sheet === 'call' && <SomeoneToCall inCircle={calling?.words ?? null} onClose={close} />}
    </header>
  )
}
