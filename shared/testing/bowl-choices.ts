// Commands about the bowl and its notes that a random walk may send next. It chooses nothing. For tests only.
import type { PersonCommand } from '../src/gathering/commands.ts'
import type { GatheringState } from '../src/gathering/state.ts'
import type { SeededRandom } from './seeded-random.ts'
import { weightedChoice, type WeightedChoice } from './weighted-choice.ts'

/** Those who guide: mostly what makes sense there. */
export function bowlChoices(
  { bowl, order, piece, mode, round, seats }: GatheringState,
  random: SeededRandom,
  guide: string,
): WeightedChoice[] {
  if (bowl === null) return []
  const open = bowl.moment === 'open'
  const running = round !== null && !round.over
  const read = random.choose([bowl.inHand, ...bowl.aside, ...bowl.aside].filter((note) => note !== null))
  const any = random.choose([bowl.inHand, bowl.toLay, ...bowl.aside, ...bowl.toCloth].filter((note) => note !== null))
  const owed = order.filter((who) => running && !round.done.includes(who) && !seats[who]?.passingAhead).length
  const lastOne = running && owed <= 1
  const choices: WeightedChoice[] = [
    weightedChoice(open ? 0.02 : 0.3, guide, { type: 'bowl.announce', when: 'now' }),
    weightedChoice(open ? 0.02 : 0.4, guide, { type: 'bowl.announce', when: 'after-turn' }),
    weightedChoice(open ? 0.02 : running ? 0.6 : 0.1, guide, { type: 'bowl.announce', when: 'after-round' }),
    weightedChoice(open ? 0.3 : 0.03, guide, { type: 'bowl.close' }),
    weightedChoice(open ? (lastOne ? 4 : 1.6) : 0.15, guide, { type: 'note.draw' }),
    weightedChoice(piece.at === 'note' ? (mode === 'round' && !lastOne ? 3 : 8) : 0.03, guide, {
      type: 'note.lift',
      turn: piece.turn,
    }),
    weightedChoice(bowl.toCloth.length > 0 ? 4 : read !== null && !bowl.clothOpen ? 0.7 : 0.15, guide, {
      type: 'cloth.open',
      open: !bowl.clothOpen,
    }),
    weightedChoice(bowl.inHand === null ? 0.06 : 0.2, guide, { type: 'gathering.end', unread: true }),
    weightedChoice(bowl.inHand === null ? 0 : 0.2, guide, { type: 'gathering.end' }),
  ]
  if (read !== null)
    choices.push(
      weightedChoice(piece.at === 'centre' ? 2 : lastOne ? 12 : 3, guide, { type: 'note.lay', id: read.id }),
      weightedChoice(bowl.clothOpen ? 2.5 : 0.5, guide, { type: 'note.to-cloth', id: read.id }),
    )
  if (any !== null)
    choices.push(
      weightedChoice(0.6, guide, { type: 'note.set-aside', id: any.id }),
      weightedChoice(0.25, guide, { type: 'note.silence', id: any.id }),
    )
  if (bowl.toLay !== null)
    choices.push(
      weightedChoice(1.4, guide, { type: 'piece.give', turn: piece.turn, to: random.choose(order) ?? guide }),
      weightedChoice(0.6, guide, {
        type: 'mode.set',
        mode: random.choose(['round', 'open', 'teaching', 'together'] as const) ?? 'open',
        now: random.chance(0.6),
      }),
    )
  return choices
}

/** Anything about the bowl by anybody. */
export function nonsenseBowlCommands(state: GatheringState, random: SeededRandom): PersonCommand[] {
  const id =
    random.choose(['nothing', '__proto__', state.bowl?.cloth[0]?.id ?? 'none', state.bowl?.aside[0]?.id ?? 'none']) ??
    ''
  const yes = random.chance(0.5)
  return [
    { type: 'bowl.announce', when: random.choose(['now', 'after-turn', 'after-round'] as const) ?? 'now' },
    { type: 'bowl.close' },
    { type: 'bowl.doubt' },
    { type: 'bowl.doubt' },
    { type: 'note.draw' },
    { type: 'note.lay', id },
    { type: 'note.lift', turn: yes ? state.piece.turn : random.below(state.seq + 3) },
    { type: 'note.set-aside', id },
    { type: 'note.to-cloth', id },
    { type: 'note.silence', id },
    { type: 'cloth.open', open: yes },
  ]
}
