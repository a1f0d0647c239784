// Each change of screen: its name for tests and styles, a neutral title, and the focus on its heading. It draws
// nothing.
import { useLayoutEffect } from 'react'
import { TITLES } from '../words/help.ts'

export type ScreenName =
  | 'starting'
  | 'away'
  | 'broken'
  | 'sign-in'
  | 'invitation'
  | 'invitation-closed'
  | 'inside-app'
  | 'words'
  | 'home'
  | 'lead'
  | 'name'
  | 'ways'
  | 'waiting'
  | 'not-now'
  | 'another-name'
  | 'room'
  | 'elsewhere'
  | 'moved'
  | 'left'
  | 'removed'
  | 'declined'
  | 'cancelled'
  | 'goodbye'
  | 'lost'
  | 'no-circle'
  | 'about'

const titles: Partial<Record<ScreenName, string>> = {
  'sign-in': TITLES['sign-in'],
  invitation: TITLES.invitation,
  words: TITLES.words,
  home: TITLES.home,
  lead: TITLES.home,
  name: TITLES.arrival,
  ways: TITLES.arrival,
  waiting: TITLES.waiting,
  'not-now': TITLES.waiting,
  'another-name': TITLES.waiting,
  room: TITLES.room,
}

export function useScreen(name: ScreenName) {
  useLayoutEffect(() => {
    const root = document.documentElement
    const first = root.dataset.screen === undefined
    root.dataset.screen = name
    document.title = titles[name] ?? TITLES.quiet
    scrollTo(0, 0)
    const heading = document.querySelector<HTMLElement>('h1')
    if (first || heading === null) return
    // After a change of the whole page a screen reader begins at the heading (WCAG 2.4.3). Leave now stays first by
    // Tab.
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [name])
}
