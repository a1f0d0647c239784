// One circle at its different moments, made by the rules themselves, with somebody of every role in it.
// It must not put anything into a state that the rules did not make.
import { Circle, minutes } from '@circle/shared/testing/circle'
import type { GatheringState } from '@circle/shared/gathering/state'
import type { Role } from './roles.ts'

/** Her id in the gathering. Those without one have none: they were never in it. */
export const idOf: Partial<Record<Role, string>> = {
  facilitator: 'F',
  'co-facilitator': 'K',
  sharing: 'S',
  listening: 'L',
  holder: 'H',
  offered: 'O',
  dropped: 'D',
  invited: 'Y',
  agreed: 'G',
  waiting: 'W',
  'not now': 'N',
  'not this time': 'T',
  'kept out': 'A',
  moved: 'V',
  removed: 'X',
  'signed out': 'U',
}
/** Without a role of their own: one who shares, and one who waits. */
export const another = 'B'
export const atTheDoor = 'Z'
export const nameIn = (id: string): string => (id === 'F' ? 'Teresa' : `Guest ${id}`)

/** The media join of hers that was cut off when her seat moved, and when she was removed. */
export interface Scene {
  readonly state: GatheringState
  readonly at: number
  readonly before: Readonly<Record<string, string>>
}

/** The instant of every scene. Its clock stands still there, so that nothing falls due while the cells are tried. */
export const now = Date.now()

const knocks = (circle: Circle, who: string, attendance: 'sharing' | 'listening' = 'sharing') =>
  circle.knocks(who, attendance, nameIn(who))

/** Guides inside, everybody else at the door. */
function arriving(): Circle {
  const circle = new Circle({ startsAt: now - minutes(20), endsAt: now + minutes(90) })
  circle.now = now - minutes(25)
  for (const who of 'FKOHSVDBX') knocks(circle, who)
  knocks(circle, 'L', 'listening')
  return circle
}

/** Who moved, dropped, was removed; and who stands at the door by now. */
function comingsAndGoings(circle: Circle): Circle {
  circle
    .system({ type: 'presence.move', who: 'V', connection: elsewhere })
    .drops('D')
    .does('F', { type: 'hold.remove', who: 'X' })
  for (const who of `WNTA${atTheDoor}`) knocks(circle, who)
  circle.does('F', { type: 'door.decline', who: 'N', how: 'not-now' })
  circle.does('F', { type: 'door.decline', who: 'T', how: 'not-this-time' })
  return circle.does('F', { type: 'door.keep-apart', one: 'A', other: another, apart: true })
}

function before(): Circle {
  const circle = arriving()
  return comingsAndGoings(circle.passes(now - circle.now))
}

/** Open, all inside, the piece in the centre, no round begun. `B` has taken a credential and asks for a pause. */
function centre(cutOff: Record<string, string> = {}): Circle {
  const circle = arriving().does('F', { type: 'gathering.open' }).does('F', { type: 'door.admit-all' })
  circle.takesCredential(another, 'one').passes(minutes(18)).does(another, { type: 'rest.ask' })
  for (const [role, who] of [
    ['moved', 'V'],
    ['removed', 'X'],
  ] as const)
    cutOff[role] = circle.seat(who).mediaId
  return comingsAndGoings(circle.passes(now - circle.now))
}

/** The connection of the other device, to which `V` moved. Whoever puts a scene into a database gives it an id of its own. */
export const elsewhere = 'her-other-device.1'

const offer = (): Circle => centre().begins().pass('F').pass('K')
const turn = (): Circle => offer().pass('O').take('H')
const open = (): Circle => centre().mode('open').does(another, { type: 'hand.raise' })
const bowlOpen = (circle: Circle): Circle => circle.does('F', { type: 'bowl.announce', when: 'now' })
const inHand = (circle: Circle): Circle =>
  bowlOpen(circle.holdsNotes(note)).does('F', { type: 'cloth.open', open: true }).draws()
const rests = (circle: Circle): Circle => circle.does('F', { type: 'rest.pause' })
const steppedOut = (circle: Circle): Circle =>
  circle.does('F', { type: 'order.step-out' }).does('K', { type: 'order.step-out' })
const raised = (circle: Circle): Circle =>
  ['F', 'K', 'S', 'D'].reduce((all, who) => all.does(who, { type: 'hand.raise' }), circle.returns('D')).drops('D')

/** The note that lies in the bowl where a scene has one, and is in the facilitator's hand where she drew. To be renamed as well. */
export const note = '0f1d2c3b-4a59-4687-9a8b-7c6d5e4f3a2b'

type Moment = { all: () => Circle; held?: () => Circle; offered?: () => Circle }

/** Each moment as it is for all, and, for whoever has or is offered the piece, where it stands with her. */
const moments = {
  'before the opening': { all: before },
  'nothing begun': { all: centre, held: turn, offered: offer },
  'a turn': { all: turn, offered: offer },
  'an offer': { all: offer, held: turn },
  'a silent turn': { all: () => offer().pass('O').silence('H'), offered: offer },
  'the round waits': { all: () => offer().takesBack(), held: turn, offered: offer },
  'open talk': { all: open, held: () => open().gives('H').take('H'), offered: () => open().gives('O') },
  'hands are up': {
    all: () => raised(open()),
    held: () => open().does('H', { type: 'hand.raise' }).gives('H').take('H'),
    offered: () => open().does('O', { type: 'hand.raise' }).gives('O'),
  },
  'a pause': { all: () => rests(turn()), offered: () => rests(offer()) },
  'guides stepped out': { all: () => steppedOut(turn()), offered: () => steppedOut(offer()) },
  'the bowl is opened': { all: () => bowlOpen(turn()), offered: () => bowlOpen(offer()) },
  'a note in hand': { all: () => inHand(turn()), offered: () => inHand(offer()) },
  'a note in the centre': {
    all: () => inHand(centre()).lays(note),
    held: () => inHand(turn()),
    offered: () => inHand(offer()),
  },
} satisfies Record<string, Moment>

export type SceneName = keyof typeof moments
export type Variant = 'all' | 'held' | 'offered'

export function variantFor(scene: SceneName, role: Role): Variant {
  const moment: Moment = moments[scene]
  if (role === 'offered' && moment.offered) return 'offered'
  return role === 'holder' && moment.held ? 'held' : 'all'
}

export function play(scene: SceneName, variant: Variant): Scene {
  const moment: Moment & Partial<Record<Variant, () => Circle>> = moments[scene]
  const cutOff: Record<string, string> = {}
  centre(cutOff)
  const circle = moment[variant]!()
  return { state: circle.state, at: circle.now, before: cutOff }
}
