// What TypeScript needs to know of livekit-config.mjs, for the tests that read its settings.
export function liveKitConfig(of: {
  port: number
  udpPort: number
  tcpPort: number
  nodeIp: string
  ownIp?: string
  bind?: string
}): Record<string, unknown> & { turn: { enabled: boolean } }
export function isLoopback(host: string): boolean
