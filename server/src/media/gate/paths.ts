// The only paths of the SFU that exist on our origin, and what a request on one of them asks for. Pure.

/** What the browser puts where LiveKit expects a token. It says what she wants; her sign-in says who she is. */
export type Wanted = { gathering: string; mediaId: string }

export type GatePath = { version: 'v0' | 'v1'; validate: boolean }

export const gatePaths: Readonly<Record<string, GatePath>> = {
  '/sfu/rtc': { version: 'v0', validate: false },
  '/sfu/rtc/validate': { version: 'v0', validate: true },
  '/sfu/rtc/v1': { version: 'v1', validate: false },
  '/sfu/rtc/v1/validate': { version: 'v1', validate: true },
}

export const sfuPath = { v0: '/rtc', v1: '/rtc/v1' } as const

/** `<gathering>.<mediaId>`; null for anything else, also for a real token of LiveKit. */
export function wantedOf(query: URLSearchParams): Wanted | null {
  const found = /^([\w-]{1,64})\.([\w-]{1,64})$/.exec(query.get('access_token') ?? '')
  return found ? { gathering: found[1]!, mediaId: found[2]! } : null
}

export function queryOf(url: string | undefined): URLSearchParams {
  const at = url?.indexOf('?') ?? -1
  return new URLSearchParams(at < 0 ? '' : url!.slice(at + 1))
}
