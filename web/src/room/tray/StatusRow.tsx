/* The status row beside the tools: how many listen, the state of the sound, and on a phone the way to the whole
   ring. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from '../../media/room-media.ts'
import { BOWL } from '../../words/bowl.ts'
import { MEDIA_STATE } from '../../words/media.ts'
import { TOOLS } from '../../words/room.ts'
import { facing, pieceWith, ringOf } from '../model/people.ts'
import { wrapUnit, road } from '../../ui/ring.ts'

interface StatusRowProps {
  view: RoomView
  connection: RoomMedia['connection']
  wide: boolean
  /** The title of a share in writing that is not on the stage. */
  wrote: string | null
  onHear(): void
  onWrote(): void
  onWhole(): void
  onCloth(): void
}

export function StatusRow({ view, connection, wide, wrote, onHear, onWrote, onWhole, onCloth }: StatusRowProps) {
  const sound = connection === 'here' ? null : MEDIA_STATE[connection]
  return (
    <>
      <p className="media-line" role="status">
        {sound}
      </p>
      <div className="status-row">
        <button className="listening" type="button" aria-haspopup="dialog" onClick={onHear}>
          {TOOLS.listening(view.listening)}
        </button>
        {wrote && (
          <button className="listening" type="button" aria-haspopup="dialog" onClick={onWrote}>
            {wrote}
          </button>
        )}
        {view.bowl && (view.bowl.cloth.length > 0 || view.bowl.clothOpen) && (
          <button className="listening" type="button" aria-haspopup="dialog" onClick={onCloth}>
            {BOWL.cloth.door}
          </button>
        )}
        {!wide && (
          <button className="mini-ring" type="button" aria-haspopup="dialog" onClick={onWhole}>
            <MiniRing view={view} />
            <span>{TOOLS.wholeRing}</span>
          </button>
        )}
      </div>
    </>
  )
}

const SMALL = road(19, 14)

function MiniRing({ view }: { view: RoomView }) {
  const ring = ringOf(view)
  const face = facing(view)
  const holder = pieceWith(view)
  const from = 'bottom' in face ? face.bottom : face.top - ring.length / 2
  return (
    <svg viewBox="-3 -3 50 42" aria-hidden="true" focusable="false">
      {ring.map((seat, i) => {
        const { x, y } = SMALL.at(wrapUnit((i - from) / ring.length))
        const mine = seat.id === view.you.id
        if (seat.id === holder) return <circle key={seat.id} cx={x + 22} cy={y + 18} r="4" className="stone-body" />
        return (
          <circle
            key={seat.id}
            cx={x + 22}
            cy={y + 18}
            r={mine ? 3 : 1.8}
            className={mine ? 'mini-you' : 'mini-seat'}
          />
        )
      })}
    </svg>
  )
}
