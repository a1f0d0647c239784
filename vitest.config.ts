// Which tests run under vitest, in three projects that `npm test` runs one after the other.
// Browser tests are not here: they are Playwright's (tests/playwright.config.ts).
import { defineConfig } from 'vitest/config'

const propertyTests = ['{shared,server,web}/src/**/*.property.test.ts', 'tests/property/**/*.test.ts']

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,web}/src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [...propertyTests, '**/node_modules/**'],
        },
      },
      {
        test: { name: 'property', include: propertyTests, testTimeout: 180_000 },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
