// The waits between tries to resume a broken join, in place of the SDK's own, which grow to ten seconds. A circle is
// small, and its sound is worth a try every second or two. It knows nothing of the cause.
import type { ReconnectPolicy } from 'livekit-client'
import { spread, waitOf } from '../retry.ts'

/** ms; the last one goes on. */
const waits = [100, 300, 800, 1_500] as const
/** After this time (ms) the resume is given up, and our own loop makes a new join with every device closed. */
const resumeFor = 45_000

export const resumePolicy: ReconnectPolicy = {
  nextRetryDelayInMs({ retryCount, elapsedMs }) {
    if (elapsedMs > resumeFor) return null
    return spread(waitOf(waits, retryCount))
  },
}
