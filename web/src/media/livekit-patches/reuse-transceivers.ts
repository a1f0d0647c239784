// Takes an idle transceiver again when a track is added, as `addTrack` would (W3C WebRTC, section 5.1). The SFU unpublishes
// with the right, the SDK then asks for a new transceiver each time, and a peer connection never gets rid of one: fifty turns
// must not leave fifty transceivers. It must not touch connections that send no track.

type Init = RTCRtpTransceiverInit | undefined

const isIdle = (transceiver: RTCRtpTransceiver, track: MediaStreamTrack, init: Init) =>
  transceiver.direction === 'inactive' &&
  transceiver.mid !== null &&
  transceiver.sender.track === null &&
  transceiver.receiver.track.kind === track.kind &&
  // The layers are fixed when a transceiver is made.
  transceiver.sender.getParameters().encodings.length === (init?.sendEncodings?.length ?? 1)

function takeAgain(transceiver: RTCRtpTransceiver, track: MediaStreamTrack, init: Init) {
  transceiver.direction = init?.direction ?? 'sendrecv'
  transceiver.sender.setStreams?.(...(init?.streams ?? []))
  void transceiver.sender.replaceTrack(track)
  return transceiver
}

let patched = false

export function reuseTransceivers() {
  if (patched) return
  patched = true
  const make = RTCPeerConnection.prototype.addTransceiver
  RTCPeerConnection.prototype.addTransceiver = function addTransceiver(trackOrKind, init) {
    if (typeof trackOrKind === 'string') return make.call(this, trackOrKind, init)
    const free = this.getTransceivers().find((transceiver) => isIdle(transceiver, trackOrKind, init))
    return free === undefined ? make.call(this, trackOrKind, init) : takeAgain(free, trackOrKind, init)
  }
}
