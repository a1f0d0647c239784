/* The comfort settings: light, letters, pictures. They stay in memory only, so nothing of them stays on the device. */
import { useSyncExternalStore } from 'react'
import { Listeners } from '../listeners.ts'

export interface Comfort {
  light: 'day' | 'dusk' | 'device'
  letters: 'usual' | 'large' | 'larger'
  ownPicture: 'show' | 'hide'
  otherPictures: 'show' | 'speaking' | 'none'
  /** The signs that the piece comes to her, beside the page. Sound and vibration happen only when she chose them. */
  tone: boolean
  vibration: boolean
  title: boolean
}

let comfort: Comfort = {
  light: 'device',
  letters: 'usual',
  ownPicture: 'show',
  otherPictures: 'show',
  tone: false,
  vibration: false,
  title: true,
}
const watchers = new Listeners()

function apply(): void {
  const root = document.documentElement
  const theme = { day: 'light', dusk: 'dark', device: undefined }[comfort.light]
  if (theme) root.dataset['theme'] = theme
  else delete root.dataset['theme']
  if (comfort.letters === 'usual') delete root.dataset['letters']
  else root.dataset['letters'] = comfort.letters
  // The browser's own bar follows her choice rather than the device's.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset['device'] ??= meta.content
    meta.content = theme ? getComputedStyle(root).getPropertyValue('--ground').trim() : meta.dataset['device']
  }
}

export function setComfort(change: Partial<Comfort>): void {
  comfort = { ...comfort, ...change }
  apply()
  watchers.tell()
}

export const comfortNow = (): Comfort => comfort

export const useComfort = (): Comfort => useSyncExternalStore(watchers.add, () => comfort)
