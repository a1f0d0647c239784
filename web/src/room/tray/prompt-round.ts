/* The prompt in a round, while the piece is with somebody else or rests in the centre. Pure. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import { TRAY } from '../../words/tray.ts'
import { inAbout, softLeft, startUpper } from '../../words/time.ts'
import { leadName, nameInSentence, pieceWith } from '../model/people.ts'
import { cutOff, isGuide, promptOf, type ActKey, type Prompt, type PromptState } from './prompt-shape.ts'

export function promptInRound(view: RoomView, now: number, own: OwnMedia): Prompt {
  const { round, piece } = view
  if (piece.at === 'centre' || piece.at === 'note') return restingPiece(view, round === null || round.over)
  const happening = whatHappens(view)
  if (view.you.attendance === 'listening') return listening(view)
  if (isGuide(view)) return withLead(view, now, happening)
  if (happening.state === 'kept') {
    return promptOf('kept', happening.say, TRAY.kept.then(chain(view)), { acts: ahead(view) })
  }
  if (view.next === view.you.id && !view.you.passingAhead) return next(view, own)
  if (view.you.passingAhead) return promptOf('passed', TRAY.passed.say, TRAY.passed.then, { acts: ['unahead'] })
  return promptOf(happening.state, happening.say, waiting(view, now), { acts: ahead(view) })
}

/** What the other woman does with the piece, as one sentence. */
export function whatHappens(view: RoomView): { state: PromptState; say: string } {
  const { piece } = view
  const who = pieceWith(view)
  const name = startUpper(who === null ? '' : nameInSentence(view, who))
  if (piece.at === 'offered') return { state: 'offered-other', say: TRAY.offeredOther(nameInSentence(view, piece.to)) }
  if (piece.at !== 'held') return { state: 'centre', say: TRAY.centre.say }
  if (piece.keptUntil !== null) return { state: 'kept', say: TRAY.kept.say(name) }
  if (piece.silent) return { state: 'other-silent', say: TRAY.otherSilent(name) }
  if (piece.written.length > 0) return { state: 'other-wrote', say: TRAY.otherWrote(name) }
  return { state: 'others', say: TRAY.others(name) }
}

function restingPiece(view: RoomView, between: boolean): Prompt {
  const words = between ? TRAY.between : TRAY.centre
  const say = between ? (view.round ? TRAY.between.over : TRAY.between.none) : TRAY.centre.say
  const state = between ? 'between' : 'centre'
  if (isGuide(view)) return promptOf(state, say, words.lead, { acts: ['step'], firm: 'step' })
  const acts: ActKey[] = view.you.attendance === 'listening' ? ['share', 'share-once'] : []
  return promptOf(state, say, startUpper(words.then(leadName(view))), { acts })
}

export function listening(view: RoomView): Prompt {
  const who = pieceWith(view)
  const what =
    who === null
      ? TRAY.listening.centre
      : view.piece.at === 'offered'
        ? TRAY.listening.way(nameInSentence(view, who))
        : TRAY.listening.has(
            startUpper(nameInSentence(view, who)),
            view.next === null ? null : nameInSentence(view, view.next),
          )
  return promptOf('listening', TRAY.listening.say, TRAY.listening.then(what), { acts: ['share', 'share-once'] })
}

function withLead(view: RoomView, now: number, happening: { state: PromptState; say: string }): Prompt {
  const { piece } = view
  const left =
    piece.at === 'held' && !piece.silent && piece.keptUntil === null
      ? `${TRAY.left(startUpper(softLeft(piece.softUntil - now)))} `
      : ''
  const acts: ActKey[] =
    piece.at === 'held' && !piece.silent ? ['lead-minute', 'skip', 'take-back'] : ['skip', 'take-back']
  return promptOf(happening.state, happening.say, left + chain(view), { acts })
}

function next(view: RoomView, own: OwnMedia): Prompt {
  if (view.you.ready) {
    const then = cutOff(own) ? TRAY.next.textOnly : TRAY.ready[own.microphone]
    return promptOf('ready', TRAY.ready.say, then, { acts: ['unready', 'ahead'] })
  }
  const who = pieceWith(view)
  const say = who === null ? TRAY.next.plain : TRAY.next.say(nameInSentence(view, who))
  return promptOf('next', say, cutOff(own) ? TRAY.next.textOnly : TRAY.next.then, {
    acts: ['ready', 'ahead'],
    firm: 'ready',
  })
}

function ahead(view: RoomView): readonly ActKey[] {
  return view.you.inOrder && !view.you.finished && !view.you.late ? ['ahead'] : []
}

function chain(view: RoomView): string {
  if (view.modeNext !== null) return TRAY.modeNext[view.modeNext]
  return TRAY.chain(
    view.next && nameInSentence(view, view.next),
    view.afterNext && nameInSentence(view, view.afterNext),
  )
}

/** "Then Ines, then you. Your turn in about seven minutes." */
function waiting(view: RoomView, now: number): string {
  const { you, piece, yourPlace } = view
  if (view.modeNext !== null) return TRAY.modeNext[view.modeNext]
  if (you.finished) return `${chain(view)} ${TRAY.finished}`
  if (you.late) return `${chain(view)} ${TRAY.late}`
  if (yourPlace === null) return chain(view)
  const holding = piece.at === 'held' ? Math.max(0, piece.softUntil - now) : view.turnLength
  return `${chain(view)} ${TRAY.reach(inAbout(holding + (yourPlace - 1) * view.turnLength))}`
}
