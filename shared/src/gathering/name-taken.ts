// Names under which nobody at the door can be seated: those of women inside, and those of women who guide, also while they
// are out. Reads only; nobody who waits is told anything of it.
import { goneOf, seatOf, waitingOf } from './people.ts'
import type { GatheringState, ParticipantId, Skeleton, WaitingPerson } from './state.ts'

/** Looks that are taken, each with hers whose they are. */
type Taken = { folded: Map<string, ParticipantId>; seen: Map<string, ParticipantId> }

/** By whom her name is taken: somebody inside, or one who guides and is out. `door`: only by one who waits before her. */
export type TakenBy = 'inside' | 'guide' | 'door'

const none = (): Taken => ({ folded: new Map(), seen: new Map() })
const add = ({ folded, seen }: Taken, who: ParticipantId, skeleton: Skeleton): void => {
  if (!folded.has(skeleton.folded)) folded.set(skeleton.folded, who)
  if (!seen.has(skeleton.seen)) seen.set(skeleton.seen, who)
}
const holds = ({ folded, seen }: Taken, who: ParticipantId, skeleton: Skeleton): boolean =>
  [folded.get(skeleton.folded), seen.get(skeleton.seen)].some((other) => other !== undefined && other !== who)

export class TakenNames {
  private readonly inside = none()
  private readonly guides = none()
  private readonly door = none()

  constructor(state: GatheringState) {
    for (const who of state.seatOrder) this.seat(who, seatOf(state, who)!.skeleton)
    for (const [who, skeleton] of Object.entries(state.guideNames)) {
      if (seatOf(state, who) === null && goneOf(state, who) !== 'removed') add(this.guides, who, skeleton)
    }
  }

  /** She is inside from now on. */
  seat(who: ParticipantId, skeleton: Skeleton): void {
    add(this.inside, who, skeleton)
  }

  /** Null: she may be seated under it. */
  by(
    who: ParticipantId,
    { skeleton, reserved }: Pick<WaitingPerson, 'skeleton' | 'reserved'>,
  ): 'inside' | 'guide' | null {
    if (holds(this.inside, who, skeleton)) return 'inside'
    return reserved === true || holds(this.guides, who, skeleton) ? 'guide' : null
  }

  /** The same, asked for all who wait, in their order. */
  atDoor(who: ParticipantId, place: WaitingPerson): TakenBy | null {
    const taken = this.by(who, place) ?? (holds(this.door, who, place.skeleton) ? 'door' : null)
    if (place.declined === null) add(this.door, who, place.skeleton)
    return taken
  }
}

/** Let in, and asked for another name before she is seated. */
export function isAskedForAnotherName(state: GatheringState, who: ParticipantId): boolean {
  const place = waitingOf(state, who)
  return place?.admitted === true && new TakenNames(state).by(who, place) !== null
}
