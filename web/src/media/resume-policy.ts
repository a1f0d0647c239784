// When a broken join is tried to be resumed again, in place of the SDK's own waits, which grow to ten seconds: a circle is
// small, and its sound is worth a try every second or two. It knows nothing of why it broke.
import type { ReconnectPolicy } from 'livekit-client'
import { spread, waitOf } from '../retry.ts'

/** ms; the last one goes on. */
const waits = [100, 300, 800, 1_500] as const
/** Then it is given up, and our own loop makes a new join, which begins closed (ms). */
const resumeFor = 45_000

export const resumePolicy: ReconnectPolicy = {
  nextRetryDelayInMs({ retryCount, elapsedMs }) {
    if (elapsedMs > resumeFor) return null
    return spread(waitOf(waits, retryCount))
  },
}
