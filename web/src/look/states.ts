/* Every state that can be looked at, by name. Read by the look page and by the tests of every screen. Development only. */
import { SAYING_STATES, type SayingState } from '../circle/saying.ts'

export const ROOM_STATES: readonly SayingState[] = SAYING_STATES

export const PAGE_STATES = [
  'invitation', 'invitation-again', 'invitation-facilitator', 'invitation-closed', 'name', 'ways', 'ways-listening',
  'waiting', 'waiting-before', 'not-now', 'sign-in', 'sign-in-wrong', 'your-words', 'home', 'home-none', 'lead-home', 'lead-home-next',
  'goodbye', 'left', 'removed', 'declined', 'moved', 'elsewhere', 'nothing-here',
] as const
export type PageState = (typeof PAGE_STATES)[number]

export const ROLES = ['member', 'listener', 'facilitator'] as const
export type LookRole = (typeof ROLES)[number]

/** In which roles a room state can be seen. */
export function rolesOf(state: SayingState): readonly LookRole[] {
  switch (state) {
    case 'listening': return ['listener']
    case 'passed': case 'next': case 'ready': case 'kept': return ['member']
    case 'reconnecting': case 'before': case 'away-rest': case 'paused': case 'silence': case 'between': case 'centre': case 'together':
      return ROLES
    case 'away': return ['member', 'listener']
    default: return ['member', 'facilitator']
  }
}

export interface Looked {
  state: SayingState | PageState
  role: LookRole
  n: number
  theme: 'light' | 'dark' | null
  cams: 'mixed' | 'on' | 'off'
  names: 'usual' | 'long'
}

/** #state=offered&role=member&n=8&theme=dark&cams=off&names=long */
export function readHash(hash: string): Looked {
  const q = new URLSearchParams(hash.replace(/^#/, ''))
  const one = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => allowed.find((a) => a === q.get(key)) ?? otherwise
  const theme = q.get('theme')
  return {
    state: one('state', [...ROOM_STATES, ...PAGE_STATES], 'others'), role: one('role', ROLES, 'member'),
    n: Math.max(1, Math.min(25, Number(q.get('n') ?? 8) || 8)), theme: theme === 'light' || theme === 'dark' ? theme : null,
    cams: one('cams', ['mixed', 'on', 'off'], 'mixed'), names: one('names', ['usual', 'long'], 'usual'),
  }
}
