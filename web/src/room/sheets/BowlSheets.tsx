/* The sheets of the bowl over the room. The draft of a note outlives them: in memory, for as long as the visit. */
import { useCallback } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { lead as leadOf, leadName } from '../model/people.ts'
import type { RoomSheet } from '../model/useLayout.ts'
import type { Calling } from '../model/useCalling.ts'
import { useDraft } from '../../gathering/drafts.ts'
import { SomeoneToCall } from '../../ui/SomeoneToCall.tsx'
import { BOWL } from '../../words/bowl.ts'
import { BowlSheet } from '../../bowl/BowlSheet.tsx'
import { ClothSheet } from '../../bowl/ClothSheet.tsx'
import { DrawnSheet } from '../../bowl/DrawnSheet.tsx'
import type { BowlClient } from '../../bowl/bowl-client.ts'

interface BowlSheetsProps {
  view: RoomView
  bowl: BowlClient | null
  act(command: PersonCommand): Promise<boolean>
  said: string | null
  sheet: RoomSheet
  onSheet(sheet: RoomSheet): void
  calling: Calling
  /** The desk is a sheet too, so a drawn note leads back to it. */
  overDesk: boolean
}

export function BowlSheets({ view, bowl, act, said, sheet, onSheet, calling, overDesk }: BowlSheetsProps) {
  const draft = useDraft('note')
  const toRoom = useCallback(() => onSheet(null), [onSheet])
  const toDesk = useCallback(() => onSheet(overDesk ? 'desk' : null), [onSheet, overDesk])
  const toWriting = useCallback(() => onSheet('bowl'), [onSheet])
  const onCall = () => {
    calling.onOpen()
    onSheet('call')
  }
  const drawn = view.desk?.bowl?.inHand
  const lead = leadOf(view)?.id === view.you.id ? BOWL.anyLead : leadName(view)
  switch (sheet) {
    case 'bowl':
      return (
        bowl &&
        view.bowl && (
          <BowlSheet
            {...{ bowl, lead, onCall }}
            draft={draft.text}
            smallest={view.bowl.threshold}
            guiding={view.audience === 'facilitator'}
            onDraft={draft.write}
            onClose={toRoom}
          />
        )
      )
    case 'call':
      return <SomeoneToCall inCircle={calling.words} onClose={toWriting} />
    case 'cloth':
      return view.bowl && <ClothSheet bowl={view.bowl} onClose={toRoom} />
    case 'drawn':
      return drawn ? (
        <DrawnSheet key={drawn.id} view={view} note={drawn} act={act} said={said} onClose={toDesk} />
      ) : null
    default:
      return null
  }
}
