// Who is answered what over HTTP, and by the gate. The cells are the documentation: a status, and the code where it is a refusal.
import { agreement } from '@circle/server/gatherings/agreement'
import type { RefusalCode } from '@circle/shared/errors'
import { idOf } from './scenes.ts'
import { allRoles, type Role } from './roles.ts'
import { herWords, type Placed, type Stage } from './stage.ts'

export type HttpCell = `${number}` | `${number} ${RefusalCode}`

export type Asked = { method: 'GET' | 'POST'; path: string; body?: unknown; upgrade?: true }

export type RouteRow = {
  /** As the app registers it. */
  route: string
  note?: string
  ask: (hers: {
    stage: Stage
    placed: Placed
    role: Role
    /** Of a link that is open, and its id in the list. */
    token: string
    link: string
    /** The account of a member who came a moment ago, and is not in the gathering. */
    newcomer: string
  }) => Asked
  /** Signed in and enrolled in this circle, wherever she stands in the gathering. */
  enrolled: HttpCell
  guides?: HttpCell
  /** Neither signed in nor, as the operator, anybody. */
  nobody: HttpCell
  otherCircle: HttpCell
  but?: Partial<Record<Role, HttpCell>>
}

const nobody: readonly Role[] = ['stranger', 'signed out', 'operator']

export function httpCells(row: RouteRow): Record<Role, HttpCell> {
  const cell = (role: Role): HttpCell =>
    row.but?.[role] ??
    (nobody.includes(role)
      ? row.nobody
      : role === 'of another circle'
        ? row.otherCircle
        : role === 'facilitator' || role === 'co-facilitator'
          ? (row.guides ?? row.enrolled)
          : row.enrolled)
  return Object.fromEntries(allRoles.map((role) => [role, cell(role)])) as Record<Role, HttpCell>
}

const forAll = (status: HttpCell) => ({ enrolled: status, nobody: status, otherCircle: status })
const guidesOnly = {
  guides: '200',
  enrolled: '403 facilitator-only',
  otherCircle: '404 not-found',
  nobody: '401 not-signed-in',
} as const
/** What a co-facilitator may not either. */
const facilitatorOnly = { ...guidesOnly, guides: '204', but: { 'co-facilitator': '403 lead-only' } } as const

/** What she puts where the SFU's token would stand: the gathering, and her media join as she last knew it. */
function joinOf({ placed, role }: { placed: Placed; role: Role }): string {
  const { gathering, state, cutOff } = placed
  const own = cutOff[role] ?? state.seats[idOf[role] ?? '']?.mediaId
  // Whoever has none of her own tries with that of the holder.
  return `${gathering}.${own ?? state.seats[idOf['holder']!]!.mediaId}`
}
const gate =
  (path: string, upgrade?: true): RouteRow['ask'] =>
  (hers) => ({ method: 'GET', path: `${path}?access_token=${joinOf(hers)}`, ...(upgrade && { upgrade }) })

/** In the room: whoever is, and nobody else, whatever media join she names. */
const seated = (status: HttpCell) => ({
  enrolled: '403' as HttpCell,
  nobody: '403' as HttpCell,
  otherCircle: '403' as HttpCell,
  guides: status,
  but: Object.fromEntries(
    (['sharing', 'listening', 'holder', 'offered', 'dropped'] as const).map((role) => [role, status]),
  ),
})

export const routes: RouteRow[] = [
  {
    route: 'GET /api/me',
    ask: () => ({ method: 'GET', path: '/api/me' }),
    enrolled: '200',
    otherCircle: '200',
    nobody: '401 not-signed-in',
  },
  {
    route: 'POST /api/sign-in',
    note: 'with her name and words',
    enrolled: '200',
    otherCircle: '200',
    nobody: '403 wrong-words',
    but: { 'signed out': '200' },
    ask: ({ stage, role }) => ({
      method: 'POST',
      path: '/api/sign-in',
      body: { name: stage.nameOf(role), words: herWords, ownDevice: false },
    }),
  },
  {
    route: 'POST /api/sign-out',
    ...forAll('204'),
    ask: () => ({ method: 'POST', path: '/api/sign-out', body: { everywhere: false } }),
  },
  {
    route: 'POST /api/words',
    enrolled: '204',
    otherCircle: '204',
    nobody: '401 not-signed-in',
    ask: () => ({ method: 'POST', path: '/api/words', body: { now: herWords, next: herWords } }),
  },
  {
    route: 'POST /api/invitations/look',
    note: 'with a link that is open',
    ...forAll('200'),
    ask: ({ token }) => ({ method: 'POST', path: '/api/invitations/look', body: { token } }),
  },
  {
    route: 'POST /api/invitations/accept',
    note: 'with a link that is open: whoever holds it comes in as a new member',
    ...forAll('200'),
    ask: ({ token }) => ({ method: 'POST', path: '/api/invitations/accept', body: { token, ownDevice: false } }),
  },
  {
    route: 'POST /api/circles/:circle/invitations',
    ...guidesOnly,
    ask: ({ stage }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/invitations`,
      body: { role: 'member' },
    }),
  },
  {
    route: 'POST /api/circles/:circle/invitations',
    note: 'for one who guides with her',
    ...guidesOnly,
    but: { 'co-facilitator': '403 lead-only' },
    ask: ({ stage }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/invitations`,
      body: { role: 'co-facilitator' },
    }),
  },
  {
    route: 'GET /api/circles/:circle/invitations',
    ...guidesOnly,
    ask: ({ stage }) => ({ method: 'GET', path: `/api/circles/${stage.circle}/invitations` }),
  },
  {
    route: 'POST /api/circles/:circle/invitations/:id/take-back',
    note: 'of a link for a member',
    ...guidesOnly,
    guides: '204',
    ask: ({ stage, link }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/invitations/${link}/take-back`,
      body: {},
    }),
  },
  {
    route: 'POST /api/circles/:circle/members/:account/mark',
    ...guidesOnly,
    guides: '204',
    ask: ({ stage, newcomer }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/members/${newcomer}/mark`,
      body: { mark: 'yellow scarf' },
    }),
  },
  {
    route: 'POST /api/circles/:circle/members/:account/role',
    note: 'a member guides with her',
    ...facilitatorOnly,
    ask: ({ stage, newcomer }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/members/${newcomer}/role`,
      body: { role: 'co-facilitator' },
    }),
  },
  {
    route: 'POST /api/circles/:circle/members/:account/end',
    note: 'a member no longer belongs',
    ...facilitatorOnly,
    ask: ({ stage, newcomer }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/members/${newcomer}/end`,
      body: { deleteAccount: true },
    }),
  },
  {
    route: 'GET /api/circles/:circle/members',
    ...guidesOnly,
    ask: ({ stage }) => ({ method: 'GET', path: `/api/circles/${stage.circle}/members` }),
  },
  {
    route: 'POST /api/circles/:circle/gatherings',
    ...guidesOnly,
    ask: ({ stage }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/gatherings`,
      body: { topic: 'Trust', reading: '', startsAt: Date.now() + 60_000, minutes: 60 },
    }),
  },
  {
    route: 'GET /api/circles/:circle/gatherings',
    ...guidesOnly,
    ask: ({ stage }) => ({ method: 'GET', path: `/api/circles/${stage.circle}/gatherings` }),
  },
  {
    route: 'POST /api/circles/:circle/gatherings/:gathering',
    note: 'of one that is open',
    ...guidesOnly,
    guides: '409 already-open',
    ask: ({ stage, placed }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/gatherings/${placed.gathering}`,
      body: { topic: 'Trust', reading: '', startsAt: Date.now() + 60_000, minutes: 60 },
    }),
  },
  {
    route: 'POST /api/circles/:circle/gatherings/:gathering/cancel',
    note: 'of one that is open',
    ...guidesOnly,
    guides: '409 already-open',
    ask: ({ stage, placed }) => ({
      method: 'POST',
      path: `/api/circles/${stage.circle}/gatherings/${placed.gathering}/cancel`,
      body: {},
    }),
  },
  { route: 'GET /api/agreement', ...forAll('200'), ask: () => ({ method: 'GET', path: '/api/agreement' }) },
  {
    route: 'POST /api/gatherings/:id/agree',
    enrolled: '204',
    nobody: '401 not-signed-in',
    otherCircle: '403 not-yours',
    but: { removed: '403 removed' },
    ask: ({ placed }) => ({
      method: 'POST',
      path: `/api/gatherings/${placed.gathering}/agree`,
      body: { version: agreement.version },
    }),
  },
  { route: 'GET /healthz', ...forAll('200'), ask: () => ({ method: 'GET', path: '/healthz' }) },
  { route: 'GET /livez', ...forAll('204'), ask: () => ({ method: 'GET', path: '/livez' }) },
  { route: 'POST /leave', ...forAll('204'), ask: () => ({ method: 'POST', path: '/leave' }) },
  {
    route: 'POST /bowl/*',
    note: 'the same answer to everybody and everything',
    ...forAll('202'),
    ask: ({ placed }) => ({ method: 'POST', path: `/bowl/${placed.gathering}`, body: 'not a note' }),
  },
  {
    route: 'GET /',
    note: 'the page: the same file for all',
    ...forAll('200'),
    ask: () => ({ method: 'GET', path: '/' }),
  },
  { route: 'GET /*', note: 'its assets', ...forAll('200'), ask: () => ({ method: 'GET', path: '/icon.svg' }) },
  { route: 'GET /sfu/rtc', note: 'as a WebSocket', ...seated('101'), ask: gate('/sfu/rtc', true) },
  { route: 'GET /sfu/rtc', note: 'without an upgrade', ...forAll('426'), ask: gate('/sfu/rtc') },
  { route: 'GET /sfu/rtc/validate', ...seated('200'), ask: gate('/sfu/rtc/validate') },
  {
    route: 'GET /sfu/rtc/v1',
    note: 'as a WebSocket; without an offer nobody gets through, the others are not even asked for one',
    ...seated('400'),
    ask: gate('/sfu/rtc/v1', true),
  },
  { route: 'GET /sfu/rtc/v1/validate', ...seated('200'), ask: gate('/sfu/rtc/v1/validate') },
]
