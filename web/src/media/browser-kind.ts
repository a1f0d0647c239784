// Which browser this is, as far as its menus differ after a refused microphone. For words alone: nothing else may
// depend on it.

export type BrowserKind =
  | 'chrome'
  | 'firefox'
  | 'safari'
  | 'chrome-android'
  | 'firefox-android'
  | 'safari-ios'
  | 'other-ios'
  | 'other'

export function browserKind(userAgent: string): BrowserKind {
  // Apple's tablets call themselves a Mac. The words for both browsers name the same place, so this does no harm.
  if (/\b(iPhone|iPad|iPod)\b/.test(userAgent))
    return /(CriOS|FxiOS|EdgiOS)\//.test(userAgent) ? 'other-ios' : 'safari-ios'
  const android = /\bAndroid\b/.test(userAgent)
  if (/\bFirefox\//.test(userAgent)) return android ? 'firefox-android' : 'firefox'
  if (/(Chrome|Chromium)\//.test(userAgent)) return android ? 'chrome-android' : 'chrome'
  return /\bSafari\//.test(userAgent) ? 'safari' : 'other'
}
