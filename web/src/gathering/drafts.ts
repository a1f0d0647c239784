// Unsent texts of this visit: a share, a note, the question of a round, words at the door. They stay in memory for as
// long as the visit, and are never stored or sent. No closed sheet, ended turn or lost connection takes them.
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { Listeners } from '../listeners.ts'

export type DraftName = 'share' | 'note' | 'prompt' | 'door-words'

export class Drafts {
  private readonly texts = new Map<DraftName, string>()
  private readonly listeners = new Listeners()

  read(name: DraftName): string {
    return this.texts.get(name) ?? ''
  }

  write(name: DraftName, text: string): void {
    if (text === '') this.texts.delete(name)
    else this.texts.set(name, text)
    this.listeners.tell()
  }

  /** `text` was sent. What she has written since stays. */
  sent(name: DraftName, text: string): void {
    if (this.read(name) === text) this.write(name, '')
  }

  clear(): void {
    this.texts.clear()
    this.listeners.tell()
  }

  readonly onChange = this.listeners.add
}

export const DraftsContext = createContext(new Drafts())

export interface Draft {
  text: string
  write(text: string): void
  /** Empties the draft, unless she has written on. */
  sent(text: string): void
}

export function useDraft(name: DraftName): Draft {
  const drafts = useContext(DraftsContext)
  const text = useSyncExternalStore(drafts.onChange, () => drafts.read(name))
  const write = useCallback((next: string) => drafts.write(name, next), [drafts, name])
  const sent = useCallback((what: string) => drafts.sent(name, what), [drafts, name])
  return { text, write, sent }
}
