// Everybody who may come to a gathering, as a list: a role here is where she stands, not only what she is enrolled as.
// A new role has cells in every table at once, by its group or by its name; it must be put on the stage in scenes.ts.
import type { RefusalCode } from '@circle/shared/errors'

/** What each of them is, in words for the page. */
export const roles = {
  facilitator: 'guides the circle',
  'co-facilitator': 'guides with her',
  sharing: 'in the room, in the order, the next to be offered the piece',
  listening: 'in the room, and in no order',
  holder: 'has the piece',
  offered: 'is asked whether she takes it',
  dropped: 'has a seat and lost her line; what she sends is first a return',
  invited: 'enrolled by her personal link; has not agreed to anything yet',
  agreed: 'has read and agreed, and has not knocked',
  waiting: 'at the door',
  'not now': 'was asked to knock again later',
  'not this time': 'was told that not in this gathering',
  'kept out': 'waits, and is kept apart from somebody inside',
  moved: 'the page whose seat went to another device of hers, opened again',
  stranger: 'has no sign-in',
  'signed out': 'has the cookie of a sign-in that is over',
  removed: 'was removed from this gathering, and still has everything she had',
  'of another circle': 'signed in, and enrolled elsewhere',
  operator: 'runs the server; that gives no account and no way in',
} as const

export type Role = keyof typeof roles
export const allRoles = Object.keys(roles) as Role[]

/** Those who mostly get the same answer. Each role is in exactly one group. */
export const groups = {
  guides: ['facilitator', 'co-facilitator'],
  inside: ['sharing', 'listening', 'holder', 'offered', 'dropped'],
  outside: ['invited', 'agreed', 'waiting', 'not now', 'not this time', 'kept out'],
  elsewhere: ['moved'],
  shut: ['stranger', 'signed out', 'removed', 'of another circle', 'operator'],
} as const satisfies Record<string, readonly Role[]>

export type Group = keyof typeof groups
export const groupOf = (role: Role): Group => {
  const found = Object.entries(groups).find(([, those]) => (those as readonly Role[]).includes(role))
  if (!found) throw new Error(`The role ${role} is in no group.`)
  return found[0] as Group
}

/** What a new line to the gathering shows her first, or the code with which it is refused. */
export type Entrance = 'facilitator' | 'sharing' | 'listening' | 'waiting' | 'stranger' | 'asked to move' | RefusalCode

export const entrance: Record<Role, Entrance> = {
  facilitator: 'facilitator',
  'co-facilitator': 'facilitator',
  sharing: 'sharing',
  listening: 'listening',
  holder: 'sharing',
  offered: 'sharing',
  dropped: 'sharing',
  invited: 'stranger',
  agreed: 'stranger',
  waiting: 'waiting',
  'not now': 'waiting',
  'not this time': 'waiting',
  'kept out': 'waiting',
  moved: 'asked to move',
  stranger: 'not-signed-in',
  'signed out': 'not-signed-in',
  operator: 'not-signed-in',
  removed: 'removed',
  'of another circle': 'not-yours',
}

export const isShut = (role: Role): boolean => groupOf(role) === 'shut'
