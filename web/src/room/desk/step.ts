/* The one large button of the desk: what it says and the command it sends. Pure. */
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { NextStep, RoomView } from '@circle/shared/gathering/view.types'
import { isLater } from '@circle/shared/schedule/planned-time'
import { nameInSentence, pieceWith } from '../model/people.ts'
import { DESK } from '../../words/desk.ts'
import { inWords } from '../../words/time.ts'

/** The label names what a press will do, or what is awaited. */
export function stepLabel(view: RoomView, step: NextStep): string {
  switch (step.does) {
    case 'open':
      return DESK.step.open
    case 'begin-round':
      return DESK.step['begin-round'](inWords(step.number), nameInSentence(view, step.first), step.yourself)
    case 'offer':
      return DESK.step.offer(nameInSentence(view, step.to))
    case 'close-round':
      return DESK.step['close-round']
    case 'pass-on':
      return DESK.step['pass-on'](step.to && nameInSentence(view, step.to))
    case 'take':
      return DESK.step.take
    case 'lift':
      return DESK.step.lift(step.to && nameInSentence(view, step.to))
    case 'end-rest':
      return DESK.step['end-rest']
    case 'wait': {
      const who = pieceWith(view)
      return DESK.step.wait[step.for](who && nameInSentence(view, who))
    }
    default:
      return step satisfies never
  }
}

/** What is asked in place before the press takes effect: a prompt for the round; or whether to open what is planned for later. */
export function asksFirst(view: RoomView, step: NextStep, now: number): 'prompt' | 'early' | null {
  if (step.does === 'begin-round') return 'prompt'
  return step.does === 'open' && isLater(view.gathering.startsAt, now) ? 'early' : null
}

/** Her microphone in the same press: what she holds at once she may say, and what she passed on has the next one's voice. */
export function stepMicrophone(step: NextStep): 'open' | 'close' | null {
  if (step.does === 'take' || (step.does === 'begin-round' && step.yourself)) return 'open'
  return step.does === 'pass-on' || (step.does === 'lift' && step.to !== null) ? 'close' : null
}

/** null: nothing to press now. A round takes the prompt she wrote. */
export function stepCommand(view: RoomView, step: NextStep, prompt = ''): PersonCommand | null {
  switch (step.does) {
    case 'open':
      return { type: 'gathering.open' }
    case 'begin-round':
      return { type: 'round.begin', prompt }
    // In a round the ring goes on by its cursor; elsewhere the piece is given to the first hand.
    case 'offer':
      return view.mode === 'round'
        ? { type: 'piece.go-on', turn: step.turn }
        : { type: 'piece.give', turn: step.turn, to: step.to }
    case 'close-round':
      return { type: 'piece.go-on', turn: step.turn }
    case 'pass-on':
      return { type: 'piece.pass', turn: step.turn }
    case 'take':
      return { type: 'piece.take', turn: step.turn }
    case 'lift':
      return { type: 'note.lift', turn: step.turn }
    case 'end-rest':
      return { type: 'rest.over' }
    case 'wait':
      return null
    default:
      return step satisfies never
  }
}
