/* The foot of the desk: resting together, and closing the circle. Closing asks once more in place, and asks what
   becomes of unread notes. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { BOWL_DESK } from '../../words/bowl.ts'
import { DESK } from '../../words/desk.ts'
import type { PartProps } from './desk-model.ts'

interface FootProps extends PartProps {
  /** Reads the rest of the bowl before the close. */
  onReadBowl(): void
}

export function Foot({ view, desk, act, onReadBowl }: FootProps) {
  const [sure, setSure] = useState(false)
  // The desk's view of the bowl is as old as the last turn. Only the server's answer tells whether notes are unread.
  const [refused, setRefused] = useState(false)
  const stay = () => {
    setSure(false)
    setRefused(false)
  }
  const { bowl } = desk
  if (!sure) {
    return (
      <div className="foot calm">
        {/* Keeps the close button in its place among the children: React makes it *Go on*, so the focus lands there and not on closing. */}
        {view.rest ? (
          <Button slim onClick={() => void act({ type: 'rest.over' })}>
            {DESK.endRest}
          </Button>
        ) : view.phase === 'open' ? (
          <Button slim onClick={() => void act({ type: 'rest.pause' })}>
            {DESK.rest}
          </Button>
        ) : (
          <span />
        )}
        <Button slim bare onClick={() => setSure(true)}>
          {DESK.close}
        </Button>
      </div>
    )
  }
  if (bowl && (refused || bowl.inHand)) {
    return (
      <div className="foot">
        <p className="soft whole">{BOWL_DESK.unread}</p>
        <Button
          slim
          onClick={() => {
            stay()
            onReadBowl()
          }}
        >
          {BOWL_DESK.readFirst}
        </Button>
        <Button slim onClick={() => void act({ type: 'gathering.end', unread: true })}>
          {BOWL_DESK.closeUnread}
        </Button>
        <div className="whole">
          <Button slim bare onClick={stay}>
            {DESK.closeStay}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="foot">
      <p className="soft whole">{DESK.closeSoft}</p>
      <Button slim onClick={stay}>
        {DESK.closeStay}
      </Button>
      <Button slim onClick={() => void act({ type: 'gathering.end' }).then((ended) => setRefused(!ended))}>
        {DESK.closeSure}
      </Button>
    </div>
  )
}
