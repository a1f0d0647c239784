/* The command of each act of the tray, and what the same press does with her microphone. Pure. */
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { ActKey } from './prompt-shape.ts'

/** null: the act sends no command, or no longer fits the view. */
export function commandOf(act: ActKey, view: RoomView): PersonCommand | null {
  const { turn } = view.piece
  const round = view.round?.number
  switch (act) {
    case 'take':
      return { type: 'piece.take', turn }
    case 'pass':
    case 'pass-on':
      return { type: 'piece.pass', turn }
    case 'silence':
      return { type: 'piece.silence', turn }
    case 'speak':
      return { type: 'piece.speak', turn }
    case 'ready':
      return { type: 'piece.ready', turn, ready: true }
    case 'unready':
      return { type: 'piece.ready', turn, ready: false }
    case 'ahead':
      return round === undefined ? null : { type: 'piece.ahead', round, ahead: true }
    case 'unahead':
      return round === undefined ? null : { type: 'piece.ahead', round, ahead: false }
    case 'minute':
    case 'lead-minute':
      return { type: 'piece.minute', turn }
    case 'skip':
      return { type: 'piece.skip', turn }
    case 'take-back':
      return { type: 'piece.take-back', turn }
    case 'hand':
      return { type: 'hand.raise' }
    case 'lower':
      return { type: 'hand.lower' }
    case 'share':
      return { type: 'attendance.change', to: 'sharing' }
    case 'share-once':
      return { type: 'attendance.change', to: 'sharing', once: true }
    case 'write':
    case 'write-on':
    case 'write-more':
    case 'try-again':
    case 'open-microphone':
    case 'check':
    case 'step':
      return null
    default:
      return act satisfies never
  }
}

/** What the same press does with her microphone. Only she herself opens it. */
export function microphoneOn(act: ActKey): 'prepare' | 'open' | 'close' | null {
  switch (act) {
    case 'ready':
      return 'prepare'
    case 'take':
    case 'speak':
      return 'open'
    case 'pass-on':
    case 'pass':
    case 'silence':
    case 'unready':
    case 'ahead':
      return 'close'
    default:
      return null
  }
}
