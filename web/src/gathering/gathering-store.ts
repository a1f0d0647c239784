// The state of one gathering in this browser: the newest view, the connection, and how the gathering ended. No rule of
// the circle may live here.
import type { View } from '@circle/shared/gathering/view.types'
import type { BowlTick, MediaHealth, UnheardReport } from '@circle/shared/socket'
import { Listeners } from '../listeners.ts'
import { openSocket, type ClosedBecause, type GatheringSocket, type SocketEvents } from './socket.ts'

export type GatheringSnapshot = {
  view: View | null
  here: boolean // the connection stands
  elsewhere: boolean // she is in the room on another device and is asked whether to move here
  closed: ClosedBecause | null
  health: MediaHealth | null // null: not told yet
  unheard: UnheardReport // only those who guide are told
}

export type GatheringStore = Omit<GatheringSocket, 'clock'> & {
  readonly gathering: string
  snapshot(): GatheringSnapshot
  /** Called in the same turn of the event loop as the change. Gives back the way to stop. */
  onChange(listener: (snapshot: GatheringSnapshot) => void): () => void
  /** Frames of marks: one at each tick, and one on arrival. */
  onTick(listener: (tick: BowlTick) => void): () => void
  serverNow(): number
  /** She leaves her seat on the other device. */
  stayThere(): void
}

const nobody: UnheardReport = { cutOff: [], closed: null }

export function openGathering(
  gathering: string,
  open: (gathering: string, on: SocketEvents) => GatheringSocket = openSocket,
): GatheringStore {
  let current: GatheringSnapshot = {
    view: null,
    here: false,
    elsewhere: false,
    closed: null,
    health: null,
    unheard: nobody,
  }
  const changes = new Listeners<GatheringSnapshot>()
  const ticks = new Listeners<BowlTick>()
  const update = (news: Partial<GatheringSnapshot>) => {
    current = { ...current, ...news }
    changes.tell(current)
  }
  const { clock, ...requests } = open(gathering, {
    // The last view is the newest: one connection brings views in order, and the next connection reads anew.
    view: (view) => update({ view, elsewhere: false }),
    link: (here) => {
      // The server tells a new connection again, if there is anybody to name.
      if (here !== current.here) update({ here, unheard: nobody })
    },
    elsewhere: () => update({ elsewhere: true }),
    closed: (closed) => update({ closed, here: false, elsewhere: false }),
    health: (health) => update({ health }),
    unheard: (unheard) => update({ unheard }),
    tick: (tick) => ticks.tell(tick),
  })
  return {
    gathering,
    snapshot: () => current,
    onChange: changes.add,
    onTick: ticks.add,
    serverNow: () => clock.now(),
    ...requests,
    stayThere: () => update({ elsewhere: false, closed: 'moved' }),
  }
}
