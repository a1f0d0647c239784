// The rules of a rest: a pause, a silence, and the requests for a pause.
import type { CommandType } from '../commands.ts'
import { durations } from '../state.ts'
import { emit, type Rules } from './draft.ts'

type RestCommands = Extract<CommandType, `rest.${string}`>

const steering = { by: 'facilitator', early: false } as const

export const restRules: Rules<RestCommands> = {
  'rest.pause': {
    ...steering,
    rest: false,
    act: (draft) => {
      emit(draft, { type: 'rest.began', kind: 'paused', until: null })
    },
  },
  'rest.silence': {
    ...steering,
    rest: false,
    act: (draft, { minutes }) => {
      const length = minutes === undefined ? durations.silence : minutes * 60_000
      emit(draft, { type: 'rest.began', kind: 'silence', until: draft.now + length })
    },
  },
  'rest.over': {
    ...steering,
    rest: true,
    act: (draft) => {
      if (draft.state.rest === null) return 'not-resting'
      emit(draft, { type: 'rest.ended' })
    },
  },
  'rest.lapse': {
    by: 'system',
    early: true,
    rest: true,
    act: (draft, { since }) => {
      const { rest } = draft.state
      if (rest?.since !== since || rest.until === null || draft.now < rest.until) return 'already-so'
      emit(draft, { type: 'rest.ended' })
    },
  },
  'rest.ask': {
    by: 'seated',
    early: false,
    rest: true,
    act: (draft) => {
      if (draft.state.pauseAsked.includes(draft.who)) return 'already-so'
      emit(draft, { type: 'pause.asked', who: draft.who })
    },
  },
  'rest.heard': {
    ...steering,
    rest: true,
    act: (draft, { who }) => {
      if (!draft.state.pauseAsked.includes(who)) return 'already-so'
      emit(draft, { type: 'pause.heard', who })
    },
  },
}
