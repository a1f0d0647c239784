// Which tests run under vitest, in projects that `npm test` runs one after the other.
// Browser tests are not here: they are Playwright's (tests/playwright.config.ts).
import { defineConfig } from 'vitest/config'
import LongestFirst from './tests/support/longest-first.ts'

/** Files that measure milliseconds of one process under load, and therefore want both cores. */
const latencyTests = ['tests/integration/{bowl-flood,reconciler,sign-in-rush}.test.ts']
const propertyTests = ['{shared,server,web}/src/**/*.property.test.ts', 'tests/property/**/*.test.ts']

export default defineConfig({
  test: {
    allowOnly: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,web}/src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [...propertyTests, '**/node_modules/**'],
          // Nothing here leaves anything behind, and a fresh worker for each file costs twice what the tests do.
          isolate: false,
          // Nothing here waits; a longer time is for a machine whose cores are all busy.
          testTimeout: 60_000,
        },
      },
      {
        test: { name: 'property', include: propertyTests, isolate: false, testTimeout: 180_000 },
      },
      {
        test: {
          name: 'integration',
          // Everything of tests/ that is in no other project, so that no file is forgotten.
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{unit,property,media,e2e,output}/**', ...latencyTests, '**/node_modules/**'],
          globalSetup: ['tests/support/global-setup.ts'],
          // Each worker loads the server once; what a test changes in its process it puts back.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'latency',
          include: latencyTests,
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // Real browsers and a real SFU: what is heard and what is not. One file at a time, on two cores.
        test: {
          name: 'media',
          include: ['tests/media/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          isolate: false,
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
