// Fifty turns must not leave fifty transceivers. The SFU unpublishes with the right, the SDK then asks for a new
// transceiver each time,
// and a peer connection never gets rid of one. So one that lies idle is taken
// again, as `addTrack` would (W3C WebRTC, section 5.1).
// It knows nothing of LiveKit; only connections that send tracks are touched.

type Init = RTCRtpTransceiverInit | undefined

const idle = (one: RTCRtpTransceiver, track: MediaStreamTrack, init: Init) =>
  one.direction === 'inactive' &&
  one.mid !== null &&
  one.sender.track === null &&
  one.receiver.track.kind === track.kind &&
  // Layers are fixed when a transceiver is made.
  one.sender.getParameters().encodings.length === (init?.sendEncodings?.length ?? 1)

function takeAgain(one: RTCRtpTransceiver, track: MediaStreamTrack, init: Init) {
  one.direction = init?.direction ?? 'sendrecv'
  one.sender.setStreams?.(...(init?.streams ?? []))
  void one.sender.replaceTrack(track)
  return one
}

let done = false

export function reuseTransceivers() {
  if (done) return
  done = true
  const make = RTCPeerConnection.prototype.addTransceiver
  RTCPeerConnection.prototype.addTransceiver = function addTransceiver(trackOrKind, init) {
    if (typeof trackOrKind === 'string') return make.call(this, trackOrKind, init)
    const free = this.getTransceivers().find((one) => idle(one, trackOrKind, init))
    return free === undefined ? make.call(this, trackOrKind, init) : takeAgain(free, trackOrKind, init)
  }
}
