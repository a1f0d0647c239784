/* Sending a command: the sentence of its refusal, and what the same press does with her microphone. A refused press
   closes the microphone that it opened. It knows no component. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { Ack } from '@circle/shared/socket'
import { REFUSALS } from '../../words/refusals.ts'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMicrophone } from '../../media/room-media.ts'

/** A sentence goes when she does something else, or after this time (ms). */
const LINGERS = 12_000

export interface Commands {
  said: string | null
  say(words: string | null): void
  /** Sends the command. True when the server accepted it. */
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
      // The wish is true already, whoever made it so.
      if (!ack.ok && ack.code !== 'already-so') say(REFUSALS[ack.code])
      return ack.ok
    },
    [send],
  )
  return { said, say, act }
}

export type MicrophoneDoes = 'prepare' | 'open' | 'close' | null
/** True when the server accepted the command. */
export type Press = (command: PersonCommand, microphone: MicrophoneDoes) => Promise<boolean>

/** A refused press may hold all the same: a second press on *Take it*, or on *I'm ready*. */
function keeps({ piece, you }: RoomView, does: MicrophoneDoes): boolean {
  if (does === 'prepare') return you.ready
  return piece.at === 'held' && piece.by === you.id && !piece.silent
}

/** `passing`: she has passed the piece on, and the server has not answered yet. */
export function usePress(
  view: RoomView,
  microphone: RoomMicrophone,
  act: (command: PersonCommand) => Promise<boolean>,
): { press: Press; passing: boolean } {
  const [passed, setPassed] = useState<number | null>(null)
  const newest = useRef(view)
  useLayoutEffect(() => {
    newest.current = view
  }, [view])
  const press = useCallback<Press>(
    async (command, does) => {
      const was = microphone.state
      if (command.type === 'piece.pass') setPassed(command.turn)
      if (does !== null) microphone[does]()
      const taken = await act(command)
      const opened = (does === 'open' && was !== 'open') || (does === 'prepare' && was === 'closed')
      if (!taken && opened && !keeps(newest.current, does)) microphone.close()
      if (!taken && command.type === 'piece.pass') setPassed(null)
      return taken
    },
    [microphone, act],
  )
  const { piece, you } = view
  return { press, passing: piece.at === 'held' && piece.by === you.id && !piece.silent && piece.turn === passed }
}
