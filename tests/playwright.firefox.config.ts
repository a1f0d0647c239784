// How the tests in Firefox run: as the browser tests, one at a time, with a Firefox beside the Chromium.
import { defineConfig } from '@playwright/test'
import browserTests from './playwright.config.ts'

export default defineConfig({ ...browserTests, testDir: './firefox', outputDir: './output/firefox', workers: 1 })
