// Everything the SFU sends to this page is played and measured, whatever the SDK would make of it.
// It is loaded before the SDK and must not use it.

const context = new AudioContext()
const loud = 0.01 // root mean square; a tone arrives at about 0.2
let heard = 0 // milliseconds with sound in any track
let latest = 0
let first: number | null = null // when sound was first heard since `reset`, in epoch milliseconds

type Ear = { read(): number; first: number | null; last: number }
const ears = new Set<Ear>()

const known = new WeakSet<MediaStreamTrack>()

/** A track that changes its stream is announced again. */
function listenTo(track: MediaStreamTrack): void {
  if (known.has(track)) return
  known.add(track)
  const stream = new MediaStream([track])
  const element = new Audio()
  element.srcObject = stream // Chromium decodes a remote track only for an element that plays it
  element.muted = true
  void element.play()
  const analyser = new AnalyserNode(context, { fftSize: 256 })
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  ears.add({
    first: null,
    last: 0,
    read: () => {
      analyser.getFloatTimeDomainData(samples)
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    },
  })
}

const connections: RTCPeerConnection[] = []
const Native = window.RTCPeerConnection
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration)
    window.configurations.push(configuration ?? {})
    connections.push(this)
    this.addEventListener('track', ({ track }) => {
      if (track.kind === 'audio') listenTo(track)
    })
  }
}
window.configurations = []

let last = performance.now()
setInterval(() => {
  const now = performance.now()
  const loudNow = [...ears].filter((ear) => ear.read() > loud)
  for (const ear of loudNow) {
    ear.first ??= Date.now()
    ear.last = Date.now()
  }
  if (loudNow.length > 0) {
    heard += now - last
    first ??= Date.now()
    latest = Date.now()
  }
  last = now
}, 5)

const packets = { count: 0, at: 0 }
async function lookAtPackets(): Promise<void> {
  for (const connection of connections) {
    for (const one of (await connection.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
      const at = one.type === 'inbound-rtp' && one.kind === 'audio' ? (one.lastPacketReceivedTimestamp ?? 0) : 0
      if (at > packets.at) Object.assign(packets, { count: packets.count + 1, at })
    }
  }
  setTimeout(() => void lookAtPackets(), 5)
}

export const hearing = {
  ms: () => heard,
  first: () => first,
  last: () => latest,
  reset: () => {
    heard = 0
    first = null
    for (const ear of ears) ear.first = null
  },
  /** Since the last reset, the tracks that were heard: from when to when, in epoch milliseconds. */
  spans: () => [...ears].flatMap(({ first: from, last: to }) => (from === null ? [] : [{ from, to }])),
  /** Milliseconds with sound within the next `ms`. */
  during: async (ms: number) => {
    const before = heard
    await new Promise((resolve) => setTimeout(resolve, ms))
    return heard - before
  },
  tracks: () => ears.size,
  /** By which way each connection in use goes, as `direct by udp` or `relayed by tls`. */
  ways: async () => {
    const ways: string[] = []
    for (const connection of connections) {
      const all = new Map<string, Record<string, unknown>>((await connection.getStats()) as never)
      for (const transport of all.values()) {
        const pair = all.get(String(transport['selectedCandidatePairId']))
        const local = all.get(String(pair?.['localCandidateId']))
        if (local)
          ways.push(
            local['candidateType'] === 'relay'
              ? `relayed by ${String(local['relayProtocol'])}`
              : `direct by ${String(local['protocol'])}`,
          )
      }
    }
    return ways
  },
  /** Packets with sound since they are watched, whatever is in them, and when the last of them came, in epoch milliseconds. */
  packets: () => packets,
  /** What is known of a track goes with it, so it is looked at all the time. */
  watchPackets: () => void lookAtPackets(),
}

declare global {
  interface Window {
    configurations: RTCConfiguration[]
  }
}
