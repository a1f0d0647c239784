/* The comfort sheet: light, letters, pictures. Changes apply at once and stay in memory only. */
import type { ReactNode } from 'react'
import { COMFORT, HELP } from '../words/help.ts'
import { Button, Choice } from './Button.tsx'
import { setComfort, useComfort } from './comfort.ts'
import { Sheet } from './Sheet.tsx'

interface ComfortSheetProps {
  inCircle: boolean
  /** Settings of one screen alone. */
  more?: ReactNode
  onClose(): void
}

export function ComfortSheet({ inCircle, more, onClose }: ComfortSheetProps) {
  const now = useComfort()
  return (
    <Sheet title={COMFORT.title} soft={COMFORT.soft} onClose={onClose}>
      <div className="settings">
        <Choice {...COMFORT.light} value={now.light} onChoose={(light) => setComfort({ light })} />
        <Choice {...COMFORT.letters} value={now.letters} onChoose={(letters) => setComfort({ letters })} />
        <Choice {...COMFORT.own} value={now.ownPicture} onChoose={(ownPicture) => setComfort({ ownPicture })} />
        <Choice
          {...COMFORT.others}
          value={now.otherPictures}
          onChoose={(otherPictures) => setComfort({ otherPictures })}
        />
        {more}
      </div>
      <div className="foot">
        <Button onClick={onClose}>{inCircle ? HELP.backToCircle : HELP.back}</Button>
      </div>
    </Sheet>
  )
}
