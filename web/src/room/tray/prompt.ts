/* The prompt of the tray: two sentences and the acts, chosen from the view and from the state of her devices. Pure.
   It sends nothing. */
import { limits } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import { microphoneWords, OWN, ownWords } from '../../words/own-media.ts'
import { TRAY } from '../../words/tray.ts'
import { clock, inAbout, softLeft, startUpper } from '../../words/time.ts'
import { leadName, nameInSentence } from '../model/people.ts'
import { promptForNote, withMoment } from './prompt-bowl.ts'
import { promptWithoutRound } from './prompt-open.ts'
import { promptInRound } from './prompt-round.ts'
import { cutOff, isGuide, mayOpen, promptOf, type ActKey, type Prompt, whyCutOff } from './prompt-shape.ts'

export { PROMPT_STATES } from './prompt-shape.ts'
export type { ActKey, Prompt, PromptState } from './prompt-shape.ts'

/** In the last part of her soft time (ms) the sentence changes. */
const NEARLY_ROUND = 30_000

/**
 * `link`: whether this page hears from the server. `away` wins over everything the last view said.
 * `passing`: she has pressed *Pass it on*, which closed her microphone, and the server has not answered yet.
 */
export function promptFor(
  view: RoomView,
  now: number,
  own: OwnMedia,
  link: 'here' | 'away' = 'here',
  passing = false,
): Prompt {
  if (link === 'away') return reconnecting(view, own)
  if (passing)
    return promptOf('hold', TRAY.hold.say, TRAY.passing, {
      held: true,
      form: 'trio',
      firm: 'pass-on',
      acts: ['pass-on', 'minute', 'write'],
    })
  if (view.phase === 'before') return before(view)
  return withMover(view, insideNow(view, now, own))
}

function insideNow(view: RoomView, now: number, own: OwnMedia): Prompt {
  if (view.rest) return withVoice(resting(view, now), own)
  return withMoment(view, yours(view, now, own) ?? withVoice(around(view, now, own), own))
}

/** The lost connection to the server says nothing about her devices, so their own state is told. */
function reconnecting({ you }: RoomView, own: OwnMedia): Prompt {
  const devices = you.attendance === 'listening' ? OWN.unheardUnseen : ownWords(own)
  return promptOf('reconnecting', TRAY.reconnecting.say, `${TRAY.reconnecting.kept} ${devices}`, {
    acts: ['try-again'],
  })
}

function around(view: RoomView, now: number, own: OwnMedia): Prompt {
  if (view.facilitatorAway) return away(view)
  if (view.piece.at === 'note') return promptForNote(view, own)
  return view.mode === 'round' ? promptInRound(view, now, own) : promptWithoutRound(view, own)
}

/** A woman who was moved to listening reads who did it, and that she may share again. */
const withMover = ({ you }: RoomView, said: Prompt): Prompt =>
  you.attendance === 'listening' && you.movedBy !== null
    ? { ...said, then: `${TRAY.listening.moved(you.movedBy)} ${said.then}` }
    : said

/** A woman who is heard outside her own turn reads that first. */
function withVoice(said: Prompt, own: OwnMedia): Prompt {
  if (own.heard === 'no' || said.state === 'together') return said
  return { ...said, then: `${microphoneWords(own)} ${said.then}` }
}

function before(view: RoomView): Prompt {
  if (isGuide(view))
    return promptOf('before', TRAY.before.say, TRAY.before.lead, { acts: ['step', 'check'], firm: 'step' })
  return promptOf(
    'before',
    TRAY.before.say,
    startUpper(TRAY.before.then(leadName(view), clock(view.gathering.startsAt))),
  )
}

function resting(view: RoomView, now: number): Prompt {
  const act = isGuide(view) ? { acts: ['step'] as const } : {}
  const { piece, rest } = view
  switch (rest?.kind) {
    case 'silence': {
      const when = rest.until === null ? null : inAbout(rest.until - now)
      const then = isGuide(view) ? TRAY.silence.lead(when) : TRAY.silence.then(startUpper(leadName(view)), when)
      return promptOf('silence', TRAY.silence.say, then, act)
    }
    case 'facilitator-away':
      return promptOf('away-rest', TRAY.awayRest.say(leadName(view)), TRAY.awayRest.then)
    default: {
      const then =
        piece.at !== 'held'
          ? TRAY.paused.centre
          : piece.by === view.you.id
            ? TRAY.paused.yours
            : TRAY.paused.hers(startUpper(nameInSentence(view, piece.by)))
      return promptOf('paused', TRAY.paused.say, then, act)
    }
  }
}

/** The piece is offered to her, or she has it. */
function yours(view: RoomView, now: number, own: OwnMedia): Prompt | null {
  const { piece, you } = view
  if (piece.at === 'offered' && piece.to === you.id) {
    const then = cutOff(own) ? TRAY.offered.unheard : TRAY.offered.then
    return promptOf('offered', TRAY.offered.say, then, { acts: ['take', 'pass', 'silence'], form: 'trio', held: true })
  }
  if (piece.at !== 'held' || piece.by !== you.id) return null
  const held = { held: true, firm: 'pass-on' as const }
  if (piece.silent) {
    return promptOf('silent-hold', TRAY.silentHold.say, TRAY.silentHold.then, {
      ...held,
      acts: ['pass-on', 'speak'],
      form: 'duo',
    })
  }
  if (piece.written.length > 0) {
    const more = piece.written.length < limits.texts
    const wrote = more
      ? ({ acts: ['pass-on', 'minute', 'write-more'], form: 'trio' } as const)
      : ({ acts: ['pass-on', 'minute'], form: 'duo' } as const)
    return withVoice(promptOf('wrote', TRAY.wrote.say, TRAY.wrote.then, { ...held, ...wrote }), own)
  }
  return holding(view, piece.softUntil - now, own)
}

/** She has the piece. What keeps the others from hearing her stands in the large words. */
function holding(view: RoomView, left: number, own: OwnMedia): Prompt {
  const held = { held: true, form: 'trio' } as const
  if (cutOff(own)) {
    return promptOf('hold-unheard', TRAY.unheard.say, TRAY.unheard[whyCutOff(own)], {
      ...held,
      acts: ['write', 'pass-on', 'minute'],
      firm: 'write',
    })
  }
  if (mayOpen(view, own)) {
    const acts = ['open-microphone', 'write', 'pass-on'] as const
    return promptOf('hold-closed', TRAY.holdClosed.say, TRAY.holdClosed.then, {
      ...held,
      acts,
      firm: 'open-microphone',
    })
  }
  if (view.you.hushed && own.heard === 'no') {
    return promptOf('hold-closed', TRAY.holdClosed.kept, TRAY.holdClosed.keptThen, {
      ...held,
      acts: ['write', 'pass-on', 'minute'],
      firm: 'write',
    })
  }
  const all = { ...held, firm: 'pass-on', acts: ['pass-on', 'minute', 'write'] } as const
  const doubt = own.heard === 'yes' ? null : microphoneWords(own)
  if (left <= NEARLY_ROUND) return promptOf('soon', TRAY.soon.say, doubt ?? TRAY.soon.then, all)
  return promptOf('hold', TRAY.hold.say, doubt ?? TRAY.hold.then(startUpper(softLeft(left))), all)
}

function away(view: RoomView): Prompt {
  const who = leadName(view)
  const { piece } = view
  const then =
    piece.at === 'centre' || piece.at === 'note'
      ? TRAY.away.centre(who)
      : startUpper(TRAY.away.holder(nameInSentence(view, piece.at === 'held' ? piece.by : piece.to), who))
  const acts: ActKey[] =
    view.round && !view.round.over && view.you.inOrder && !view.you.finished && !view.you.passingAhead ? ['ahead'] : []
  return promptOf('away', startUpper(TRAY.away.say(who)), then, { acts })
}
