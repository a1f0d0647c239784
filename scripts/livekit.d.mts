// The types of livekit.mjs and livekit-find.mjs as the tests use them. It must say no more than those files do.
export interface LiveKitWay {
  readonly kind: 'program' | 'docker'
  readonly path?: string
  readonly image?: string
}
export interface LiveKitPorts {
  readonly port: number
  readonly udp: number
  readonly tcp: number
}
export interface LiveKitLaunch {
  readonly way: LiveKitWay
  readonly ports: LiveKitPorts
  readonly key: string
  readonly secret: string
  readonly logFile: string
  readonly nodeIp?: string
  readonly ownIp?: string | undefined
  readonly container?: string
  readonly redis?: string
}
export function newCredentials(): { key: string; secret: string }
export function launchLiveKit(launch: LiveKitLaunch): number
export function isHealthy(port: number): Promise<boolean>
export function waitHealthy(port: number, pid: number, logFile: string, patience?: number): Promise<void>
export function endLiveKit(pid: number): Promise<boolean>
