// The types of ports.mjs as the tests use them. It must say no more than that file does.
export interface PortOptions {
  host?: string
  udp?: boolean
}
export function freePort(first: number, options?: PortOptions): Promise<number>
export function portFrom(env: Record<string, string | undefined>, name: string, fallback: number): number
