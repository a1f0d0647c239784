// How those who guide hold the room: hush, stop a camera, to listening, back to waiting, remove. Each act changes the state,
// so its effect outlasts a reconnect.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { isGuiding, seatOf, waitingOf } from '../people.ts'
import type { Seat } from '../state.ts'
import { emit, type Draft, type Rules } from './draft.ts'
import { leaveRing, sendToDoor, moveToListening } from './ring.ts'

type HoldingCommands = Extract<
  CommandType,
  `hold.${'hush' | 'hush-all' | 'camera' | 'to-listening' | 'to-waiting' | 'remove'}`
>

const steering = { by: 'facilitator', rest: true } as const

export const holdingRules: Rules<HoldingCommands> = {
  'hold.hush': { ...steering, early: false, act: hush },
  'hold.hush-all': { ...steering, early: false, act: hushAll },
  'hold.camera': { ...steering, early: false, act: stopCamera },
  'hold.to-listening': {
    ...steering,
    early: true,
    act: (draft, { who }) => {
      const seat = seatOf(draft.state, who)
      if (seat === null) return 'not-here'
      if (isGuiding(seat)) return 'facilitator-stays'
      return seat.attendance === 'listening' ? 'already-so' : moveToListening(draft, who)
    },
  },
  'hold.to-waiting': {
    ...steering,
    early: true,
    act: (draft, { who }) => {
      const seat = seatOf(draft.state, who)
      if (seat === null) return 'not-here'
      if (isGuiding(seat)) return 'facilitator-stays'
      return sendToDoor(draft, who)
    },
  },
  'hold.remove': { ...steering, early: true, act: remove },
}

function hush(draft: Draft, { who, hushed }: CommandOf<'hold.hush'>): RefusalCode | void {
  const seat = seatOf(draft.state, who)
  if (seat === null) return 'not-here'
  if (seat.attendance === 'listening') return 'not-sharing'
  if (isAboveHer(draft, seat)) return 'facilitators-own'
  if (seat.hushed === hushed) return 'already-so'
  emit(draft, { type: 'hush.set', people: [who], hushed })
}

/** A co-facilitator has no hand in the sound and the picture of a facilitator. */
const isAboveHer = (draft: Draft, seat: Seat): boolean =>
  seat.role === 'facilitator' && seatOf(draft.state, draft.who)?.role !== 'facilitator'

/** Everyone but those who guide. */
function hushAll(draft: Draft): RefusalCode | void {
  const people = draft.state.seatOrder.filter((who) => {
    const seat = seatOf(draft.state, who)
    return seat?.attendance === 'sharing' && !isGuiding(seat) && !seat.hushed
  })
  if (people.length === 0) return 'already-so'
  emit(draft, { type: 'hush.set', people, hushed: true })
}

function stopCamera(draft: Draft, { who, stopped }: CommandOf<'hold.camera'>): RefusalCode | void {
  const seat = seatOf(draft.state, who)
  if (seat === null) return 'not-here'
  if (seat.attendance === 'listening') return 'not-sharing'
  if (isAboveHer(draft, seat)) return 'facilitators-own'
  if (seat.cameraStopped === stopped) return 'already-so'
  emit(draft, { type: 'camera.set', who, stopped })
}

/** From the room or from the door. A co-facilitator removes anybody but the facilitator; nobody removes herself. */
function remove(draft: Draft, { who }: CommandOf<'hold.remove'>): RefusalCode | void {
  const seat = seatOf(draft.state, who)
  if (seat === null) {
    const place = waitingOf(draft.state, who)
    if (place === null) return 'not-here'
    if (place.role === 'facilitator' && seatOf(draft.state, draft.who)?.role !== 'facilitator')
      return 'facilitator-stays'
    emit(draft, { type: 'door.removed', who })
    return
  }
  if (seat.role === 'facilitator' || who === draft.who) return 'facilitator-stays'
  leaveRing(draft, who, () => emit(draft, { type: 'seat.left', who, how: 'removed' }))
}
