/* The tray outside a round: open talk by hands, teaching, everyone together. Pure. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import { TRAY } from '../words/tray.ts'
import { startUpper } from '../words/time.ts'
import { lead, leadName, named, pieceAt } from './people.ts'
import { guides, saying, type ActKey, type Saying } from './saying-shape.ts'
import { listening, whatHappens } from './saying-round.ts'

export function sayingWithoutRound(view: RoomView, _now: number): Saying {
  if (view.mode === 'together') return together(view)
  if (view.you.attendance === 'listening') return listening(view)
  const state = view.mode === 'teaching' ? 'teaching' : 'open'
  if (pieceAt(view) === null) {
    const say = state === 'open' ? TRAY.open.say : teachingSay(view)
    return saying(state, say, hands(view) ?? (state === 'open' ? TRAY.open.then : TRAY.teaching.then), { acts: acts(view) })
  }
  const happening = whatHappens(view)
  const plain = happening.state === 'others' || happening.state === 'offered-other' ? state : happening.state
  return saying(plain, happening.say, hands(view) ?? TRAY.open.then, { acts: acts(view) })
}

function together(view: RoomView): Saying {
  if (view.you.attendance === 'listening') {
    return saying('together', TRAY.together.say, TRAY.together.listens, { acts: ['share'] })
  }
  if (view.gathering.kind !== 'one-to-one') return saying('together', TRAY.together.say, TRAY.together.then)
  const other = view.seats.find((seat) => seat.id !== view.you.id)
  const say = other ? TRAY.together.oneToOne(other.name) : TRAY.together.alone
  return saying('together', say, TRAY.together.then)
}

function teachingSay(view: RoomView): string {
  return lead(view)?.id === view.you.id ? TRAY.teaching.you : TRAY.teaching.say(startUpper(leadName(view)))
}

/** "Hands are heard in the order they went up. Priya is first, then you." Null when no hand is up. */
function hands(view: RoomView): string | null {
  const [first, second] = view.hands
  if (first === undefined) return null
  const order = first === view.you.id ? TRAY.open.youFirst
    : TRAY.open.first(startUpper(named(view, first)), second === undefined ? null : named(view, second))
  return `${TRAY.open.hands} ${order}`
}

function acts(view: RoomView): readonly ActKey[] {
  if (guides(view)) return pieceAt(view) === null ? ['step'] : ['skip', 'take-back']
  return [view.you.hand === null ? 'hand' : 'lower']
}
