// How hushing and stopping a camera change the state. Decides nothing.
import type { EventType, Evolvers } from '../events.ts'
import { seatOf } from '../people.ts'
import type { GatheringState } from '../state.ts'
import { patchSeat } from './seat-changes.ts'

type HoldingEvents = Extract<EventType, 'hush.set' | 'camera.set'>

export const holdingEvolvers = {
  'hush.set': (state, event) => {
    const seats: GatheringState['seats'] = { ...state.seats }
    for (const who of event.people) {
      const seat = seatOf(state, who)
      if (seat !== null) seats[who] = { ...seat, hushed: event.hushed }
    }
    return { ...state, seats }
  },
  'camera.set': (state, event) => patchSeat(state, event.who, { cameraStopped: event.stopped }),
} satisfies Evolvers<HoldingEvents>
