// The one place where the options of the media room are made. End-to-end encryption will be added here
// (`encryption`), nowhere else.
import { AudioPresets, VideoPreset, type RoomConnectOptions, type RoomOptions } from 'livekit-client'
import { resumePolicy } from './resume-policy.ts'

// Firefox does not do it well yet (livekit/client-sdk-js#1919, livekit/livekit#4359).
const onePeerConnection = !/firefox/i.test(navigator.userAgent)

const small = new VideoPreset(320, 180, 130_000, 20)
const large = new VideoPreset(640, 360, 450_000, 20)

export const roomOptions = (): RoomOptions => ({
  // With one, the pictures come with the first exchange. With two, the SFU's second offer waits 150 ms (its
  // negotiationFrequency).
  singlePeerConnection: onePeerConnection,
  // Seats ask for the layer that fits them, the small one first: the large one waits for a throttled key frame.
  adaptiveStream: true,
  // A newcomer must not wait for a layer to be started again; the two layers are small.
  dynacast: false,
  stopLocalTrackOnUnpublish: false,
  disconnectOnPageLeave: true,
  // The SDK's own waits grow to ten seconds; a circle is small, and its sound is worth a try every second or two.
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
 * Our own loop tries again; the SDK tries once. Everybody who shares is on screen, so everything is subscribed from
 * the first offer.
 */
export const connectOptions = (): RoomConnectOptions => ({ autoSubscribe: true, maxRetries: 0 })

/** The way goes through our gate: the cookie says who she is, this only says which join she means. */
export const sfuUrl = () => `${location.origin}/sfu`
export const placeholderToken = (gathering: string, mediaId: string) => `${gathering}.${mediaId}`
