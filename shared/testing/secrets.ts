// What must never stand in somebody's view, searched in its bytes. For tests only.
import type { GatheringState, ParticipantId } from '../src/gathering/state.ts'
import { byteLength } from '../src/gathering/text.ts'
import { view } from '../src/gathering/view.ts'

export const maxViewBytes = 16_384

export function visibleSecrets(state: GatheringState, who: ParticipantId): string[] {
  const text = JSON.stringify(view(state, who))
  const seat = state.seats[who]
  const guides = seat !== undefined && seat.role !== 'member' && state.phase !== 'ended'
  const found: string[] = []
  const never = (secret: string, name: string) => {
    if (text.includes(secret)) found.push(`${who} can read ${name}: ${secret}`)
  }
  never('conn:', 'a connection')
  never('skeleton', 'a skeleton')
  never('"lapsed"', 'who lapsed')
  never('"counts"', 'how a hold counts')
  never('element:', 'a blinded element')
  if (!guides) never('mark: ', 'what those who guide wrote to know her by')
  never('guidesMark', 'a mark that is not at the door')
  ofTheBowl(state, who, never)
  const known = [
    ...Object.values(state.seats).map(({ name }) => name),
    state.waiting[who]?.name,
    // Who moved her is told by name, also when that one waits at the door since.
    state.lastWritten?.name,
    seat?.movedBy,
    state.waiting[who]?.sentBackBy,
  ]
  const unknown = state.waitingOrder.map((one) => state.waiting[one]?.name).filter((name) => !known.includes(name))
  if (!guides) for (const name of unknown) never(JSON.stringify(name), 'who waits')
  if (!guides && state.doorWords !== '' && state.waiting[who] === undefined)
    never(state.doorWords, 'the words at the door')
  if (seat === undefined || state.phase === 'ended') {
    for (const one of state.seatOrder) {
      never(JSON.stringify(state.seats[one]?.mediaId), 'a media join from outside')
      // Under the same name she may wait herself.
      const her = state.seats[one]
      const foreign = her?.role === 'member' && one !== who && her.name !== state.waiting[who]?.name
      if (foreign) never(JSON.stringify(her.name), 'a name of the room from outside')
    }
    if (state.round !== null && state.round.prompt !== '') never(state.round.prompt, 'the prompt from outside')
    for (const words of writtenIn(state)) never(words, 'a share in writing from outside')
  }
  if (byteLength(text) > maxViewBytes) found.push(`the view of ${who} has ${byteLength(text)} bytes`)
  return found
}

const writtenIn = ({ piece, lastWritten }: GatheringState): string[] => [
  ...(piece.at === 'held' ? piece.written : []),
  ...(lastWritten?.texts ?? []),
]

function ofTheBowl(state: GatheringState, who: ParticipantId, never: (secret: string, name: string) => void): void {
  const { bowl } = state
  if (bowl === null) return
  const seat = state.seats[who]
  const inside = seat !== undefined && state.phase !== 'ended'
  const hidden = [bowl.inHand, bowl.toLay, ...bowl.aside, ...bowl.toCloth].filter((note) => note !== null)
  if (!inside || seat.role === 'member') for (const { text } of hidden) never(text, 'a note nobody laid')
  if (inside) return
  never(bowl.channelKey, 'the channel key of the bowl from outside')
  for (const { text } of bowl.cloth) never(text, 'the cloth from outside')
  if (state.phase !== 'ended') for (const mark of bowl.marks) never(mark, 'marks from outside')
}
