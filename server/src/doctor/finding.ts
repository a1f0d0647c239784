// What one look of the doctor found, in words for the operator of the server. It must not say anything about a person.

/** `mind`: it works, and there is something to know. `broken`: gatherings would suffer. */
export interface Finding {
  readonly about: string
  readonly state: 'well' | 'mind' | 'broken'
  readonly words: string
}

export const well = (about: string, words: string): Finding => ({ about, state: 'well', words })
export const mind = (about: string, words: string): Finding => ({ about, state: 'mind', words })
export const broken = (about: string, words: string): Finding => ({ about, state: 'broken', words })

const SIGNS = { well: '✓', mind: '!', broken: '✗' } as const

export const asLine = ({ about, state, words }: Finding): string => `${SIGNS[state]} ${about}: ${words}`
