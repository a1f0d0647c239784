// Whether this page was opened in a browser inside another app, judged by the user agent. An unknown browser counts as
// a real one.

/** Apps that open links in a view of their own, by the word they add to the user agent. */
const APPS =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Barcelona|Line\/|MicroMessenger|KAKAOTALK|Snapchat|BytedanceWebview|musical_ly|TikTok|Twitter|LinkedInApp|Pinterest|WhatsApp|Telegram|Viber)/
/** Android marks its view with `wv`. */
const ANDROID_VIEW = /Android[^)]*;\s?wv\)/
/** On an iPhone or iPad every real browser calls itself Safari as well. A view inside an app does not. */
const APPLE = /\b(iPhone|iPad|iPod)\b.*AppleWebKit/
const TELEGRAM = ['TelegramWebviewProxy', 'TelegramWebview']

type Browser = { userAgent: string; standalone?: boolean; signs?: readonly string[] }

/** `standalone`: opened from the home screen by herself. `signs`: names that the app has put into the page. */
export function isInApp({ userAgent, standalone = false, signs = [] }: Browser = thisBrowser()): boolean {
  if (APPS.test(userAgent) || ANDROID_VIEW.test(userAgent) || signs.some((sign) => TELEGRAM.includes(sign))) return true
  return APPLE.test(userAgent) && !/Safari\//.test(userAgent) && !standalone
}

function thisBrowser(): Browser {
  const { userAgent } = navigator
  const standalone = (navigator as { standalone?: boolean }).standalone ?? false
  return { userAgent, standalone, signs: TELEGRAM.filter((name) => name in window) }
}
