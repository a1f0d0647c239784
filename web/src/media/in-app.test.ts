// A browser inside an app is recognised by its user agent, and no real browser is taken for one.
import { expect, it } from 'vitest'
import { isInApp } from './in-app.ts'

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; Pixel 8'

it.each([
  ['Instagram on an iPhone', `${IPHONE} Mobile/21E219 Instagram 325.0.3.34.90 (iPhone15,3; iOS 17_4)`],
  ['Facebook on an iPhone', `${IPHONE} Mobile/21E219 [FBAN/FBIOS;FBAV/455.0.0.36.108;FBBV/577]`],
  [
    'Facebook on Android',
    `${ANDROID} Build/AP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/454]`,
  ],
  [
    'a mail app on Android',
    `${ANDROID} Build/AP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.0.0 Mobile Safari/537.36`,
  ],
  ['a mail app on an iPhone', `${IPHONE} Mobile/15E148`],
  ['Line', `${IPHONE} Mobile/15E148 Safari Line/14.2.0`],
  ['WeChat', `${IPHONE} Mobile/15E148 MicroMessenger/8.0.47 NetType/WIFI Language/en`],
])('%s is a browser inside an app (C7)', (_who, userAgent) => {
  expect(isInApp({ userAgent })).toBe(true)
})

it.each([
  ['Safari', `${IPHONE} Version/17.4 Mobile/15E148 Safari/604.1`],
  ['Chrome on an iPhone', `${IPHONE} CriOS/122.0.6261.89 Mobile/15E148 Safari/604.1`],
  ['Firefox on an iPhone', `${IPHONE} FxiOS/123.0 Mobile/15E148 Safari/605.1.15`],
  ['Edge on an iPhone', `${IPHONE} EdgiOS/122.0 Mobile/15E148 Safari/605.1.15`],
  ['DuckDuckGo on an iPhone', `${IPHONE} Version/17.4 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`],
  ['Chrome on Android', `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Mobile Safari/537.36`],
  [
    'Samsung Internet',
    `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36`,
  ],
  ['Firefox on Android', 'Mozilla/5.0 (Android 14; Mobile; rv:123.0) Gecko/123.0 Firefox/123.0'],
  ['Firefox on a desk', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  [
    'Safari on a desk',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
  ],
])('%s is a browser of its own (C7)', (_who, userAgent) => {
  expect(isInApp({ userAgent })).toBe(false)
})

it('a page opened from the home screen of an iPhone is her own doing, and a view of Telegram is known by its name in the page (C7)', () => {
  expect(isInApp({ userAgent: `${IPHONE} Mobile/15E148`, standalone: true })).toBe(false)
  expect(
    isInApp({
      userAgent: `${ANDROID}) AppleWebKit/537.36 Chrome/122.0.0.0 Mobile Safari/537.36`,
      signs: ['TelegramWebviewProxy'],
    }),
  ).toBe(true)
})
