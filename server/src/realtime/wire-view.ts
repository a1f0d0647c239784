// A view as JSON, written in two parts. One part is the same for everybody in the room and is written once for each state, so
// that a thousand women cost a thousand small texts. It must not decide who sees what: shared/ does.
import type { GatheringState } from '@circle/shared/gathering/state'
import { sharedView } from '@circle/shared/gathering/view/room'
import type { OwnView, View } from '@circle/shared/gathering/view.types'

export interface WrittenView {
  /** Her own fields, without the braces around them; all fields of a view at the door. */
  readonly own: string
  /** The fields that everybody in the room has alike. Null at the door. */
  readonly shared: string | null
}

export const unwritten: WrittenView = { own: '', shared: null }

/** `seen`: the view of this very state. */
export function writeView(state: GatheringState, seen: View): WrittenView {
  if (!('you' in seen)) return { own: fieldsOf(seen), shared: null }
  const { audience, you, yourPlace, desk } = seen
  return { own: fieldsOf({ audience, you, yourPlace, desk } satisfies OwnView), shared: sharedOf(state) }
}

/** Whether she would read the same in both: a change that she may not see is not sent. */
export const readsTheSame = (one: WrittenView, other: WrittenView): boolean =>
  one.own === other.own && one.shared === other.shared

/** The whole view, letter for letter as `JSON.stringify` writes it. */
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
