/* Leaves webrtc-adapter out of the build, which the media library brings along: it mends browsers older than those the pages are
   built for (decision 0021), and weighed 7 kB (brotli) of what every woman loads. It changes nothing else. */
import type { Plugin } from 'vite'

const CALL = /^adapterFactory\(\{[^}]*\}\);/m

/** The one call that puts it to work; what only it needs is left out with it. Throws when the library has become another. */
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
