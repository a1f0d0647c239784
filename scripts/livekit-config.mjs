// The settings we run LiveKit with. Pure: it must not look at the machine.

/**
 * Never a port media runs on: Chromium takes whatever comes from its STUN server's address for an answer to STUN, and
 * no connection is ever made. Whether anything listens there matters little: browsers reach LiveKit directly.
 */
const STUN_PORT = 3478

/**
 * Facts behind each line: LiveKit's signalling must be reached through our gate alone, so it listens on loopback;
 * without STUN servers of our own, LiveKit would send browsers to those of Google and Twilio; a room is made by the
 * server only; nothing is recorded. `tcpPort` 0 = no media over TCP (its listener cannot be kept to one address).
 * `ownIp`: for a circle on the loopback, the machine's own address, offered beside it, because Firefox never uses a
 * loopback candidate. LiveKit would offer `node_ip` in the place of every address it has, so none is named then, and the
 * filter `ips` says which of them it listens on and offers.
 */
export function liveKitConfig({ port, udpPort, tcpPort, nodeIp, ownIp, bind = '127.0.0.1' }) {
  const loopback = isLoopback(nodeIp)
  const offersBoth = loopback && ownIp !== undefined
  return {
    port,
    bind_addresses: [bind],
    rtc: {
      ...(!offersBoth && { node_ip: nodeIp }),
      use_external_ip: false,
      udp_port: udpPort,
      tcp_port: tcpPort,
      allow_tcp_fallback: tcpPort > 0,
      use_ice_lite: true,
      enable_loopback_candidate: loopback,
      ...(loopback && { ips: { includes: ['127.0.0.1', ...(offersBoth ? [ownIp] : [])].map((ip) => `${ip}/32`) } }),
      stun_servers: nodeIp
        .split(',')
        .slice(0, 1)
        .map((ip) => `${ip.includes(':') ? `[${ip}]` : ip}:${STUN_PORT}`),
    },
    turn: { enabled: false },
    room: {
      auto_create: false,
      empty_timeout: 600,
      departure_timeout: 600,
      max_participants: 300,
      enable_remote_unmute: false,
      enabled_codecs: ['audio/opus', 'audio/red', 'video/vp8', 'video/vp9', 'video/rtx'].map((mime) => ({ mime })),
    },
    limit: {
      max_metadata_size: 4096,
      max_attributes_size: 4096,
      max_room_name_length: 128,
      max_participant_identity_length: 128,
      max_participant_name_length: 128,
    },
    audio: { update_interval: 250 },
    psrpc: { buffer_size: 10_000 },
    logging: { level: 'warn', json: true },
  }
}

export const isLoopback = (host) => host === 'localhost' || host === '::1' || /^127\./.test(host)
