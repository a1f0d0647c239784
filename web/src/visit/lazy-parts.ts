// The parts of a gathering that are fetched while she is on her way to the room. The room must not import this list.
import { lazyPart } from '../ui/lazy.ts'

export const lazyParts = {
  room: lazyPart(() => import('./RoomScreen.tsx')),
  media: lazyPart(() => import('../media/live-media.ts')),
}
