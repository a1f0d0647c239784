// What there is to look at: every state of every screen for everyone who can see it, and every sheet by the controls that
// open it. Data only; what is looked for stands in the tests.
import type { Locator, Page } from '@playwright/test'
import { NOTE_STATES, PAGE_STATES, ROOM_STATES, READINESS, rolesOf } from '../../web/look/states.ts'
import type { Shown } from './look-page.ts'

export const everything: Shown[] = [
  ...PAGE_STATES.map((state) => ({ state })),
  ...ROOM_STATES.flatMap((state) => rolesOf(state).map((role) => ({ state, role }))),
  { state: 'others', n: 1 },
  { state: 'next', n: 3 },
  { state: 'others', n: 14 },
  { state: 'others', n: 25, names: 'long', cams: 'off' },
  { state: 'others', role: 'facilitator', n: 25 },
  { state: 'hold', cams: 'off' },
  { state: 'other-wrote', names: 'long' },
  { state: 'centre', wrote: 1 },
  { state: 'others', wrote: 1 },
  // the longest note in the centre; the bowl announced and the cloth laid, in the fullest tray of each
  { state: 'note', names: 'long' },
  { state: 'note', role: 'facilitator', names: 'long', cloth: 1 },
  { state: 'others', mine: 'unknown', moment: 'after-round', cloth: 1 },
  { state: 'hold', mine: 'unknown', moment: 'after-turn', cloth: 1 },
  { state: 'others', role: 'facilitator', mine: 'unknown', moment: 'after-turn', cloth: 1 },
  { state: 'listening', role: 'listener', moment: 'open', cloth: 1 },
]

export type Opening = { what: string; shown: Shown; presses: readonly (string | RegExp)[]; only?: 1280 | 360 }
const desk = (presses: Opening['presses'], what: string, state = 'others'): Opening[] => [
  { what, shown: { state, role: 'facilitator' }, presses, only: 1280 },
  { what, shown: { state, role: 'facilitator' }, presses: [/^The desk/, ...presses], only: 360 },
]
const ofDesk = (bowl: Partial<Shown>, presses: Opening['presses'], what: string): Opening[] =>
  desk(presses, what).map((opening) => ({ ...opening, shown: { ...opening.shown, ...bowl } }))
export const openings: Opening[] = [
  { what: 'comfort', shown: { state: 'others' }, presses: ['Comfort'] },
  { what: 'sound and picture', shown: { state: 'others' }, presses: ['Comfort', 'Sound and picture'] },
  {
    what: 'sound, for one who listens',
    shown: { state: 'listening', role: 'listener' },
    presses: ['Comfort', 'Sound and picture'],
  },
  { what: 'someone to call', shown: { state: 'others' }, presses: ['Someone to call'] },
  {
    what: 'someone to call, outside the room',
    shown: { state: 'goodbye' },
    presses: ['I would like to talk to someone now'],
  },
  { what: 'who can hear', shown: { state: 'others', n: 14 }, presses: ['6 are listening'] },
  { what: 'a written share, whole', shown: { state: 'other-wrote', names: 'long' }, presses: ['Read it whole'] },
  { what: 'the whole ring', shown: { state: 'others', n: 25 }, presses: ['The whole ring'], only: 360 },
  { what: 'her place, leaving', shown: { state: 'others' }, presses: ['Your place', 'Leave for today'] },
  { what: 'the place of one who guides', shown: { state: 'others', role: 'facilitator' }, presses: ['Your place'] },
  { what: 'the pen', shown: { state: 'hold' }, presses: ['In writing'] },
  { what: 'why a closed microphone stays closed', shown: { state: 'others' }, presses: ['Microphone closed'] },
  ...READINESS.map((readiness): Opening => ({
    what: `a note, ${readiness}`,
    shown: { state: 'others', readiness },
    presses: ['Write a note'],
  })),
  { what: 'a note by one who listens', shown: { state: 'listening', role: 'listener' }, presses: ['Write a note'] },
  {
    what: 'every end of a note',
    shown: { state: 'others', names: 'long', mine: NOTE_STATES.join() },
    presses: ['Note: unsure'],
  },
  { what: 'another note', shown: { state: 'others', mine: 'in-the-bowl' }, presses: ['Your notes', 'Write another'] },
  { what: 'someone to call, from a note', shown: { state: 'others' }, presses: ['Write a note', 'someone to call'] },
  { what: 'the cloth', shown: { state: 'others', cloth: 1, names: 'long' }, presses: ['The cloth'] },
  { what: 'safer ways', shown: { state: 'invitation' }, presses: ['Safer ways to use a device'] },
  { what: 'lost words', shown: { state: 'sign-in' }, presses: ['I have lost my words'] },
  { what: 'no name given', shown: { state: 'name' }, presses: ['Go on'] },
  { what: 'no way chosen', shown: { state: 'ways' }, presses: ['Go to the waiting room'] },
  { what: 'a gathering without a topic, at a time', shown: { state: 'lead-home' }, presses: ['At a time', 'Plan it'] },
  { what: 'a planned gathering being changed', shown: { state: 'lead-home-next' }, presses: [/^Change it: “/] },
  {
    what: 'a planned gathering before it is cancelled',
    shown: { state: 'lead-home-next' },
    presses: [/^Cancel it: “/],
  },
  {
    what: 'another gathering being planned',
    shown: { state: 'lead-home-next' },
    presses: ['Plan another one', 'At a time', 'Plan it'],
  },
  { what: 'an open link', shown: { state: 'lead-home-next' }, presses: [/^New words for/] },
  { what: 'a member', shown: { state: 'lead-home-next' }, presses: [/^maple-lantern/] },
  {
    what: 'a member who no longer belongs',
    shown: { state: 'lead-home-next' },
    presses: [/^maple-lantern/, 'She no longer belongs'],
  },
  ...desk([/^Amara/, 'Say something to them'], 'the door, a woman and words'),
  ...desk([/^Asked of you privately/], 'words for her alone'),
  ...desk([/^The order/, /^Marisol/], 'the order, a woman'),
  ...desk([/^The order/, /^Marisol/, 'Remove'], 'removing'),
  ...desk([/^Listening/, /^Bea/], 'a listener'),
  ...desk([/^Hands/], 'hands', 'open'),
  ...desk([/^How we speak/], 'how we speak'),
  ...desk(['Close the circle'], 'closing'),
  ...ofDesk({ moment: 'after-round' }, [/^The bowl/], 'the bowl, announced'),
  ...ofDesk({ moment: 'open', deskBowl: 'aside', cloth: 1, names: 'long' }, [/^The bowl/], 'the bowl, open'),
  ...ofDesk({ deskBowl: 'doubts' }, [/^The bowl/], 'the bowl, doubted'),
  ...ofDesk(
    { moment: 'open', deskBowl: 'drawn', names: 'long' },
    [/^The bowl/, 'Read it', 'Silence this voice'],
    'a drawn note',
  ),
  {
    what: 'the prompt',
    shown: { state: 'between', role: 'facilitator' },
    presses: ['Begin round two with you'],
    only: 1280,
  },
  {
    what: 'the prompt',
    shown: { state: 'between', role: 'facilitator' },
    presses: ['Begin round two with you', /^Begin round two/],
    only: 360,
  },
]

export const control = (page: Page, name: string | RegExp): Locator =>
  // A disclosure is no button in every browser's eyes.
  name === 'Safer ways to use a device'
    ? page.getByText(name)
    : page.getByRole('button', { name, exact: typeof name === 'string' }).last()
