// The guards of the gate, each with a name, in one place. The house always runs with all of them; a test may build a gate
// without one, to show that what it holds back is really heard then. No configuration can take one away.

export const guardNames = [
  'binary-only', // text frames are refused: the SFU reads them as JSON, past any filter that looks at binary ones
  'frame-kinds', // only the kinds of frames a browser of ours needs
  'readable', // what goes on can be read by the SFU, which writes the rest into its log, and holds no words
  'source-fits-kind', // sound only as a microphone, pictures only as a camera
  'ids-by-kind', // a sound in the SDP can never meet the announcement of a picture
  'rights-of-a-track', // a track is announced only by her whom the rights let publish it
  'starts-muted', // a microphone is always announced muted
  'unmute', // opened only while the rights let her speak
  'join-request', // what comes along with the upgrade is taken apart and made anew
  'own-token', // the token of the upgrade is worth nothing; the SFU sees one of ours
  'refresh-token', // the SFU's own tokens never reach a browser
  'permission', // the SFU is told exactly what the rights say
  'reconcile', // what the SFU holds is compared with the rights every two seconds
] as const

export type GuardName = (typeof guardNames)[number]
export type Guards = Readonly<Record<GuardName, boolean>>

/** `without` is for tests alone: it is an argument of the code, never of the configuration. */
export function allGuards(without: readonly GuardName[] = []): Guards {
  return Object.fromEntries(guardNames.map((name) => [name, !without.includes(name)])) as Guards
}
