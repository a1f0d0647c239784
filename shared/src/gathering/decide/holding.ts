// The facilitator's holding of the room: hush, stop a camera, to listening, back to waiting, remove. Acts on state, so
// that it stays so.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { isGuiding, seatOf, waitingOf } from '../people.ts'
import type { Seat } from '../state.ts'
import { tell, type Play, type Rules } from './play.ts'
import { outOfRing, sendBack, toListening } from './ring.ts'

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
    act: (play, { who }) => {
      const seat = seatOf(play.state, who)
      if (seat === null) return 'not-here'
      if (isGuiding(seat)) return 'facilitator-stays'
      return seat.attendance === 'listening' ? 'already-so' : toListening(play, who)
    },
  },
  'hold.to-waiting': {
    ...steering,
    early: true,
    act: (play, { who }) => {
      const seat = seatOf(play.state, who)
      if (seat === null) return 'not-here'
      if (isGuiding(seat)) return 'facilitator-stays'
      return sendBack(play, who)
    },
  },
  'hold.remove': { ...steering, early: true, act: remove },
}

function hush(play: Play, { who, hushed }: CommandOf<'hold.hush'>): RefusalCode | void {
  const seat = seatOf(play.state, who)
  if (seat === null) return 'not-here'
  if (seat.attendance === 'listening') return 'not-sharing'
  if (isAboveHer(play, seat)) return 'facilitators-own'
  if (seat.hushed === hushed) return 'already-so'
  tell(play, { type: 'hush.set', people: [who], hushed })
}

/** A co-facilitator has no hand in the sound and the picture of a facilitator. */
const isAboveHer = (play: Play, seat: Seat): boolean =>
  seat.role === 'facilitator' && seatOf(play.state, play.who)?.role !== 'facilitator'

/** Everyone but those who guide. */
function hushAll(play: Play): RefusalCode | void {
  const people = play.state.seatOrder.filter((who) => {
    const seat = seatOf(play.state, who)
    return seat?.attendance === 'sharing' && !isGuiding(seat) && !seat.hushed
  })
  if (people.length === 0) return 'already-so'
  tell(play, { type: 'hush.set', people, hushed: true })
}

function stopCamera(play: Play, { who, stopped }: CommandOf<'hold.camera'>): RefusalCode | void {
  const seat = seatOf(play.state, who)
  if (seat === null) return 'not-here'
  if (seat.attendance === 'listening') return 'not-sharing'
  if (isAboveHer(play, seat)) return 'facilitators-own'
  if (seat.cameraStopped === stopped) return 'already-so'
  tell(play, { type: 'camera.set', who, stopped })
}

/** From the room or from the door. A co-facilitator removes anybody but the facilitator; nobody removes herself. */
function remove(play: Play, { who }: CommandOf<'hold.remove'>): RefusalCode | void {
  const seat = seatOf(play.state, who)
  if (seat === null) {
    const place = waitingOf(play.state, who)
    if (place === null) return 'not-here'
    if (place.role === 'facilitator' && seatOf(play.state, play.who)?.role !== 'facilitator') return 'facilitator-stays'
    tell(play, { type: 'door.removed', who })
    return
  }
  if (seat.role === 'facilitator' || who === play.who) return 'facilitator-stays'
  outOfRing(play, who, () => tell(play, { type: 'seat.left', who, how: 'removed' }))
}
