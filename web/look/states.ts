/* Every state of the catalogue, by name. Read by the catalogue and by the tests of every screen. Development only. */
import type { BowlMoment } from '@circle/shared/gathering/state'
import type { BowlReadiness, NoteState } from '@circle/shared/bowl/note-state'
import { PROMPT_STATES, type PromptState } from '../src/room/tray/prompt.ts'

export const ROOM_STATES: readonly PromptState[] = PROMPT_STATES

export const PAGE_STATES = [
  'invitation',
  'invitation-again',
  'invitation-facilitator',
  'invitation-guide',
  'invitation-closed',
  'invitation-cut',
  'inside-app',
  'name',
  'ways',
  'ways-listening',
  'waiting',
  'waiting-before',
  'not-now',
  'another-name',
  'sign-in',
  'sign-in-wrong',
  'your-words',
  'home',
  'home-none',
  'home-removed',
  'lead-home',
  'lead-home-next',
  'cancelled',
  'goodbye',
  'goodbye-notes',
  'left',
  'removed',
  'declined',
  'moved',
  'elsewhere',
  'no-circle',
  'nothing-here',
  'about',
] as const
export type PageState = (typeof PAGE_STATES)[number]

export const ROLES = ['member', 'listener', 'facilitator'] as const
export type LookRole = (typeof ROLES)[number]

/** The roles that can see a state of the room. */
export function rolesOf(state: PromptState): readonly LookRole[] {
  switch (state) {
    case 'listening':
      return ['listener']
    case 'passed':
    case 'next':
    case 'ready':
    case 'kept':
      return ['member']
    case 'reconnecting':
    case 'before':
    case 'away-rest':
    case 'paused':
    case 'silence':
    case 'between':
    case 'centre':
    case 'together':
    case 'note':
      return ROLES
    case 'away':
      return ['member', 'listener']
    default:
      return ['member', 'facilitator']
  }
}

const MOMENTS: readonly BowlMoment[] = ['none', 'after-turn', 'after-round', 'open']
export const READINESS: readonly BowlReadiness[] = ['ready', 'preparing', 'covered', 'doubted', 'unavailable']
export const NOTE_STATES: readonly NoteState[] = [
  'on-its-way',
  'waits-for-the-next',
  'in-the-bowl',
  'waits-too-few',
  'too-many',
  'closed-for-this-voice',
  'withdrawn',
  'being-withdrawn',
  'read-to-all',
  'read-by-facilitator',
  'not-read',
  'unknown',
]
/** What of the bowl lies before those who guide. */
export const DESK_BOWLS = ['quiet', 'drawn', 'aside', 'doubts'] as const

export const MICROPHONES = ['closed', 'opening', 'prepared', 'open'] as const
export const LINES = ['joining', 'here', 'reconnecting', 'cut-off', 'text-only', 'unsupported'] as const

export interface Looked {
  state: PromptState | PageState
  role: LookRole
  n: number
  theme: 'light' | 'dark' | null
  cams: 'mixed' | 'on' | 'off'
  /** Also of notes: `long` is the longest one. `planted`: markup in everything that people write. */
  names: 'usual' | 'long' | 'planted'
  readiness: BowlReadiness
  mine: readonly NoteState[]
  moment: BowlMoment
  cloth: boolean
  /** Somebody has shared in writing before. */
  wrote: boolean
  deskBowl: (typeof DESK_BOWLS)[number]
  /** Whether the page hears from the server. A lost connection lies over any state. */
  link: 'here' | 'away'
  /** Her own microphone and her media connection, where they differ from what the state brings along. */
  mic: (typeof MICROPHONES)[number] | null
  line: (typeof LINES)[number] | null
}

const isNoteState = (word: string): word is NoteState => NOTE_STATES.some((state) => state === word)

/** #state=offered&role=member&n=8&theme=dark&cams=off&names=long&readiness=covered&mine=unknown,withdrawn&moment=open&cloth=1&deskBowl=drawn&away=1&wrote=1 */
export function readHash(hash: string): Looked {
  const q = new URLSearchParams(hash.replace(/^#/, ''))
  const one = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((a) => a === q.get(key)) ?? otherwise
  const theme = q.get('theme')
  return {
    state: one('state', [...ROOM_STATES, ...PAGE_STATES], 'others'),
    role: one('role', ROLES, 'member'),
    n: Math.max(1, Math.min(25, Number(q.get('n') ?? 8) || 8)),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    cams: one('cams', ['mixed', 'on', 'off'], 'mixed'),
    names: one('names', ['usual', 'long', 'planted'], 'usual'),
    readiness: one('readiness', READINESS, 'ready'),
    moment: one('moment', MOMENTS, 'none'),
    cloth: q.has('cloth'),
    wrote: q.has('wrote'),
    deskBowl: one('deskBowl', DESK_BOWLS, 'quiet'),
    link: q.get('state') === 'reconnecting' || q.has('away') ? 'away' : 'here',
    mic: MICROPHONES.find((one) => one === q.get('mic')) ?? null,
    line: LINES.find((one) => one === q.get('line')) ?? null,
    mine: (q.get('mine') ?? '').split(',').filter(isNoteState),
  }
}
