/* What the tray says and offers, chosen from the view. Pure: the same view and instant say the same.
   Chooses words, never sends anything. */
import { limits } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { TRAY } from '../words/tray.ts'
import { clock, inAbout, softLeft, startUpper } from '../words/time.ts'
import { leadName, named } from './people.ts'
import { sayingOfNote, withMoment } from './saying-bowl.ts'
import { sayingWithoutRound } from './saying-open.ts'
import { sayingInRound } from './saying-round.ts'
import { guides, saying, type ActKey, type Saying } from './saying-shape.ts'

export { SAYING_STATES } from './saying-shape.ts'
export type { ActKey, Saying, SayingState } from './saying-shape.ts'

/** Within this of the end of her soft time the sentence changes. */
export const NEARLY_ROUND = 30_000

/** `link`: whether this page still hears from the circle; `away` wins over everything the last view said. */
export function sayingOf(view: RoomView, now: number, link: 'here' | 'away' = 'here'): Saying {
  if (link === 'away') return saying('reconnecting', TRAY.reconnecting.say, TRAY.reconnecting.then, { acts: ['try-again'] })
  if (view.phase === 'before') return before(view)
  if (view.rest) return resting(view, now)
  return withMoment(view, yours(view, now) ?? (view.facilitatorAway ? away(view) : aroundHer(view, now)))
}

function aroundHer(view: RoomView, now: number): Saying {
  if (view.piece.at === 'note') return sayingOfNote(view)
  return view.mode === 'round' ? sayingInRound(view, now) : sayingWithoutRound(view, now)
}

function before(view: RoomView): Saying {
  if (guides(view)) return saying('before', TRAY.before.say, TRAY.before.lead, { acts: ['step'], firm: 'step' })
  return saying('before', TRAY.before.say, startUpper(TRAY.before.then(leadName(view), clock(view.gathering.startsAt))))
}

function resting(view: RoomView, now: number): Saying {
  const act = guides(view) ? { acts: ['step'] as const } : {}
  const { piece, rest } = view
  switch (rest?.kind) {
    case 'silence': {
      const when = rest.until === null ? null : inAbout(rest.until - now)
      const then = guides(view) ? TRAY.silence.lead(when) : TRAY.silence.then(startUpper(leadName(view)), when)
      return saying('silence', TRAY.silence.say, then, act)
    }
    case 'facilitator-away':
      return saying('away-rest', TRAY.awayRest.say(leadName(view)), TRAY.awayRest.then)
    default: {
      const then = piece.at !== 'held' ? TRAY.paused.centre
        : piece.by === view.you.id ? TRAY.paused.yours
          : TRAY.paused.hers(startUpper(named(view, piece.by)))
      return saying('paused', TRAY.paused.say, then, act)
    }
  }
}

/** The piece is offered to her or in her hands. */
function yours(view: RoomView, now: number): Saying | null {
  const { piece, you } = view
  if (piece.at === 'offered' && piece.to === you.id) {
    return saying('offered', TRAY.offered.say, TRAY.offered.then, { acts: ['take', 'pass', 'silence'], form: 'trio', held: true })
  }
  if (piece.at !== 'held' || piece.by !== you.id) return null
  const held = { held: true, firm: 'pass-on' as const }
  if (piece.silent) {
    return saying('silent-hold', TRAY.silentHold.say, TRAY.silentHold.then, { ...held, acts: ['pass-on', 'speak'], form: 'duo' })
  }
  if (piece.written.length > 0) {
    const more = piece.written.length < limits.texts
    const wrote = more ? { acts: ['pass-on', 'minute', 'write-more'], form: 'trio' } as const : { acts: ['pass-on', 'minute'], form: 'duo' } as const
    return saying('wrote', TRAY.wrote.say, TRAY.wrote.then, { ...held, ...wrote })
  }
  const left = piece.softUntil - now
  const all = { ...held, acts: ['pass-on', 'minute', 'write'], form: 'trio' } as const
  if (left <= NEARLY_ROUND) return saying('soon', TRAY.soon.say, TRAY.soon.then, all)
  return saying('hold', TRAY.hold.say, TRAY.hold.then(startUpper(softLeft(left))), all)
}

function away(view: RoomView): Saying {
  const who = leadName(view)
  const { piece } = view
  const then = piece.at === 'centre' || piece.at === 'note' ? TRAY.away.centre(who)
    : startUpper(TRAY.away.holder(named(view, piece.at === 'held' ? piece.by : piece.to), who))
  const acts: ActKey[] = view.round && !view.round.over && view.you.inOrder && !view.you.finished && !view.you.passingAhead
    ? ['ahead'] : []
  return saying('away', startUpper(TRAY.away.say(who)), then, { acts })
}
