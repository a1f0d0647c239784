// The page of the media proofs: livekit-client as it is, and the same turned against us. Everything is called from the tests
// through `window.page`.
import { hearing } from './ears.ts'
import { patch, sockets } from './sockets.ts'
import * as protocol from '@livekit/protocol'
import * as sdk from 'livekit-client'
import { soundInPicture } from './forged-offer.ts'

const context = new AudioContext()

/** A tone nobody can take for silence. */
function tone(): MediaStreamTrack {
  const out = context.createMediaStreamDestination()
  const gain = new GainNode(context, { gain: 0.4 })
  const oscillator = new OscillatorNode(context, { frequency: 440 })
  oscillator.connect(gain).connect(out)
  oscillator.start()
  return out.stream.getAudioTracks()[0]!
}

const local = (track = tone()) => new sdk.LocalAudioTrack(track, undefined, true)
let room: sdk.Room
let microphone: sdk.LocalAudioTrack
const told: string[] = []

const raw = (message: unknown) =>
  sockets.at(-1)!.send(new protocol.SignalRequest({ message } as never).toBinary() as Uint8Array<ArrayBuffer>)

const page = {
  hearing,
  patch,
  sockets,
  protocol,
  sdk,
  tone,
  raw,
  told,
  room: () => room,
  state: () => room.state,
  join: async (
    token: string,
    options: { single?: boolean; autoSubscribe?: boolean; maxRetries?: number; patience?: number } = {},
  ) => {
    await context.resume()
    room = new sdk.Room({ singlePeerConnection: options.single ?? true, disconnectOnPageLeave: false })
    for (const event of [
      'Disconnected',
      'Reconnecting',
      'SignalReconnecting',
      'Reconnected',
      'TrackMuted',
      'TrackUnmuted',
      'LocalTrackUnpublished',
    ] as const) {
      room.on(sdk.RoomEvent[event], () => told.push(event))
    }
    const since = performance.now()
    await room.connect(`${location.origin}/sfu`, token, {
      maxRetries: options.maxRetries ?? 0,
      autoSubscribe: options.autoSubscribe ?? true,
      ...(options.patience !== undefined && { peerConnectionTimeout: options.patience }),
    })
    return performance.now() - since
  },
  /** A client that does not believe what it is told about its rights. */
  shameless: () => {
    const me = room.localParticipant as unknown as { hasPermissionsToPublish: () => boolean }
    me.hasPermissionsToPublish = () => true
  },
  /** The SDK says nothing about muting any more, whatever it sees; only `raw` does. */
  gag: () => {
    ;(room.engine.client as { sendMuteTrack: unknown }).sendMuteTrack = () => {}
  },
  /** As our own client prepares: published muted, nothing sent. */
  prepare: async () => {
    microphone = local()
    await microphone.mute()
    await room.localParticipant.publishTrack(microphone as sdk.LocalTrack, { source: sdk.Track.Source.Microphone })
    await microphone.pauseUpstream()
    return microphone.sid
  },
  take: async () => {
    await Promise.all([microphone.resumeUpstream(), microphone.unmute()])
  },
  rest: async () => {
    await microphone.mute()
  },
  muted: () => microphone.isMuted,
  /** The SFU has told her that she may publish a microphone. */
  maySend: () =>
    room.localParticipant.permissions?.canPublishSources.includes(protocol.TrackSource.MICROPHONE) ?? false,
  publishOpen: async (source: 'microphone' | 'camera' = 'microphone') => {
    microphone = local()
    await room.localParticipant.publishTrack(microphone as sdk.LocalTrack, { source: source as sdk.Track.Source })
    return { sid: microphone.sid ?? null, muted: microphone.isMuted }
  },
  /** A sound of hers under an id that she announced as her camera. */
  soundUnderCameraId: async () => {
    const track = tone()
    raw({
      case: 'addTrack',
      value: {
        cid: track.id,
        type: protocol.TrackType.VIDEO,
        source: protocol.TrackSource.CAMERA,
        width: 64,
        height: 64,
      },
    })
    await page.sendRaw(track)
  },
  /**
   * A sound of hers, said by its SSRC to belong to the camera that she announced, as Opus among the codecs of pictures.
   * Resolves when the forged offer has left: the SDK would wait 15 s for an answer that never comes.
   * `honest`: the same two tracks, said as they are; resolves when they are negotiated.
   */
  opusInCamera: async (honest = false) => {
    const [sound, picture] = [tone(), document.createElement('canvas').captureStream(5).getVideoTracks()[0]!]
    raw({
      case: 'addTrack',
      value: {
        cid: picture.id,
        type: protocol.TrackType.VIDEO,
        source: protocol.TrackSource.CAMERA,
        width: 64,
        height: 64,
      },
    })
    if (honest)
      raw({
        case: 'addTrack',
        value: { cid: sound.id, type: protocol.TrackType.AUDIO, source: protocol.TrackSource.MICROPHONE },
      })
    const client = room.engine.client as unknown as {
      sendOffer(offer: RTCSessionDescriptionInit, id: number): Promise<void>
    }
    const send = client.sendOffer.bind(client)
    const left = new Promise<void>((done) => {
      if (honest) return
      client.sendOffer = async (offer, id) => {
        await send({ ...offer, sdp: soundInPicture(offer.sdp!, sound.id, picture.id) }, id)
        done()
      }
    })
    const engine = room.engine as unknown as {
      pcManager: { addPublisherTransceiver(track: MediaStreamTrack, init: RTCRtpTransceiverInit): unknown }
    }
    engine.pcManager.addPublisherTransceiver(picture, { direction: 'sendonly', streams: [new MediaStream([picture])] })
    const negotiated = page.sendRaw(sound)
    await (honest ? negotiated : Promise.race([left, negotiated]))
    negotiated.catch(() => {})
  },
  /** Whatever the SDK has been told: a live track goes out, and its mute is taken back by hand. */
  insist: async (sid: string | null) => {
    page.gag()
    await page.liveOnSender()
    for (const muted of [true, false]) raw({ case: 'mute', value: { sid: sid ?? '', muted } })
  },
  /** She ends nothing, whatever she is told: her line, what she sends and what she hears stay as they are. */
  stubborn: () => {
    const nothing = () => {}
    RTCPeerConnection.prototype.close = nothing
    MediaStreamTrack.prototype.stop = nothing
    RTCRtpTransceiver.prototype.stop = nothing
    RTCRtpSender.prototype.replaceTrack = async () => {}
    RTCPeerConnection.prototype.removeTrack = nothing
    WebSocket.prototype.close = nothing
    page.gag()
  },
  /** Sends a track past the SDK: a transceiver and an offer. */
  sendRaw: async (track = tone()) => {
    const engine = room.engine as unknown as {
      pcManager: { addPublisherTransceiver(track: MediaStreamTrack, init: RTCRtpTransceiverInit): RTCRtpTransceiver }
      negotiate(): Promise<void>
    }
    engine.pcManager.addPublisherTransceiver(track, { direction: 'sendonly', streams: [new MediaStream([track])] })
    await engine.negotiate()
  },
  /** From now on each join request announces this besides what the SDK put into it. */
  smuggle: (announcement: object, words = '') => {
    Object.defineProperty(window, 'CompressionStream', { value: undefined }) // the SDK then leaves its request unpacked
    patch.url = (url) => {
      const text = url.searchParams.get('join_request')!.replace(/-/g, '+').replace(/_/g, '/')
      const wrapped = protocol.WrappedJoinRequest.fromBinary(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)))
      const request = protocol.JoinRequest.fromBinary(wrapped.joinRequest)
      request.addTrackRequests.push(new protocol.AddTrackRequest(announcement))
      if (words) Object.assign(request, { metadata: words, participantAttributes: { words } })
      const bytes = new protocol.WrappedJoinRequest({ joinRequest: request.toBinary() }).toBinary()
      url.searchParams.set(
        'join_request',
        btoa(String.fromCharCode(...bytes))
          .replace(/\+/g, '-')
          .replace(/\//g, '_'),
      )
      return url
    }
  },
  /** The track of the muted publication goes live beneath the SDK. */
  liveOnSender: async () => {
    await microphone.sender!.replaceTrack(tone())
  },
  packetsSent: async () => {
    let packets = 0
    for (const one of (await microphone.sender!.getStats()).values())
      if (one.type === 'outbound-rtp') packets += one.packetsSent
    return packets
  },
}

export type Page = typeof page
declare global {
  interface Window {
    page: Page
  }
}
window.page = page
