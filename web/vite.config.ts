/* How the interface is built. Only index.html enters the production build. look.html is served in development alone. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { quietSdk } from './build/quiet-sdk.ts'
import { withoutPolling } from './build/websocket-only.ts'
import { leaveOutAdapter } from './build/without-adapter.ts'

/** Who made what the pages carry, and under which licence; scripts/notices.mjs adds the fonts. */
const NOTICES = 'notices.md'

export default defineConfig({
  plugins: [react({ jsxImportSource: 'whole-text' }), quietSdk(), leaveOutAdapter(), withoutPolling()],
  resolve: {
    alias: {
      'whole-text/jsx-runtime': `${import.meta.dirname}/src/ui/whole-text.ts`,
      'whole-text/jsx-dev-runtime': 'react/jsx-dev-runtime',
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The content security policy allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    license: { fileName: NOTICES },
    modulePreload: { polyfill: false },
    // A file name is a digest alone, so it says nothing to somebody who finds it on her device.
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[hash].js',
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[hash][extname]',
      },
    },
  },
})
