// What the room has before its sound and picture were loaded: everything
// closed, nothing shown. The circle goes on in words.
import type { RoomMedia } from './room-media.ts'

const nothing = () => undefined

export const noMediaYet: RoomMedia = {
  connection: 'joining',
  microphone: { state: 'closed', toggle: nothing, prepare: nothing, open: nothing, close: nothing },
  camera: { state: 'closed', toggle: nothing },
  joins: new Set(),
  sound: { volume: 1, setVolume: nothing, speaker: null, setSpeaker: nothing },
  refused: false,
  pictures: new Set(),
  attach: () => nothing,
  soundBlocked: false,
  startSound: nothing,
  notices: [],
  dismiss: nothing,
}
