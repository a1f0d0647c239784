/* The state of her own microphone and camera: the one source of every sentence about them. Pure: read from the real
   track, the real connection and who is there. It opens nothing and holds no words. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMedia } from './room-media.ts'

/** Whether what she sends reaches the others. `perhaps`: the connection is in doubt, and may still carry. */
export type Reach = 'yes' | 'perhaps' | 'no'

export interface OwnMedia {
  microphone: RoomMedia['microphone']['state']
  camera: RoomMedia['camera']['state']
  connection: RoomMedia['connection']
  heard: Reach
  seen: Reach
}

type Devices = Pick<RoomMedia, 'connection' | 'joins'> & {
  microphone: Pick<RoomMedia['microphone'], 'state'>
  camera: Pick<RoomMedia['camera'], 'state'>
}
type RoomSeats = Pick<RoomView, 'seats' | 'listening'> & { you: Pick<RoomView['you'], 'id' | 'attendance'> }

export function ownMedia(view: RoomSeats, media: Devices): OwnMedia {
  const line = lineOf(media.connection, anybodyReceives(view, media))
  const microphone = media.microphone.state
  const camera = media.camera.state
  return {
    microphone,
    camera,
    connection: media.connection,
    heard: microphone === 'open' ? line : 'no',
    seen: camera === 'open' ? line : 'no',
  }
}

/** Without a media join nothing is sent, so an open device reaches nobody. */
function lineOf(connection: RoomMedia['connection'], anybody: boolean): Reach {
  switch (connection) {
    case 'here':
      return anybody ? 'yes' : 'no'
    // The media server may still carry an open device while the app is not heard.
    case 'reconnecting':
    case 'text-only':
      return 'perhaps'
    case 'joining':
    case 'cut-off':
    case 'unsupported':
      return 'no'
    default:
      return connection satisfies never
  }
}

/** Somebody else is connected to the media server. Nothing is told about listeners, so each of them counts. */
function anybodyReceives({ you, seats, listening }: RoomSeats, { joins }: Pick<RoomMedia, 'joins'>): boolean {
  const listeners = listening - (you.attendance === 'listening' ? 1 : 0)
  return listeners > 0 || seats.some((seat) => seat.id !== you.id && joins.has(seat.mediaId))
}
