// What a plain proxy would do: pass on the token that came, and ask nobody. Only a gate built by a test without its
// `own-token` guard uses it, to show what the guard is worth.
import type { IncomingMessage } from 'node:http'
import type { Connected } from './connect.ts'
import { dial } from './dial.ts'
import type { Sfu } from '../livekit/livekit.ts'
import { queryOf, sfuPath } from './paths.ts'

export const bringsToken = (request: IncomingMessage) =>
  queryOf(request.url).get('access_token')?.split('.').length === 3

export async function passOn(request: IncomingMessage, version: 'v0' | 'v1', sfu: Sfu): Promise<Connected> {
  const query = queryOf(request.url)
  const token = query.get('access_token') ?? ''
  query.delete('access_token')
  const upstream = await dial(`${sfu.socketUrl}${sfuPath[version]}?${query}`, token)
  const right = { room: '', mediaId: '', mayPublishMicrophone: true, maySpeak: true, mayPublishCamera: true, hidden: false }
  return {
    upstream,
    mutedByUs: [],
    tracks: [],
    known: { right: () => right, fresh: async () => right, onChange: () => {}, end: () => {} },
    standing: { gathering: '', who: '', session: '', right, seq: 0 },
  }
}
