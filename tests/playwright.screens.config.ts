// How the screens are looked at: drawn by the look page, without server, sound or circle. Nothing here measures time, so
// each test may run beside another.
import { defineConfig } from '@playwright/test'
import browserTests from './playwright.config.ts'

export default defineConfig({
  ...browserTests,
  testDir: './screens',
  globalSetup: './support/look-setup.ts',
  outputDir: './output/screens',
  fullyParallel: true,
  workers: 2,
  // Each walks through every state there is; a busy machine takes its time.
  timeout: 240_000,
})
