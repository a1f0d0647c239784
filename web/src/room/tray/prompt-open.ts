/* The prompt outside a round: open talk by hands, teaching, everyone together. Pure. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import { microphoneWords } from '../../words/own-media.ts'
import { TRAY } from '../../words/tray.ts'
import { startUpper } from '../../words/time.ts'
import { lead, leadName, nameInSentence, pieceWith } from '../model/people.ts'
import { cutOff, isGuide, mayOpen, promptOf, type ActKey, type Prompt, whyCutOff } from './prompt-shape.ts'
import { listening, whatHappens } from './prompt-round.ts'

export function promptWithoutRound(view: RoomView, own: OwnMedia): Prompt {
  if (view.mode === 'together') return together(view, own)
  if (view.you.attendance === 'listening') return listening(view)
  const state = view.mode === 'teaching' ? 'teaching' : 'open'
  if (pieceWith(view) === null) {
    if (state === 'teaching' && isGuide(view)) return teaches(view, own)
    const say = state === 'open' ? TRAY.open.say : teachingSay(view)
    return promptOf(state, say, hands(view) ?? (state === 'open' ? TRAY.open.then : TRAY.teaching.then), {
      acts: acts(view),
    })
  }
  const happening = whatHappens(view)
  const plain = happening.state === 'others' || happening.state === 'offered-other' ? state : happening.state
  return promptOf(plain, happening.say, hands(view) ?? TRAY.open.then, { acts: acts(view) })
}

function together(view: RoomView, own: OwnMedia): Prompt {
  if (view.you.attendance === 'listening') {
    return promptOf('together', TRAY.together.say, TRAY.together.listens, { acts: ['share'] })
  }
  const open = mayOpen(view, own) && !cutOff(own)
  return promptOf(
    'together',
    whoIsHere(view),
    voice(view, own),
    open ? { acts: ['open-microphone'], firm: 'open-microphone' } : {},
  )
}

function whoIsHere(view: RoomView): string {
  if (view.gathering.kind !== 'one-to-one') return TRAY.together.say
  const other = view.seats.find((seat) => seat.id !== view.you.id)
  return other ? TRAY.together.oneToOne(other.name) : TRAY.together.alone
}

/** Everybody may speak: whether she is heard, and if not, why. Nobody can write in this mode. */
function voice(view: RoomView, own: OwnMedia): string {
  if (cutOff(own)) return TRAY.together[whyCutOff(own)]
  if (view.you.hushed && own.heard === 'no') return TRAY.together.kept
  if (mayOpen(view, own)) return TRAY.together.closed
  return own.microphone === 'open' ? `${microphoneWords(own)} ${TRAY.together.open}` : microphoneWords(own)
}

/** For those who guide, while one woman speaks to all. "You speak" is said only once she is heard. */
function teaches(view: RoomView, own: OwnMedia): Prompt {
  const say =
    lead(view)?.id !== view.you.id ? teachingSay(view) : own.heard === 'no' ? TRAY.teaching.youMay : TRAY.teaching.you
  const closed = own.heard === 'no' ? microphoneWords(own) : null
  const then = [closed, hands(view)].filter(Boolean).join(' ') || TRAY.open.hands
  return promptOf('teaching', say, then, {
    acts: [...(mayOpen(view, own) ? ['open-microphone' as const] : []), 'step'],
  })
}

function teachingSay(view: RoomView): string {
  return lead(view)?.id === view.you.id ? TRAY.teaching.you : TRAY.teaching.say(startUpper(leadName(view)))
}

/** "Hands are heard in the order they went up. Priya is first, then you." Null when no hand is up. */
function hands(view: RoomView): string | null {
  const [first, second] = view.hands
  if (first === undefined) return null
  const order =
    first === view.you.id
      ? TRAY.open.youFirst
      : TRAY.open.first(
          startUpper(nameInSentence(view, first)),
          second === undefined ? null : nameInSentence(view, second),
        )
  return `${TRAY.open.hands} ${order}`
}

function acts(view: RoomView): readonly ActKey[] {
  if (isGuide(view)) return pieceWith(view) === null ? ['step'] : ['skip', 'take-back']
  return [view.you.hand === null ? 'hand' : 'lower']
}
