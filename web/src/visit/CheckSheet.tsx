// Trying sound and picture inside the room, before the opening: the device check of the arrival on a sheet. Nothing is
// sent, and closing the sheet closes both devices.
import { useDevices } from '../arrival/devices.ts'
import { Mirror } from '../arrival/Mirror.tsx'
import type { ChosenDevices } from '../media/capture.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { SHARE_OR_LISTEN } from '../words/arrival.ts'
import { MEDIA_NOTICES } from '../words/media.ts'
import { SHEETS } from '../words/room.ts'

interface CheckSheetProps {
  chosen: ChosenDevices
  onChosen(chosen: ChosenDevices): void
  onClose(): void
}

export function CheckSheet({ chosen, onChosen, onClose }: CheckSheetProps) {
  const check = useDevices(chosen, onChosen)
  return (
    <Sheet title={SHEETS.check} soft={SHARE_OR_LISTEN.later} onClose={onClose}>
      {check ? <Mirror check={check} /> : <p className="hard">{MEDIA_NOTICES['not-secure']}</p>}
      <div className="foot">
        <Button onClick={onClose}>{SHEETS.back}</Button>
      </div>
    </Sheet>
  )
}
