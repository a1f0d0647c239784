/* What every part of the desk is given. Types only. */
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { DeskView, RoomView } from '@circle/shared/gathering/view.types'
import type { Press } from '../model/usePress.ts'

export interface PartProps {
  view: RoomView
  desk: DeskView
  /** Sends; true when the circle accepted it. Refusals are said in the tray. */
  act(command: PersonCommand): Promise<boolean>
}

/** Where a press also does something to her own microphone. */
export interface PressProps extends PartProps {
  press: Press
}
