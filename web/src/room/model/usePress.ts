/* One press of hers: what it does with her microphone and the command that makes it lawful, together. Refused, the microphone
   that this press opened is closed again. Knows no component. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { RoomMicrophone } from '../../media/room-media.ts'

export type MicrophoneDoes = 'prepare' | 'open' | 'close' | null
/** True when the circle accepted it. */
export type Press = (command: PersonCommand, microphone: MicrophoneDoes) => Promise<boolean>

/** What has been refused may be so all the same: a second press on *Take it*, or on *I'm ready*. */
function keeps({ piece, you }: RoomView, does: MicrophoneDoes): boolean {
  if (does === 'prepare') return you.ready
  return piece.at === 'held' && piece.by === you.id && !piece.silent
}

/** `passing`: she has passed the piece on, and the circle has not answered yet. */
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
