// Bundles a bench for Node: our own packages and neighbours in one file, everything from npm left where it is.
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** The scripts know from their own place where the checkout is, so they are never moved into a bundle. */
const scriptsStay: Plugin = {
  name: 'scripts-stay',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !/^\.\.?\/.*scripts\/[\w-]+\.mjs$/.test(source)) return null
    return { id: pathToFileURL(resolve(dirname(importer), source)).href, external: true }
  },
}

/** The app's native part is no text to be moved, and is found from the app alone. */
const nativeStays: Plugin = {
  name: 'native-stays',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !source.startsWith('@node-rs/')) return null
    return { id: pathToFileURL(createRequire(importer).resolve(source)).href, external: true }
  },
}

export default defineConfig({
  plugins: [scriptsStay, nativeStays],
  ssr: { noExternal: [/^@circle\//], target: 'node' },
  build: {
    target: 'node20',
    sourcemap: true,
    minify: false,
    emptyOutDir: false,
    rollupOptions: {
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
})
