/* The shape of a prompt, its states and acts. It chooses nothing. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'

export type ActKey =
  | 'take'
  | 'pass'
  | 'silence'
  | 'ready'
  | 'unready'
  | 'ahead'
  | 'unahead'
  | 'pass-on'
  | 'minute'
  | 'write'
  | 'write-on'
  | 'write-more'
  | 'speak'
  | 'hand'
  | 'lower'
  | 'share'
  | 'share-once'
  | 'try-again'
  | 'lead-minute'
  | 'skip'
  | 'take-back'
  | 'check' // trying sound and picture, before the opening
  | 'open-microphone' // her microphone, whenever she may speak and it is closed
  | 'step' // the facilitator's next step, named by the view

export const PROMPT_STATES = [
  'reconnecting',
  'before',
  'away',
  'away-rest',
  'paused',
  'silence',
  'offered',
  'hold',
  'hold-closed',
  'hold-unheard',
  'soon',
  'wrote',
  'silent-hold',
  'others',
  'other-silent',
  'other-wrote',
  'offered-other',
  'kept',
  'next',
  'ready',
  'passed',
  'listening',
  'open',
  'teaching',
  'together',
  'between',
  'centre',
  'note',
] as const
export type PromptState = (typeof PROMPT_STATES)[number]

export interface Prompt {
  state: PromptState
  /** The first sentence: what is happening. */
  say: string
  /** The second sentence: what stays, and what comes next. */
  then: string
  acts: readonly ActKey[]
  /** trio, duo: equal answers in one row. row: acts side by side. */
  form: 'trio' | 'duo' | 'row'
  firm: ActKey | null
  /** The piece is with her: the tray is raised, in its light. */
  held: boolean
}

export function promptOf(state: PromptState, say: string, then: string, rest: Partial<Prompt> = {}): Prompt {
  return { state, say, then, acts: [], form: 'row', firm: null, held: false, ...rest }
}

/** She may open the microphone, and it is closed, so opening it is an act. A prepared microphone counts as closed. */
export const mayOpen = (view: RoomView, { microphone }: OwnMedia): boolean =>
  view.you.maySpeak && (microphone === 'closed' || microphone === 'prepared')

/** Nothing that she sends gets through, whatever she opens. */
export const cutOff = ({ connection, heard }: OwnMedia): boolean =>
  heard === 'no' && (connection === 'cut-off' || connection === 'text-only' || connection === 'unsupported')

/** Why nothing gets through: for her alone at this moment, for nobody, or never in this browser. */
export const whyCutOff = ({ connection }: OwnMedia): 'her' | 'nobody' | 'browser' =>
  connection === 'text-only' ? 'nobody' : connection === 'unsupported' ? 'browser' : 'her'

export const isGuide = (view: RoomView): boolean => view.audience === 'facilitator'
