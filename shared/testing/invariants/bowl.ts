// What is always true of the bowl and its notes. For tests and for simulated trouble; nothing here decides anything.
import { evolve } from '../../src/gathering/evolve.ts'
import { type Bowl, type GatheringState, type Note, bowlLimits } from '../../src/gathering/state.ts'
import type { Step } from './step.ts'

type Check<T> = (of: T) => string | null

export const bowlStepInvariants: Record<string, Check<Step>> = {
  'bowl: no fact of a note or of a tick names anybody': anonymous,
  'bowl: the channel key changes at each leave and only then': channelKeyChanges,
  'bowl: a note that was drawn is lost only by silence or the end': notesStay,
  'bowl: ticks follow one another, and only they bring marks': ticksFollow,
}

export const bowlStateInvariants: Record<string, Check<GatheringState>> = {
  'bowl: there is one while a circle is open': ({ bowl, kind, phase }) => {
    if (phase === 'before' || kind === 'one-to-one') return bowl === null ? null : 'a bowl where there is none'
    return bowl !== null || phase === 'ended' ? null : 'no bowl'
  },
  'bowl: each note is in one place, and none after the end': placesAgree,
  'bowl: what waits for a turn or a round waits for one': promisesAgree,
}

export const notesOf = ({ inHand, toLay, aside, toCloth, cloth }: Bowl): Note[] =>
  [inHand, toLay, ...aside, ...toCloth, ...cloth].filter((note) => note !== null)

const told = ({ answer }: Step) => (answer.ok ? answer.events : [])

const mayName = new Set<string>(['bowl.doubted', 'credential.taken'])

function anonymous(step: Step): string | null {
  const ofNotes = told(step).filter(({ type }) => /^(note|cloth|bowl|credential)\./.test(type) && !mayName.has(type))
  const people = [...step.before.seatOrder, ...step.before.waitingOrder].map((who) => JSON.stringify(who))
  const naming = ofNotes.find((event) => people.some((who) => JSON.stringify(event).includes(who)))
  return naming === undefined ? null : `${naming.type} names somebody`
}

function channelKeyChanges(step: Step): string | null {
  const [was, is] = [step.before.bowl?.channelKey, step.after.bowl?.channelKey]
  if (was === undefined || step.after.phase === 'ended') return null
  const left = told(step).some(({ type }) => type === 'seat.left' || type === 'seat.sent-back')
  return left === (was !== is)
    ? null
    : left
      ? 'somebody left and the channel key is the same'
      : 'the channel key changed by itself'
}

function notesStay(step: Step): string | null {
  let state = step.before
  for (const event of told(step)) {
    const next = evolve(state, event)
    const [was, is] = [state.bowl, next.bowl].map((bowl) =>
      bowl === null
        ? []
        : notesOf(bowl)
            .map(({ id }) => id)
            .sort(),
    )
    const same = was?.join() === is?.join()
    const ends = event.type === 'gathering.ended'
    if (
      event.type === 'note.drawn'
        ? is?.length !== (was?.length ?? 0) + 1
        : event.type === 'note.silenced'
          ? is?.length !== (was?.length ?? 0) - 1
          : !ends && !same
    )
      return `${event.type} lost or made a note`
    state = next
  }
  return null
}

function ticksFollow({ before, after, command, answer }: Step): string | null {
  if (before.bowl === null || after.bowl === null || !answer.ok) return null
  if (command.type === 'bowl.tick') {
    if (command.tick !== before.bowl.tick + 1) return 'an old tick was accepted'
    return after.bowl.tick === command.tick ? null : 'the tick is another one'
  }
  if (after.bowl.tick !== before.bowl.tick) return 'a tick without its command'
  return after.phase === 'ended' || after.bowl.marks.join() === before.bowl.marks.join() ? null : 'marks without a tick'
}

function placesAgree({ bowl, phase, piece }: GatheringState): string | null {
  if (piece.at === 'note' && !bowl?.cloth.some(({ id, text }) => id === piece.id && text === piece.text)) {
    return 'the note that lies is not on the cloth'
  }
  if (bowl === null) return null
  const notes = notesOf(bowl)
  if (phase === 'ended' && notes.length > 0) return 'words stay after the end'
  if (new Set(notes.map(({ id }) => id)).size !== notes.length) return 'a note is in two places'
  if (bowl.toCloth.length > 0 && !bowl.clothOpen) return 'a note on its way to a cloth that is not open'
  if (bowl.deferredTicks > 4) return 'put off for ever'
  const over = Object.values(bowl.slots).some(
    ({ elements, took }) =>
      took > bowlLimits.credentials || took > elements.length || new Set(elements).size !== elements.length,
  )
  return over ? 'more credentials than allowed' : null
}

function promisesAgree({ bowl, piece, round }: GatheringState): string | null {
  if (bowl === null) return null
  const out = piece.at === 'held' || piece.at === 'offered'
  if (bowl.toLay !== null && !out) return 'a note waits for the end of a turn, and there is none'
  if (bowl.moment === 'after-turn' && !out) return 'the bowl waits for the end of a turn, and there is none'
  return bowl.moment === 'after-round' && (round === null || round.over)
    ? 'the bowl waits for a round, and none runs'
    : null
}
