// Entering the room, the join begins in the same moment in which the room would be drawn for the first time. Drawn in
// one piece, it would keep the join waiting; so for that once the last screen stays while the room is drawn in slices.
import { useDeferredValue, useState } from 'react'
import type { FlowScreen } from './screen.ts'

export function useDeferredRoom(place: FlowScreen): FlowScreen {
  const inRoom = place.at === 'room'
  const drawn = useDeferredValue(inRoom)
  const [before, keep] = useState(place)
  if (!inRoom && before !== place && before.at !== place.at) keep(place)
  return inRoom && !drawn ? before : place
}
