// Browsers are known by their user agents, so that the right menus are described.
import { expect, test } from 'vitest'
import { SOUND } from '../words/sound.ts'
import { browserKind } from './browser-kind.ts'

const APPLE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test('each browser has its own words for where to press after a refusal (E5)', () => {
  const kinds = [
    `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/138.0.0.0 Safari/537.36`,
    `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`,
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    `Mozilla/5.0 (Linux; Android 15) ${WEBKIT} Chrome/138.0.0.0 Mobile Safari/537.36`,
    'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
    `${APPLE} Version/18.5 Mobile/15E148 Safari/604.1`,
    `${APPLE} CriOS/138.0.0.0 Mobile/15E148 Safari/604.1`,
    'something else',
  ].map(browserKind)
  expect(kinds).toEqual([
    'chrome',
    'chrome',
    'firefox',
    'safari',
    'chrome-android',
    'firefox-android',
    'safari-ios',
    'other-ios',
    'other',
  ])
  expect(new Set(Object.values(SOUND.where).map((steps) => steps[0])).size).toBe(Object.keys(SOUND.where).length)
})
