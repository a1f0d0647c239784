/* The foot of the desk: resting together, and closing the circle, which asks once more in place. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { DESK } from '../words/desk.ts'
import type { PartProps } from './desk-props.ts'

export function Foot({ view, act }: PartProps) {
  const [sure, setSure] = useState(false)
  if (sure) {
    return (
      <div className="foot">
        <p className="soft whole">{DESK.closeSoft}</p>
        <Act slim onClick={() => setSure(false)}>{DESK.closeStay}</Act>
        <Act slim onClick={() => void act({ type: 'gathering.end' })}>{DESK.closeSure}</Act>
      </div>
    )
  }
  return (
    <div className="foot">
      {view.rest
        ? <Act slim onClick={() => void act({ type: 'rest.over' })}>{DESK.endRest}</Act>
        : <Act slim onClick={() => void act({ type: 'rest.pause' })}>{DESK.rest}</Act>}
      <Act slim onClick={() => setSure(true)}>{DESK.close}</Act>
    </div>
  )
}
