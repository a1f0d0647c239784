// What somebody might ask about the bowl and its notes next. For tests only.
import type { PersonCommand } from '../src/gathering/commands.ts'
import type { GatheringState } from '../src/gathering/state.ts'
import type { Dice } from './dice.ts'
import { does, type Weighted } from './weighted.ts'

/** Those who guide: mostly what makes sense there. */
export function withTheBowl(
  { bowl, order, piece, mode, round, seats }: GatheringState,
  dice: Dice,
  guide: string,
): Weighted[] {
  if (bowl === null) return []
  const open = bowl.moment === 'open'
  const running = round !== null && !round.over
  const read = dice.choose([bowl.inHand, ...bowl.aside, ...bowl.aside].filter((note) => note !== null))
  const any = dice.choose([bowl.inHand, bowl.toLay, ...bowl.aside, ...bowl.toCloth].filter((note) => note !== null))
  const owed = order.filter((who) => running && !round.done.includes(who) && !seats[who]?.passingAhead).length
  const lastOne = running && owed <= 1
  const choices: Weighted[] = [
    does(open ? 0.02 : 0.3, guide, { type: 'bowl.announce', when: 'now' }),
    does(open ? 0.02 : 0.4, guide, { type: 'bowl.announce', when: 'after-turn' }),
    does(open ? 0.02 : running ? 0.6 : 0.1, guide, { type: 'bowl.announce', when: 'after-round' }),
    does(open ? 0.3 : 0.03, guide, { type: 'bowl.close' }),
    does(open ? (lastOne ? 4 : 1.6) : 0.15, guide, { type: 'note.draw' }),
    does(piece.at === 'note' ? (mode === 'round' && !lastOne ? 3 : 8) : 0.03, guide, {
      type: 'note.lift',
      turn: piece.turn,
    }),
    does(bowl.toCloth.length > 0 ? 4 : read !== null && !bowl.clothOpen ? 0.7 : 0.15, guide, {
      type: 'cloth.open',
      open: !bowl.clothOpen,
    }),
    does(bowl.inHand === null ? 0.06 : 0.2, guide, { type: 'gathering.end', unread: true }),
    does(bowl.inHand === null ? 0 : 0.2, guide, { type: 'gathering.end' }),
  ]
  if (read !== null)
    choices.push(
      does(piece.at === 'centre' ? 2 : lastOne ? 12 : 3, guide, { type: 'note.lay', id: read.id }),
      does(bowl.clothOpen ? 2.5 : 0.5, guide, { type: 'note.to-cloth', id: read.id }),
    )
  if (any !== null)
    choices.push(
      does(0.6, guide, { type: 'note.set-aside', id: any.id }),
      does(0.25, guide, { type: 'note.silence', id: any.id }),
    )
  if (bowl.toLay !== null)
    choices.push(
      does(1.4, guide, { type: 'piece.give', turn: piece.turn, to: dice.choose(order) ?? guide }),
      does(0.6, guide, {
        type: 'mode.set',
        mode: dice.choose(['round', 'open', 'teaching', 'together'] as const) ?? 'open',
        now: dice.chance(0.6),
      }),
    )
  return choices
}

/** Anything about the bowl by anybody. */
export function bowlNonsense(state: GatheringState, dice: Dice): PersonCommand[] {
  const id =
    dice.choose(['nothing', '__proto__', state.bowl?.cloth[0]?.id ?? 'none', state.bowl?.aside[0]?.id ?? 'none']) ?? ''
  const yes = dice.chance(0.5)
  return [
    { type: 'bowl.announce', when: dice.choose(['now', 'after-turn', 'after-round'] as const) ?? 'now' },
    { type: 'bowl.close' },
    { type: 'bowl.doubt' },
    { type: 'bowl.doubt' },
    { type: 'note.draw' },
    { type: 'note.lay', id },
    { type: 'note.lift', turn: yes ? state.piece.turn : dice.below(state.seq + 3) },
    { type: 'note.set-aside', id },
    { type: 'note.to-cloth', id },
    { type: 'note.silence', id },
    { type: 'cloth.open', open: yes },
  ]
}
