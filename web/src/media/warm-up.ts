// Starts the browser's media code while she waits at the door, so that the first picture does not wait for it. It
// reaches nobody: two connections of this page to each other, without a server, without a device, closed at once.

/** Never fails. Without it everything only takes a little longer. */
export async function warmUp(): Promise<void> {
  try {
    const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()]
    one.addTransceiver('audio', { direction: 'recvonly' })
    one.addTransceiver('video', { direction: 'recvonly' })
    await one.setLocalDescription()
    if (one.localDescription !== null) await other.setRemoteDescription(one.localDescription)
    await other.setLocalDescription()
    if (other.localDescription !== null) await one.setRemoteDescription(other.localDescription)
    one.close()
    other.close()
  } catch {
    // She learns at the join that her browser has no WebRTC.
  }
}
