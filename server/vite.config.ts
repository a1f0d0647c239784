// Bundles the server: our own packages into five programs and a thread, everything from npm left where it is, but for
// the curve's arithmetic, which `shared` alone depends on.
import { defineConfig } from 'vite'

export default defineConfig({
  ssr: { noExternal: [/^@circle\//, /^@noble\//], target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: {
        main: 'src/main.ts',
        link: 'src/programs/link.ts',
        backup: 'src/programs/backup.ts',
        restore: 'src/programs/restore.ts',
        doctor: 'src/programs/doctor.ts',
        'curve.worker': 'src/bowl/curve.worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
