/* Leaves webrtc-adapter out of the build. The media library imports it to mend browsers older than those the pages
   are built for (decision 0021), and it weighs 7 kB (brotli). It must change nothing else. */
import type { Plugin } from 'vite'

const CALL = /^adapterFactory\(\{[^}]*\}\);/m

/**
 * Removes the one call that starts the adapter; the bundler then drops what only the adapter needs. Throws when the
 * call stands elsewhere.
 */
export function withoutAdapter(code: string): string {
  if (!CALL.test(code))
    throw new Error(
      'The media library no longer calls webrtc-adapter where it did: look at web/build/without-adapter.ts.',
    )
  return code.replace(CALL, '')
}

export const leaveOutAdapter = (): Plugin => ({
  name: 'without-adapter',
  transform: {
    filter: { id: /livekit-client\.esm\.mjs$/ },
    handler: (code) => ({ code: withoutAdapter(code), map: null }),
  },
})
