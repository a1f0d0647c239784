// How the faults run: as the browser tests, in one worker that keeps one circle.
import { defineConfig } from '@playwright/test'
import browserTests from './playwright.config.ts'

export default defineConfig({
  ...browserTests,
  testDir: './faults',
  outputDir: './output/faults',
  workers: 1,
  use: { ...browserTests.use, screenshot: 'off', actionTimeout: 15_000 },
})
