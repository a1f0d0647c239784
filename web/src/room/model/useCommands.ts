/* Sending a command and keeping the one sentence that its refusal needs. Knows no component. */
import { useCallback, useEffect, useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { Ack } from '@circle/shared/socket'
import { REFUSALS } from '../../words/refusals.ts'

/** A sentence goes when she does something else, or after this long. */
const LINGERS = 12_000

export interface Commands {
  said: string | null
  say(words: string | null): void
  /** Sends; true when the circle accepted it. */
  act(command: PersonCommand): Promise<boolean>
}

export function useCommands(send: (command: PersonCommand) => Promise<Ack>): Commands {
  const [said, say] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return undefined
    const timer = setTimeout(() => say(null), LINGERS)
    return () => clearTimeout(timer)
  }, [said])
  const act = useCallback(
    async (command: PersonCommand) => {
      say(null)
      const ack = await send(command).catch((): Ack => ({ ok: false, code: 'try-again' }))
      // Already so: what she wanted is true, whoever made it so.
      if (!ack.ok && ack.code !== 'already-so') say(REFUSALS[ack.code])
      return ack.ok
    },
    [send],
  )
  return { said, say, act }
}
