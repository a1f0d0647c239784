// What becomes of a command: events, or one refusal. Pure and total: no clock, no randomness, no throw; the input is never touched.
import { refuse, type Refusal, type RefusalCode } from '../errors.ts'
import type { Command, CommandType } from './commands.ts'
import { bowlRules } from './decide/bowl.ts'
import { doorRules } from './decide/door.ts'
import { enrolmentRules } from './decide/enrolment.ts'
import { handRules } from './decide/hands.ts'
import { holdingRules } from './decide/holding.ts'
import { noteRules } from './decide/notes.ts'
import { pieceRules } from './decide/piece.ts'
import { steeringRules } from './decide/steering.ts'
import { startDraft, type Actor, type DecisionContext, type Draft, type Rule, type Rules } from './decide/draft.ts'
import { presenceRules } from './decide/presence.ts'
import { restRules } from './decide/rest.ts'
import { ringRules } from './decide/ring.ts'
import { roundRules } from './decide/round.ts'
import { settle } from './decide/settle.ts'
import { timeRules } from './decide/time.ts'
import type { GatheringEvent } from './events.ts'
import { goneOf, presentGuide, isGuiding, isHere, seatOf } from './people.ts'
import type { GatheringState } from './state.ts'

export type { Actor, BowlContext, DecisionContext } from './decide/draft.ts'
export type Decision = { ok: true; events: GatheringEvent[] } | Refusal

const rules = {
  ...doorRules,
  ...ringRules,
  ...roundRules,
  ...pieceRules,
  ...steeringRules,
  ...handRules,
  ...restRules,
  ...holdingRules,
  ...presenceRules,
  ...timeRules,
  ...bowlRules,
  ...enrolmentRules,
  ...noteRules,
} satisfies Record<CommandType, unknown> & Rules<CommandType>

/** An accepted command tells at least one fact, but for a credential taken once more; a refused one changes nothing. Codes: errors.ts. */
export function decide(state: GatheringState, command: Command, context: DecisionContext): Decision {
  if (!Object.hasOwn(rules, command.type)) return refuse('unknown-command')
  // The map is complete (see `satisfies`); TypeScript cannot follow that type and rule belong together.
  const rule = rules[command.type] as Rule<CommandType>
  const draft = startDraft(state, context)
  const refused = mayAsk(draft, rule, context) ?? rule.act(draft, command)
  if (refused) return refuse(refused)
  settle(draft)
  return { ok: true, events: draft.events }
}

function mayAsk({ state }: Draft, rule: Rule<CommandType>, { actor }: DecisionContext): RefusalCode | null {
  if ((rule.by === 'system') !== (actor.kind === 'system')) return 'unknown-command'
  if (state.phase === 'ended') return 'ended'
  const refused = rule.by === 'facilitator' || rule.by === 'seated' ? mayActInside(state, actor, rule.by) : null
  if (refused !== null) return refused
  if (state.phase === 'before' && !rule.early) return 'not-open'
  if (state.rest !== null && !rule.rest) return 'resting'
  return null
}

function mayActInside(state: GatheringState, actor: Actor, by: 'facilitator' | 'seated'): RefusalCode | null {
  if (actor.kind !== 'person') return 'unknown-command'
  const seat = seatOf(state, actor.who)
  const guides = seat === null ? actor.role !== 'member' : isGuiding(seat)
  if (by === 'facilitator' && !guides) return seat === null ? 'not-admitted' : 'facilitator-only'
  if (seat === null) {
    if (goneOf(state, actor.who) === 'removed') return 'removed'
    return by === 'facilitator' && presentGuide(state) === null ? 'nobody-to-admit' : 'not-admitted'
  }
  return isHere(seat) ? null : 'dropped'
}
