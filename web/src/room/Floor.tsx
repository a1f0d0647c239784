/* The floor of the room: the ring around the hearth on a wide screen, the hearth over the arc on a phone. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../media/own-media.ts'
import type { RoomMedia } from '../media/room-media.ts'
import { useSize } from '../ui/useSize.ts'
import { ROOM } from '../words/room.ts'
import { Arc } from './ring/Arc.tsx'
import { layArc } from './ring/arc.ts'
import { Hearth } from './stage/Stage.tsx'
import { hearthHeight } from './model/stage-kind.ts'
import { Ring } from './ring/Ring.tsx'
import type { RoomSheet } from './model/room-sheet.ts'
import type { Near } from './model/useLayout.ts'
import './ring/seats.css'
import './floor.css'
import './ring/arc.css'
import './ring/landscape.css'

interface FloorProps {
  view: RoomView
  now: number
  media: RoomMedia
  own: OwnMedia
  link: 'here' | 'away'
  near: Near
  onSheet(sheet: RoomSheet): void
}

export function Floor({ view, now, media, own, link, near, onSheet }: FloorProps) {
  const [ref, size] = useSize()
  const hearth = <Hearth {...{ view, now, media, own, link, onSheet }} />
  if (near === 'wide') {
    return (
      <section className="floor" aria-label={ROOM.ring} ref={ref}>
        {size && (
          <Ring view={view} media={media} size={size}>
            {hearth}
          </Ring>
        )}
      </section>
    )
  }
  const style = size ? nearStyle(near, size.width, size.height) : undefined
  return (
    <section className="floor" aria-label={ROOM.ring} ref={ref} style={style}>
      {size && (
        <>
          {hearth}
          <Arc view={view} media={media} width={size.width} lying={near === 'lying'} />
        </>
      )}
    </section>
  )
}

function nearStyle(near: Near, width: number, height: number) {
  const tall =
    near === 'lying' ? `${Math.max(110, height - layArc(width, true).height - 2).toFixed(1)}px` : hearthHeight(width)
  return { '--fh': tall, '--fw': `${width - 24}px` } as React.CSSProperties
}
