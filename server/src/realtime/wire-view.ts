// A view as JSON, written in two parts, because one of them is the same for everybody in the room: it is written once for a
// state, and a thousand women cost a thousand small texts. It must not decide who sees what: shared/ does.
import type { GatheringState } from '@circle/shared/gathering/state'
import { sharedView } from '@circle/shared/gathering/view/room'
import type { OwnView, View } from '@circle/shared/gathering/view.types'

export interface WrittenView {
  /** Fields without the braces around them. Of a view of the door: all of it. */
  readonly own: string
  /** What all in the room have alike. Null at the door. */
  readonly shared: string | null
}

export const unwritten: WrittenView = { own: '', shared: null }

/** `seen`: the view of this very state. */
export function writeView(state: GatheringState, seen: View): WrittenView {
  if (!('you' in seen)) return { own: fieldsOf(seen), shared: null }
  const { audience, you, yourPlace, desk } = seen
  return { own: fieldsOf({ audience, you, yourPlace, desk } satisfies OwnView), shared: sharedOf(state) }
}

/** Whether she would read the same in both: a change that is not hers to see is not sent. */
export const readsTheSame = (one: WrittenView, other: WrittenView): boolean =>
  one.own === other.own && one.shared === other.shared

/** Letter for letter what `JSON.stringify` makes of the whole view. */
export const wholeView = ({ own, shared }: WrittenView): string => (shared === null ? `{${own}}` : `{${shared},${own}}`)

const written = new WeakMap<GatheringState, string>()

function sharedOf(state: GatheringState): string {
  const before = written.get(state)
  if (before !== undefined) return before
  const now = fieldsOf(sharedView(state))
  written.set(state, now)
  return now
}

const fieldsOf = (value: object): string => JSON.stringify(value).slice(1, -1)
