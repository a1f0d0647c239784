// How the browser tests run: a real Chromium with a fake camera and microphone. A circle of browsers mostly waits for its
// women, so two files run at a time.
import { defineConfig } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './support/chromium.ts'

export default defineConfig({
  testDir: './e2e',
  outputDir: './output/e2e',
  globalSetup: './support/global-setup.ts',
  workers: 1,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    headless: true,
    screenshot: 'only-on-failure',
    // A recording of every page takes an eighth of two cores, and of the women's own time: `--trace retain-on-failure` makes one.
    trace: 'off',
    launchOptions: {
      executablePath: chromiumPath(),
      args: chromiumArgs,
    },
  },
})
