// The room with its sources: the view, the server's seconds, the commands, sound and picture. It draws nothing itself.
import { useEffect, useState } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { UnheardReport } from '@circle/shared/socket'
import type { BowlClient } from '../bowl/bowl-client.ts'
import { Room } from '../room/Room.tsx'
import { type Drafts, DraftsContext } from '../gathering/drafts.ts'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { useServerNow } from '../gathering/useGathering.ts'
import type { ChosenDevices } from '../media/capture.ts'
import type { LiveMedia } from '../media/live-media.ts'
import { useMedia } from '../media/useMedia.ts'
import { stayInRoom } from '../ui/back.ts'
import { CheckSheet } from './CheckSheet.tsx'
import { useAwake } from './useAwake.ts'
import { useCallSession } from './useCallSession.ts'
import { useScreen } from '../ui/useScreen.ts'
import { useTurnSigns } from './useTurnSigns.ts'

export { AnotherNameScreen } from './AnotherName.tsx'

interface RoomScreenProps {
  view: RoomView
  store: GatheringStore
  media: LiveMedia | null
  bowl: BowlClient
  link: 'here' | 'away'
  unheard: UnheardReport
  chosen: ChosenDevices
  onChosen(chosen: ChosenDevices): void
  drafts: Drafts
}

export function RoomScreen({
  view,
  store,
  media: live,
  bowl,
  link,
  unheard,
  drafts,
  chosen,
  onChosen,
}: RoomScreenProps) {
  useScreen('room')
  const now = useServerNow(store)
  const media = useMedia(live)
  useAwake()
  useTurnSigns(view)
  useCallSession(media)
  const stayed = useBack()
  return (
    <DraftsContext value={drafts}>
      <Room
        {...{ view, now, media, bowl, link, unheard, chosen, stayed }}
        send={store.send}
        onChoose={onChosen}
        onTryAgain={store.tryNow}
        check={(onClose) => <CheckSheet {...{ chosen, onChosen, onClose }} />}
      />
    </DraftsContext>
  )
}

/** How often she went back in her browser and is still here. */
function useBack(): number {
  const [stayed, setStayed] = useState(0)
  useEffect(() => stayInRoom(() => setStayed((was) => was + 1)), [])
  return stayed
}
