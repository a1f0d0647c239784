// The SFU as the rest of the server sees it, and the only importer of LiveKit's server SDK. It decides nothing: what somebody
// may do comes in as a Grant.
import { ParticipantInfo_State, type ParticipantPermission, type TrackInfo } from '@livekit/protocol'
import { AccessToken, RoomServiceClient, TwirpError } from 'livekit-server-sdk'
import { type Grant, permissionOf } from './grants.ts'

export type LiveKitConfig = {
  url: string // ws or http, on loopback or a private network, never published
  key: string
  secret: string // at least 32 characters
}

export type SfuParticipant = {
  identity: string
  sid: string
  /** Media gets through, and not signalling alone. */
  active: boolean
  permission: ParticipantPermission | undefined
  tracks: TrackInfo[]
}

/** Every call rejects when the SFU cannot be reached. "No such room, no such participant" is an answer, not an error. */
export interface Sfu {
  readonly socketUrl: string // ws://…, without a slash at its end
  /**
   * Rooms are made here alone (`auto_create: false`); an existing room stays as it is. The node that has the room answers.
   * Returns LiveKit's own id of the room, another id each time the room is made anew.
   */
  ensureRoom(room: string): Promise<string>
  participants(room: string): Promise<SfuParticipant[]>
  participant(room: string, identity: string): Promise<SfuParticipant | null>
  permit(room: string, identity: string, grant: Grant): Promise<'done' | 'not-there'>
  remove(room: string, identity: string): Promise<'done' | 'not-there'>
  mute(room: string, identity: string, track: string): Promise<'done' | 'not-there'>
  /** For one connection of the gate: valid for a minute and never shown to a browser. */
  token(room: string, identity: string, grant: Grant): Promise<string>
  /** Whether the SFU answers both plain HTTP and an authenticated call. Never rejects. */
  alive(): Promise<boolean>
}

const tokenSeconds = 60
const callSeconds = 3
const roomOptions = { emptyTimeout: 300, departureTimeout: 120, maxParticipants: 300 } // seconds, seconds, people

export function liveKit(config: LiveKitConfig): Sfu {
  const origin = new URL(config.url).href.replace(/^ws/, 'http').replace(/\/$/, '')
  const calls = new RoomServiceClient(origin, config.key, config.secret, {
    requestTimeout: callSeconds,
    failover: false,
  })
  return {
    socketUrl: origin.replace(/^http/, 'ws'),
    ensureRoom: async (name) => (await calls.createRoom({ name, ...roomOptions })).sid,
    participants: async (name) => ((await there(calls.listParticipants(name))) ?? []).map(shape),
    participant: async (name, identity) => {
      const found = await there(calls.getParticipant(name, identity))
      return found ? shape(found) : null
    },
    permit: (name, identity, grant) =>
      done(calls.updateParticipant(name, identity, { permission: permissionOf(grant) })),
    remove: (name, identity) => done(calls.removeParticipant(name, identity)),
    mute: (name, identity, track) => done(calls.mutePublishedTrack(name, identity, track, true)),
    token: (name, identity, grant) => {
      const token = new AccessToken(config.key, config.secret, { identity, ttl: tokenSeconds })
      const { canUpdateMetadata, ...rest } = grant
      token.addGrant({
        ...rest,
        canUpdateOwnMetadata: canUpdateMetadata,
        canManageAgentSession: false,
        roomJoin: true,
        room: name,
        roomAdmin: false,
        recorder: false,
        agent: false,
      })
      return token.toJwt()
    },
    alive: async () => {
      try {
        const answer = await fetch(origin, { signal: AbortSignal.timeout(1000) })
        if (!answer.ok) return false
        await calls.listRooms([])
        return true
      } catch {
        return false
      }
    },
  }
}

/** What a knock finds. 'slow': LiveKit may be in order, and has said nothing in time; 'another': something else answers. */
export type Knock = 'well' | 'wrong-key' | 'slow' | 'another' | 'nobody'

/** Whether LiveKit answers and takes our key, and if not, why. Never rejects. */
export async function knockAtLiveKit({ url, key, secret }: LiveKitConfig, patience: number): Promise<Knock> {
  const origin = new URL(url).href.replace(/^ws/, 'http')
  try {
    const answer = await fetch(origin, { signal: AbortSignal.timeout(patience) })
    if (answer.status === 406) return 'slow' // LiveKit says so when its own statistics are old
    if (!answer.ok) return 'another'
    await new RoomServiceClient(origin, key, secret, { requestTimeout: patience / 1000, failover: false }).listRooms([])
    return 'well'
  } catch (error) {
    if (error instanceof TwirpError)
      return error.status === 401 ? 'wrong-key' : error.status === 404 ? 'another' : 'slow'
    return (error as Error).name === 'TimeoutError' ? 'slow' : 'nobody'
  }
}

const shape = (found: Awaited<ReturnType<RoomServiceClient['getParticipant']>>): SfuParticipant => ({
  identity: found.identity,
  sid: found.sid,
  active: found.state === ParticipantInfo_State.ACTIVE,
  permission: found.permission,
  tracks: found.tracks,
})

async function there<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof TwirpError && error.status === 404) return null
    throw error
  }
}

async function done(call: Promise<unknown>): Promise<'done' | 'not-there'> {
  return (await there(call.then(() => true))) ? 'done' : 'not-there'
}
