// Who may do what at the door, with the hour, and with her own place in the order. The cells are the documentation; no rule is repeated here.
import { another, atTheDoor, idOf, nameIn } from './scenes.ts'
import type { Role } from './roles.ts'
import { type CommandRow, everyoneInside, guidesOnly } from './table.ts'

const hers = (role: Role): string => nameIn(idOf[role] ?? '')

export const door: CommandRow[] = [
  {
    scene: 'a turn',
    guides: 'already-inside',
    inside: 'already-inside',
    outside: 'already-so',
    but: { invited: 'agreement-changed', agreed: 'ok', 'not now': 'knock-later', 'not this time': 'not-this-time' },
    sends: (_state, role) => ({ type: 'door.knock', name: hers(role), attendance: 'sharing' }),
  },
  {
    scene: 'a turn',
    note: 'with the name of somebody inside: she is told nothing',
    guides: 'already-inside',
    inside: 'already-inside',
    outside: 'ok',
    but: { invited: 'agreement-changed', 'not now': 'knock-later', 'not this time': 'not-this-time' },
    sends: () => ({ type: 'door.knock', name: 'Teresa', attendance: 'sharing' }),
  },
  {
    scene: 'a turn',
    guides: 'not-here',
    inside: 'not-here',
    outside: 'not-here',
    but: { waiting: 'ok', 'kept out': 'ok', 'not now': 'knock-later', 'not this time': 'not-this-time' },
    sends: () => ({ type: 'door.withdraw' }),
  },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'door.admit', who: atTheDoor }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'of one who is kept apart from somebody inside',
    guides: 'kept-apart',
    sends: () => ({ type: 'door.admit', who: idOf['kept out']! }),
  },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'of one who was removed',
    guides: 'not-here',
    sends: () => ({ type: 'door.admit', who: idOf['removed']! }),
  },
  {
    ...guidesOnly,
    scene: 'before the opening',
    guides: 'not-open',
    note: 'nobody has a seat yet but those who guide',
    inside: 'not-admitted',
    sends: () => ({ type: 'door.admit', who: another }),
  },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'door.admit-all' }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'door.decline', who: atTheDoor, how: 'not-now' }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'door.say', text: 'There is tea.' }) },
  {
    ...guidesOnly,
    scene: 'a turn',
    sends: () => ({ type: 'door.keep-apart', one: another, other: idOf['sharing']!, apart: true }),
  },
  {
    ...guidesOnly,
    scene: 'before the opening',
    inside: 'not-admitted',
    note: 'nobody has a seat yet but those who guide',
    sends: () => ({ type: 'gathering.open' }),
  },
  {
    ...guidesOnly,
    scene: 'a turn',
    note: 'a second time',
    guides: 'already-open',
    sends: () => ({ type: 'gathering.open' }),
  },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'gathering.end' }) },
  {
    ...guidesOnly,
    scene: 'a note in hand',
    note: 'while a note is unread',
    guides: 'bowl-not-read',
    sends: () => ({ type: 'gathering.end' }),
  },
]

export const ring: CommandRow[] = [
  { ...everyoneInside, scene: 'a turn', sends: () => ({ type: 'seat.leave' }) },
  {
    ...everyoneInside,
    scene: 'a turn',
    note: 'to listening',
    guides: 'facilitator-stays',
    but: { listening: 'already-so' },
    sends: () => ({ type: 'attendance.change', to: 'listening' }),
  },
  {
    ...everyoneInside,
    scene: 'a turn',
    note: 'to sharing',
    guides: 'already-so',
    inside: 'already-so',
    but: { listening: 'ok' },
    sends: () => ({ type: 'attendance.change', to: 'sharing' }),
  },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'order.move', who: another, before: idOf['sharing']! }) },
  { ...guidesOnly, scene: 'a turn', sends: () => ({ type: 'order.step-out' }) },
  { ...guidesOnly, scene: 'guides stepped out', sends: () => ({ type: 'order.step-in' }) },
]
