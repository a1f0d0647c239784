// The rules of the door: knocking, waiting, being let in or declined. Nothing of the room reaches a woman before she is let in.
import type { RefusalCode } from '../../errors.ts'
import type { CommandOf, CommandType } from '../commands.ts'
import { TakenNames } from '../name-taken.ts'
import { checkName } from '../names.ts'
import { hasFacilitatorSeat, goneOf, presentGuide, isGuiding, isHere, seatOf, waitingOf } from '../people.ts'
import { durations, limits, type GatheringState, type ParticipantId, type WaitingPerson } from '../state.ts'
import { fitsIn, tidy } from '../text.ts'
import { newMediaId, emit, type Draft, type Rules } from './draft.ts'

type DoorCommands = Extract<
  CommandType,
  `door.${'knock' | 'withdraw' | 'admit' | 'admit-all' | 'decline' | 'say' | 'keep-apart'}`
>

const ofTheDoor = { by: 'facilitator', rest: true } as const

export const doorRules: Rules<DoorCommands> = {
  'door.knock': { by: 'anyone', early: true, rest: true, act: knock },
  'door.withdraw': { by: 'anyone', early: true, rest: true, act: withdraw },
  'door.admit': {
    ...ofTheDoor,
    early: false,
    act: (draft, { who }) => {
      const place = waitingOf(draft.state, who)
      if (place === null) return 'not-here'
      if (place.admitted) return 'already-so'
      if (place.role !== undefined && seatOf(draft.state, draft.who)?.role !== 'facilitator') return 'lead-only'
      if (keptOut(draft.state, who, [])) return 'kept-apart'
      letIn(draft, [who])
    },
  },
  'door.admit-all': { ...ofTheDoor, early: false, act: admitAll },
  'door.decline': { ...ofTheDoor, early: true, act: decline },
  'door.say': {
    ...ofTheDoor,
    early: true,
    act: (draft, command) => {
      const text = tidy(command.text)
      if (!fitsIn(text, limits.doorWords)) return 'text-too-long'
      if (text === draft.state.doorWords) return 'already-so'
      emit(draft, { type: 'door.said', text })
    },
  },
  'door.keep-apart': { ...ofTheDoor, early: true, act: keepApart },
}

function knock(draft: Draft, command: CommandOf<'door.knock'>): RefusalCode | void {
  const { state, who, role } = draft
  const refused = mayKnock(draft)
  if (refused !== null) return refused
  const checked = checkName(command.name)
  if (!checked.ok) return checked.code
  const { name, skeleton } = checked
  const reserved = draft.reserved && { reserved: true as const }
  const isTaken = () => new TakenNames(state).by(who, { skeleton, ...reserved }) !== null
  const guides = role !== 'member'
  if (guides && !waitsForFacilitator(draft)) {
    if (isTaken()) return 'name-taken'
    return emit(draft, { type: 'door.guide-came', who, name, skeleton, role, mediaId: newMediaId(draft) })
  }
  const place = waitingOf(state, who)
  // A woman who is not let in learns nothing of the names inside: she may wait under any name.
  if (place?.admitted && isTaken()) return 'name-taken'
  const attendance = guides ? 'sharing' : command.attendance
  if (place !== null && place.declined === null && place.name === name && place.attendance === attendance)
    return 'already-so'
  const { guidesMark } = draft
  emit(draft, {
    type: 'door.knocked',
    who,
    name,
    skeleton,
    attendance,
    ...(guides && { role }),
    ...reserved,
    ...(guidesMark !== null && { guidesMark }),
  })
}

/** Anybody may hold a link to guide: the facilitator sees a new guide once at the door before she guides. */
const waitsForFacilitator = ({ state, letInBefore }: Draft): boolean => !letInBefore && hasFacilitatorSeat(state)

function mayKnock({ state, who, now }: Draft): RefusalCode | null {
  if (seatOf(state, who) !== null) return 'already-inside'
  const gone = goneOf(state, who)
  if (gone === 'removed' || gone === 'not-this-time') return gone
  const place = waitingOf(state, who)
  if (place === null) return null
  if (!isHere(place)) return 'dropped'
  const { declined } = place
  if (declined?.how === 'not-this-time') return declined.how
  return declined?.how === 'not-now' && now < declined.knockFrom ? 'knock-later' : null
}

/** She goes by herself. A declined woman cannot shorten her wait by going. */
function withdraw(draft: Draft): RefusalCode | void {
  const { state, who } = draft
  const place = waitingOf(state, who)
  if (place === null) return 'not-here'
  if (!isHere(place)) return 'dropped'
  if (place.declined !== null) return place.declined.how === 'not-now' ? 'knock-later' : place.declined.how
  emit(draft, { type: 'door.withdrew', who })
}

/** The facilitator keeps her apart from somebody who is inside, let in already, or let in together with her. */
function keptOut(state: GatheringState, who: ParticipantId, together: readonly ParticipantId[]): boolean {
  return state.apart.some(([one, other]) => {
    const apart = one === who ? other : other === who ? one : null
    return (
      apart !== null &&
      (seatOf(state, apart) !== null || waitingOf(state, apart)?.admitted === true || together.includes(apart))
    )
  })
}

function admitAll(draft: Draft): RefusalCode | void {
  const people: ParticipantId[] = []
  for (const who of draft.state.waitingOrder) {
    const place = waitingOf(draft.state, who)
    // A guide is let in by her name, never along with the others.
    if (place === null || place.admitted || place.declined !== null || place.role !== undefined) continue
    if (!keptOut(draft.state, who, people)) people.push(who)
  }
  if (people.length === 0) return 'not-here'
  letIn(draft, people)
}

/**
 * An offline woman has two minutes to come back; a woman whose name is taken is asked for another. The others are seated at
 * once.
 */
function letIn(draft: Draft, people: readonly ParticipantId[]): void {
  const offline = people.filter((who) => !isHere(waitingOf(draft.state, who)))
  if (offline.length > 0) {
    emit(draft, { type: 'door.admitted-offline', people: offline, until: draft.now + durations.admittedOffline })
  }
  const { free, taken } = byName(
    draft.state,
    people.filter((who) => !offline.includes(who)),
  )
  if (taken.length > 0) emit(draft, { type: 'door.name-asked', people: taken })
  seat(draft, free)
}

function seat(draft: Draft, people: readonly ParticipantId[]): void {
  if (people.length === 0) return
  emit(draft, { type: 'door.admitted', people: people.map((who) => ({ who, mediaId: newMediaId(draft) })) })
}

/** Those who can be seated under their names, and those who cannot; of two with one name the first in the list gets it. */
function byName(
  state: GatheringState,
  people: readonly ParticipantId[],
): { free: ParticipantId[]; taken: ParticipantId[] } {
  const names = new TakenNames(state)
  const free: ParticipantId[] = []
  const taken: ParticipantId[] = []
  for (const who of people) {
    const place = waitingOf(state, who) as WaitingPerson
    if (names.by(who, place) !== null) taken.push(who)
    else {
      free.push(who)
      names.seat(who, place.skeleton)
    }
  }
  return { free, taken }
}

/** A woman who was let in and is here takes her seat as soon as her name is free and somebody guides. */
export function seatThoseLetIn(draft: Draft): void {
  const { state } = draft
  const people = state.waitingOrder.filter((who) => {
    const place = waitingOf(state, who)
    return place?.admitted && isHere(place)
  })
  if (people.length > 0 && presentGuide(state) !== null) seat(draft, byName(state, people).free)
}

function decline(draft: Draft, { who, how }: CommandOf<'door.decline'>): RefusalCode | void {
  const place = waitingOf(draft.state, who)
  if (place === null) return 'not-here'
  if (place.declined?.how === how) return 'already-so'
  if (how === 'not-this-time') emit(draft, { type: 'door.declined', who, how })
  else emit(draft, { type: 'door.declined', who, how, knockFrom: draft.now + durations.knockAgain })
}

function keepApart(draft: Draft, { one, other, apart }: CommandOf<'door.keep-apart'>): RefusalCode | void {
  const { state } = draft
  const known = (who: ParticipantId) => seatOf(state, who) ?? waitingOf(state, who) ?? goneOf(state, who)
  if (known(one) === null || known(other) === null || one === other) return 'not-here'
  const guides = (who: ParticipantId) => isGuiding(seatOf(state, who)) || waitingOf(state, who)?.role !== undefined
  if (guides(one) || guides(other)) return 'facilitator-stays'
  const already = state.apart.some((pair) => pair.includes(one) && pair.includes(other))
  if (already === apart) return 'already-so'
  emit(draft, { type: 'door.kept-apart', one, other, apart })
}
