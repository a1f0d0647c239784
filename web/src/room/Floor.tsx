/* The floor of the room: the ring around the stage on a wide screen, the stage over the arc on a phone. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../media/own-media.ts'
import type { RoomMedia } from '../media/room-media.ts'
import { useSize } from '../ui/useSize.ts'
import { ROOM } from '../words/room.ts'
import { Arc } from './ring/Arc.tsx'
import { layArc } from './ring/arc.ts'
import { Stage } from './stage/Stage.tsx'
import { stageHeight } from './model/stage-kind.ts'
import { Ring } from './ring/Ring.tsx'
import type { Layout, RoomSheet } from './model/useLayout.ts'
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
  layout: Layout
  onSheet(sheet: RoomSheet): void
}

export function Floor({ view, now, media, own, link, layout, onSheet }: FloorProps) {
  const [ref, size] = useSize()
  const stage = <Stage {...{ view, now, media, own, link, onSheet }} />
  if (layout === 'wide') {
    return (
      <section className="floor" aria-label={ROOM.ring} ref={ref}>
        {size && (
          <Ring view={view} media={media} size={size}>
            {stage}
          </Ring>
        )}
      </section>
    )
  }
  const style = size ? narrowStyle(layout, size.width, size.height) : undefined
  return (
    <section className="floor" aria-label={ROOM.ring} ref={ref} style={style}>
      {size && (
        <>
          {stage}
          <Arc view={view} media={media} width={size.width} landscape={layout === 'landscape'} />
        </>
      )}
    </section>
  )
}

function narrowStyle(layout: Layout, width: number, height: number) {
  const tall =
    layout === 'landscape'
      ? `${Math.max(110, height - layArc(width, true).height - 2).toFixed(1)}px`
      : stageHeight(width)
  return { '--fh': tall, '--fw': `${width - 24}px` } as React.CSSProperties
}
