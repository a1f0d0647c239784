// The one place where the options of the media room are made. End-to-end encryption will be added here
// (`encryption`), nowhere else.
import { AudioPresets, VideoPreset, type RoomConnectOptions, type RoomOptions } from 'livekit-client'
import { resumePolicy } from './resume-policy.ts'

// Firefox does not do it well yet (livekit/client-sdk-js#1919, livekit/livekit#4359).
const onePeerConnection = !/firefox/i.test(navigator.userAgent)

const small = new VideoPreset(320, 180, 130_000, 20)
const large = new VideoPreset(640, 360, 450_000, 20)

export const roomOptions = (): RoomOptions => ({
  // With one peer connection the pictures come with the first exchange. With two, the SFU's second offer waits 150 ms
  // (its negotiationFrequency).
  singlePeerConnection: onePeerConnection,
  // Seats ask for the layer that fits them, the small one first: the large one waits for a throttled key frame.
  adaptiveStream: true,
  // A newcomer must not wait until a layer is started again. Two small layers cost little.
  dynacast: false,
  stopLocalTrackOnUnpublish: false,
  disconnectOnPageLeave: true,
  reconnectPolicy: resumePolicy,
  publishDefaults: {
    audioPreset: AudioPresets.speech,
    dtx: true,
    red: true,
    forceStereo: false,
    stopMicTrackOnMute: false,
    videoCodec: 'vp8',
    backupCodec: false,
    simulcast: true,
    videoEncoding: large.encoding,
    videoSimulcastLayers: [small],
  },
})

/**
 * Our own loop tries again, so the SDK tries once. Everybody who shares is on screen, so the first offer subscribes to
 * everything.
 */
export const connectOptions = (): RoomConnectOptions => ({ autoSubscribe: true, maxRetries: 0 })

/** The gate stands before the SFU. The cookie says who she is, and the token says only which join she means. */
export const sfuUrl = () => `${location.origin}/sfu`
export const placeholderToken = (gathering: string, mediaId: string) => `${gathering}.${mediaId}`
