// The HTTP contract of both sides: a schema for each body and answer. No rule lives here; docs/protocol.md has the paths.
import { z } from 'zod'
import { limits } from './gathering/state.ts'
import { bytesPerCharacter } from './gathering/text.ts'

const bytes = (max: number) => z.string().max(max)
/** Characters are counted by the rule; this only bounds the bytes. */
const text = (max: number) => bytes(max * bytesPerCharacter)
export const role = z.enum(['facilitator', 'co-facilitator', 'member'])
export const gatheringCard = z.object({
  id: z.string(),
  kind: z.enum(['circle', 'one-to-one']),
  topic: z.string(),
  reading: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  phase: z.enum(['before', 'open', 'ended']),
})
export const circleCard = z.object({
  id: z.string(),
  name: z.string(),
  role,
  facilitator: z.string().nullable(),
  gathering: gatheringCard.nullable(),
  removed: z.boolean(), // from the gathering that would stand here: then nothing is named until it is over
})
/** GET /api/me. `fresh`: she gave her words lately; else a member's page says only the day, and topic and reading are ''. */
export const me = z.object({ signInName: z.string(), fresh: z.boolean(), circles: z.array(circleCard) })

/** POST /api/sign-in */
export const signIn = z.strictObject({ name: bytes(200), words: bytes(400), ownDevice: z.boolean() })
/** POST /api/sign-out */
export const signOut = z.strictObject({ everywhere: z.boolean() })
/** POST /api/words: her own passphrase, ≥ 15 characters */
export const changeWords = z.strictObject({ now: bytes(400), next: bytes(400) })

/** POST /api/invitations/look: reads, never spends. */
export const invitationToken = z.strictObject({ token: bytes(64) })
/** Whoever holds the link may be anybody: of the gathering it says the day, and never what it is about. */
export const invitationCard = z.object({
  for: z.enum(['new-account', 'same-account']), // same-account: her words were lost, or the facilitator's first link
  role,
  circle: z.string(),
  facilitator: z.string().nullable(),
  gathering: z.object({ startsAt: z.number(), endsAt: z.number() }).nullable(),
})
/** POST /api/invitations/accept: spends it, signs her in. `words` is shown once, here. */
export const acceptInvitation = z.strictObject({ token: bytes(64), ownDevice: z.boolean() })
export const accepted = z.object({ signInName: z.string(), words: z.string().nullable(), circle: z.string() })

/** POST /api/circles/:circle/invitations (facilitator) */
export const newInvitation = z.strictObject({
  role: z.enum(['co-facilitator', 'member']),
  account: z.string().max(64).optional(),
  mark: bytes(700).optional(),
})
export const invitationMade = z.object({ id: z.string(), url: z.string(), expiresAt: z.number() })
/** GET /api/circles/:circle/invitations (facilitator): those that would open, the newest last; `account`: new words for her */
export const openInvitations = z.object({
  invitations: z.array(
    z.object({
      id: z.string(),
      role,
      account: z.string().nullable(),
      mark: z.string().nullable(),
      madeAt: z.number(),
      expiresAt: z.number(),
    }),
  ),
})
/** GET /api/circles/:circle/members (facilitator): whoever came last stands last */
export const members = z.object({
  members: z.array(
    z.object({ account: z.string(), signInName: z.string(), role, mark: z.string().nullable(), since: z.number() }),
  ),
})

/** POST /api/circles/:circle/members/:account/mark (facilitator): what those who guide know her by, up to 40 characters */
export const memberMark = z.strictObject({ mark: bytes(700) })
/** POST /api/circles/:circle/members/:account/role (the facilitator herself) */
export const memberRole = z.strictObject({ role: z.enum(['co-facilitator', 'member']) })
/** POST /api/circles/:circle/members/:account/end (the facilitator herself): she no longer belongs to the circle */
export const endMembership = z.strictObject({ deleteAccount: z.boolean() })

/** POST /api/circles/:circle/gatherings (facilitator) */
export const newGatheringBody = z.strictObject({
  // Only bounds here: the rules and their sentences are the service's, so that a form can say what is wrong with which field.
  topic: text(limits.topic),
  reading: text(limits.reading),
  startsAt: z.number(),
  minutes: z.number(),
  doorWords: text(limits.doorWords).optional(),
})
/** GET /api/circles/:circle/gatherings (facilitator): what is open or still to come, the nearest first. */
export const plannedGathering = z.object({
  id: z.string(),
  topic: z.string(),
  reading: z.string(),
  doorWords: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  phase: z.enum(['before', 'open', 'ended']),
})
export const plannedGatherings = z.object({ gatherings: z.array(plannedGathering) })

/** GET /api/agreement: the text she agrees to, by version. POST /api/gatherings/:id/agree */
export const agreement = z.object({ version: z.string(), lines: z.array(z.string()) })
export const agree = z.strictObject({ version: z.string().max(40) })

/** GET /healthz */
export const health = z.object({ database: z.enum(['ok', 'away']), media: z.enum(['ok', 'starting', 'text-only']) })

export const refusalBody = z.object({ ok: z.literal(false), code: z.string() })

export type Me = z.infer<typeof me>
export type CircleCard = z.infer<typeof circleCard>
export type GatheringCard = z.infer<typeof gatheringCard>
export type InvitationCard = z.infer<typeof invitationCard>
export type Accepted = z.infer<typeof accepted>
export type NewInvitation = z.infer<typeof newInvitation>
export type InvitationMade = z.infer<typeof invitationMade>
export type OpenInvitations = z.infer<typeof openInvitations>
export type Members = z.infer<typeof members>
export type NewGatheringBody = z.infer<typeof newGatheringBody>
export type PlannedGathering = z.infer<typeof plannedGathering>
export type PlannedGatherings = z.infer<typeof plannedGatherings>
export type Agreement = z.infer<typeof agreement>
export type Health = z.infer<typeof health>
