// The types of livekit-find.mjs as the tests use them. It must say no more than that file does.
import type { LiveKitWay } from './livekit.mjs'

export function readyLiveKit(): LiveKitWay | undefined
