// A port for something that a test starts. Below those that systems lend to outgoing connections (from 32768 on Linux,
// from 49152 elsewhere): one of them may be lent between the look at it and its use.
import { freePort } from '../../scripts/ports.mjs'

export const testPort = (of: { udp?: boolean } = {}): Promise<number> =>
  freePort(20_000 + Math.floor(Math.random() * 12_000), of)
