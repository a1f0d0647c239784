// When a broken join is tried to be resumed again, in place of the SDK's own waits, which grow to ten seconds: a circle is
// small, and its sound is worth a try every second or two. It knows nothing of why it broke.
import type { ReconnectPolicy } from 'livekit-client'

/** ms; each a quarter more or less, so that a whole circle does not come in one moment. The last one goes on. */
const waits = [100, 300, 800, 1_500]
/** Then it is given up, and our own loop makes a new join, which begins closed (ms). */
const resumeFor = 45_000

export const resumePolicy: ReconnectPolicy = {
  nextRetryDelayInMs({ retryCount, elapsedMs }) {
    if (elapsedMs > resumeFor) return null
    return (waits[Math.min(retryCount, waits.length - 1)] ?? 1_500) * (0.75 + Math.random() / 2)
  },
}
