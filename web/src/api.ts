// The client of the HTTP routes: one function for each route, typed answers, refusals as values. It decides nothing and
// caches nothing.
import type {
  Accepted,
  Agreement,
  GatheringCard,
  Health,
  InvitationCard,
  InvitationMade,
  Me,
  Members,
  NewGatheringBody,
  NewInvitation,
  OpenInvitations,
  PlannedGatherings,
} from '@circle/shared/api'
import { refusalCodes, refuse, type Refusal, type RefusalCode } from '@circle/shared/errors'

export type Answer<T> = { ok: true; value: T } | Refusal

const known = new Set<string>(refusalCodes)
const codeOf = (body: unknown): RefusalCode => {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
  return typeof code === 'string' && known.has(code) ? (code as RefusalCode) : 'try-again'
}

// A form of another site cannot set this header, so the server takes it as the sign that our own page asks.
const headers = { 'x-circle': '1' }

/** Never throws. No network, and an answer that is no JSON, are the refusal `try-again`. */
async function ask<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      cache: 'no-store',
      credentials: 'same-origin',
      ...init,
      headers: { ...headers, ...init?.headers },
    })
    const body: unknown = response.status === 204 ? null : await response.json()
    return response.ok ? { ok: true, value: body as T } : refuse(codeOf(body))
  } catch {
    return refuse('try-again')
  }
}

const get = <T>(path: string) => ask<T>(path)
const post = <T>(path: string, body: object) =>
  ask<T>(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const part = encodeURIComponent

export const api = {
  me: () => get<Me>('/api/me'),
  signIn: (name: string, words: string, ownDevice: boolean) => post<Me>('/api/sign-in', { name, words, ownDevice }),
  signOut: (everywhere: boolean) => post<null>('/api/sign-out', { everywhere }),
  changeWords: (now: string, next: string) => post<null>('/api/words', { now, next }),
  lookAtInvitation: (token: string) => post<InvitationCard>('/api/invitations/look', { token }),
  acceptInvitation: (token: string, ownDevice: boolean) =>
    post<Accepted>('/api/invitations/accept', { token, ownDevice }),
  invite: (circle: string, made: NewInvitation) =>
    post<InvitationMade>(`/api/circles/${part(circle)}/invitations`, made),
  setMark: (circle: string, account: string, mark: string) =>
    post<null>(`/api/circles/${part(circle)}/members/${part(account)}/mark`, { mark }),
  links: (circle: string) => get<OpenInvitations>(`/api/circles/${part(circle)}/invitations`),
  takeBack: (circle: string, id: string) =>
    post<null>(`/api/circles/${part(circle)}/invitations/${part(id)}/take-back`, {}),
  setRole: (circle: string, account: string, role: 'co-facilitator' | 'member') =>
    post<null>(`/api/circles/${part(circle)}/members/${part(account)}/role`, { role }),
  endMembership: (circle: string, account: string, deleteAccount: boolean) =>
    post<null>(`/api/circles/${part(circle)}/members/${part(account)}/end`, { deleteAccount }),
  members: (circle: string) => get<Members>(`/api/circles/${part(circle)}/members`),
  planned: (circle: string) => get<PlannedGatherings>(`/api/circles/${part(circle)}/gatherings`),
  makeGathering: (circle: string, body: NewGatheringBody) =>
    post<GatheringCard>(`/api/circles/${part(circle)}/gatherings`, body),
  changeGathering: (circle: string, gathering: string, body: NewGatheringBody) =>
    post<GatheringCard>(`/api/circles/${part(circle)}/gatherings/${part(gathering)}`, body),
  cancelGathering: (circle: string, gathering: string) =>
    post<null>(`/api/circles/${part(circle)}/gatherings/${part(gathering)}/cancel`, {}),
  agreement: () => get<Agreement>('/api/agreement'),
  agree: (gathering: string, version: string) => post<null>(`/api/gatherings/${part(gathering)}/agree`, { version }),
  health: () => get<Health>('/healthz'),
}
