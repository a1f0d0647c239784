// What the desk shows besides the room: the door, what only those who guide may know, and the one next step.
import { TakenNames } from '../name-taken.ts'
import { goneOf, isHere, seatOf, waitingOf } from '../people.ts'
import { readyNext } from '../rights.ts'
import type { GatheringState, ParticipantId } from '../state.ts'
import type { DeskView } from '../view.types.ts'
import { deskBowlView } from './bowl.ts'
import { nextStep } from './next-step.ts'

export function deskView(state: GatheringState, who: ParticipantId): DeskView {
  const { round } = state
  return {
    waiting: waitingPeople(state),
    doorWords: state.doorWords,
    apart: state.apart.map(([one, other]) => [one, other]),
    pauseAsked: state.pauseAsked,
    ready: readyNext(state)[0] ?? null,
    passingAhead: state.order.filter((one) => seatOf(state, one)?.passingAhead),
    late: round?.late ?? [],
    done: round?.done ?? [],
    hushed: state.seatOrder.filter((one) => seatOf(state, one)?.hushed),
    listeners: listeners(state),
    step: nextStep(state, who),
    bowl: deskBowlView(state),
  }
}

function waitingPeople(state: GatheringState): DeskView['waiting'] {
  const list: DeskView['waiting'] = []
  const names = new TakenNames(state)
  for (const id of state.waitingOrder) {
    const place = waitingOf(state, id)
    if (place === null) continue
    const { name, guidesMark = null, role = 'member', attendance, since, declined } = place
    list.push({
      id,
      name,
      mark: guidesMark,
      role,
      attendance,
      since,
      quiet: !isHere(place),
      declined: declined !== null,
      again: goneOf(state, id) === 'left',
      taken: names.atDoor(id, place),
      letIn: place.admitted,
    })
  }
  return list
}

function listeners(state: GatheringState): DeskView['listeners'] {
  const list: DeskView['listeners'] = []
  for (const id of state.seatOrder) {
    const seat = seatOf(state, id)
    if (seat?.attendance === 'listening') list.push({ id, name: seat.name, quiet: !isHere(seat), once: seat.once })
  }
  return list
}
