/* Copies a text by a press, and says what became of it. A browser may have no clipboard to give (plain http, inside
   an app), or refuse it. */
import { useState } from 'react'

type Copied = 'not-yet' | 'yes' | 'no'

export function useCopy(text: string): { copied: Copied; copy(): void } {
  const [copied, setCopied] = useState<Copied>('not-yet')
  const copy = () => {
    const { clipboard } = navigator as { clipboard?: Clipboard }
    if (clipboard === undefined) setCopied('no')
    else
      void clipboard.writeText(text).then(
        () => setCopied('yes'),
        () => setCopied('no'),
      )
  }
  return { copied, copy }
}
