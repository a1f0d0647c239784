// The screen of a visit, read from the snapshot of the gathering and never remembered beside it. Pure.
import type { RoomView, StrangerView, WaitingView } from '@circle/shared/gathering/view.types'
import type { GatheringSnapshot } from '../gathering/gathering-store.ts'

export type FlowScreen =
  | { at: 'coming' } // the first answer is on its way
  | { at: 'elsewhere' } // she is in the room on another device and is asked whether to move here
  | { at: 'moved' } // her seat went to another device
  | { at: 'signed-out' }
  | { at: 'lost' } // she does not belong to it, or it does not exist
  | { at: 'arrival'; view: StrangerView }
  | { at: 'left'; view: StrangerView }
  | { at: 'waiting'; view: WaitingView }
  | { at: 'not-now'; view: WaitingView }
  | { at: 'another-name'; view: WaitingView } // let in, and her name is taken
  | { at: 'declined' }
  | { at: 'removed' }
  | { at: 'cancelled' } // planned, and cancelled before it was opened
  | { at: 'goodbye' }
  | { at: 'room'; view: RoomView }

export function screenFor({ view, closed, elsewhere }: GatheringSnapshot): FlowScreen {
  if (closed !== null) return afterClose(closed)
  if (elsewhere) return { at: 'elsewhere' }
  if (view === null) return { at: 'coming' }
  switch (view.audience) {
    case 'stranger':
      return stranger(view)
    case 'waiting':
      return waiting(view)
    default:
      return { at: 'room', view }
  }
}

function afterClose(why: NonNullable<GatheringSnapshot['closed']>): FlowScreen {
  switch (why) {
    case 'ended':
      return { at: 'goodbye' }
    case 'cancelled':
      return { at: 'cancelled' }
    case 'removed':
      return { at: 'removed' }
    case 'signed-out':
      return { at: 'signed-out' }
    case 'not-yours':
      return { at: 'lost' }
    case 'moved':
      return { at: 'moved' }
    default:
      return why satisfies never
  }
}

function stranger(view: StrangerView): FlowScreen {
  switch (view.standing) {
    case 'may-knock':
      return { at: 'arrival', view }
    case 'left':
      return { at: 'left', view }
    case 'removed':
      return { at: 'removed' }
    case 'not-this-time':
      return { at: 'declined' }
    case 'cancelled':
      return { at: 'cancelled' }
    case 'ended':
      return { at: 'goodbye' }
    default:
      return view.standing satisfies never
  }
}

function waiting(view: WaitingView): FlowScreen {
  switch (view.standing) {
    case 'waiting':
      return { at: 'waiting', view }
    case 'another-name':
      return { at: 'another-name', view }
    case 'not-now':
      return { at: 'not-now', view }
    case 'not-this-time':
      return { at: 'declined' }
    default:
      return view.standing satisfies never
  }
}
