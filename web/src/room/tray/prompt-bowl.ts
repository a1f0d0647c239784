/* The prompt while a note lies in the centre, and the sentence about the bowl's opening. Pure. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import { BOWL } from '../../words/bowl.ts'
import { startUpper } from '../../words/time.ts'
import { leadName, nameInSentence } from '../model/people.ts'
import { isGuide, mayOpen, promptOf, type ActKey, type Prompt } from './prompt-shape.ts'

export function promptForNote(view: RoomView, own: OwnMedia): Prompt {
  const { you, next, afterNext } = view
  const chain = BOWL.centre.chain(next && nameInSentence(view, next), afterNext && nameInSentence(view, afterNext))
  if (isGuide(view) && mayOpen(view, own)) {
    return promptOf('note', BOWL.centre.say, BOWL.centre.leadClosed, {
      acts: ['open-microphone', 'step'],
      firm: 'open-microphone',
    })
  }
  if (isGuide(view)) return promptOf('note', BOWL.centre.say, BOWL.centre.lead(chain), { acts: ['step'], firm: 'step' })
  const owed = view.round !== null && !view.round.over && you.inOrder && !you.finished && !you.late
  const acts: ActKey[] =
    you.attendance === 'listening' ? ['share', 'share-once'] : !owed ? [] : you.passingAhead ? ['unahead'] : ['ahead']
  return promptOf('note', BOWL.centre.say, BOWL.centre.then(startUpper(leadName(view)), chain), { acts })
}

/**
 * Adds the announced moment to the second sentence, for everybody. Only while the piece is offered to her it waits,
 * because nothing should weigh on that answer. The holder hears that nobody presses her.
 */
export function withMoment(view: RoomView, said: Prompt): Prompt {
  const moment = view.bowl?.moment ?? 'none'
  if (moment === 'none' || said.state === 'offered' || said.state === 'note') return said
  const words = said.held && moment === 'after-turn' ? BOWL.moment.yours : BOWL.moment[moment]
  return { ...said, then: `${said.then} ${words}` }
}
