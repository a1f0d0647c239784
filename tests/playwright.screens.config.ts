// How the screens are looked at: drawn by the look page, without server, sound or circle. Nothing here measures time, so
// each test may run beside another.
import { defineConfig } from '@playwright/test'
import browserTests from './playwright.config.ts'

const { globalSetup: _, ...others } = browserTests

export default defineConfig({
  ...others,
  testDir: './screens',
  outputDir: './output/screens',
  fullyParallel: true,
  workers: 2,
  // Each walks through every state there is; a busy machine takes its time.
  timeout: 240_000,
})
