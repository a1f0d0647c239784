// Resting together: a pause, a silence, and who asked for one.
import type { CommandType } from '../commands.ts'
import { lengths } from '../state.ts'
import { tell, type Rules } from './play.ts'

type RestCommands = Extract<CommandType, `rest.${string}`>

const steering = { by: 'facilitator', early: false } as const

export const restRules: Rules<RestCommands> = {
  'rest.pause': {
    ...steering,
    rest: false,
    act: (play) => {
      tell(play, { type: 'rest.began', kind: 'paused', until: null })
    },
  },
  'rest.silence': {
    ...steering,
    rest: false,
    act: (play, { minutes }) => {
      const length = minutes === undefined ? lengths.silence : minutes * 60_000
      tell(play, { type: 'rest.began', kind: 'silence', until: play.now + length })
    },
  },
  'rest.over': {
    ...steering,
    rest: true,
    act: (play) => {
      if (play.state.rest === null) return 'not-resting'
      tell(play, { type: 'rest.ended' })
    },
  },
  'rest.lapse': {
    by: 'system',
    early: true,
    rest: true,
    act: (play, { since }) => {
      const { rest } = play.state
      if (rest?.since !== since || rest.until === null || play.now < rest.until) return 'already-so'
      tell(play, { type: 'rest.ended' })
    },
  },
  'rest.ask': {
    by: 'seated',
    early: false,
    rest: true,
    act: (play) => {
      if (play.state.pauseAsked.includes(play.who)) return 'already-so'
      tell(play, { type: 'pause.asked', who: play.who })
    },
  },
  'rest.heard': {
    ...steering,
    rest: true,
    act: (play, { who }) => {
      if (!play.state.pauseAsked.includes(who)) return 'already-so'
      tell(play, { type: 'pause.heard', who })
    },
  },
}
