// A released Firefox, headless, with a fake camera and microphone, driven by WebDriver BiDi.
// Its profile changes only what a person's fingers would do: it gives the devices without asking, and plays sound at once.
import { join } from 'node:path'
import { type Browser, firefox, type Locator } from '@playwright/test'
import { root } from '../../scripts/places.mjs'
import { WomanPage } from './woman-page.ts'

export function openFirefox(): Promise<Browser> {
  const path = process.env['FIREFOX']
  if (!path) throw new Error('FIREFOX names no Firefox: `npm test -- firefox` finds or installs one.')
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: join(root, 'tests', 'support', 'firefox-bidi.mjs'),
    env: { ...(process.env as Record<string, string>), FIREFOX: path },
    args: [], // else those of the Chromium beside it
    firefoxUserPrefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'app.update.disabledForTesting': true,
    },
  })
}

/** She types key by key: what Playwright fills in by WebDriver BiDi, React takes for what it wrote itself. */
export class HerFirefoxPage extends WomanPage {
  override async fill(field: Locator, text: string): Promise<void> {
    await field.press('ControlOrMeta+a')
    await field.pressSequentially(text)
  }
}
