// Arriving: a name and the agreement, then sharing or listening, then the knock. Her answers stay while she goes back
// and forth.
import { useCallback, useEffect, useState } from 'react'
import type { Agreement } from '@circle/shared/api'
import type { RefusalCode } from '@circle/shared/errors'
import type { Attendance } from '@circle/shared/gathering/state'
import { api } from '../api.ts'
import { askUntilAnswered } from '../retry.ts'
import { useDevices } from '../arrival/devices.ts'
import { NameAndAgreement } from '../arrival/NameAndAgreement.tsx'
import { ShareOrListen } from '../arrival/ShareOrListen.tsx'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { type ChosenDevices, hasWebRtc, whyNoDevices } from '../media/capture.ts'
import { noticeOf } from '../media/room-media.ts'
import { MEDIA_NOTICES, MEDIA_STATE } from '../words/media.ts'
import { Loading } from '../ui/Loading.tsx'
import { useScreen } from '../ui/useScreen.ts'

export type ArrivalDraft = { name: string; attendance: Attendance | null; agreed: boolean }

interface ArrivalProps {
  store: GatheringStore
  guides: boolean
  draft: ArrivalDraft
  onDraft(draft: ArrivalDraft): void
  chosen: ChosenDevices
  onChosen(chosen: ChosenDevices): void
  onHome(): void
}

type ArrivalStep = { at: 'name' | 'ways'; refused: RefusalCode | null }

/** A refusal about her name or the agreement is shown where she can change it. */
const onFirstPage = (code: RefusalCode) => code.startsWith('name-') || code === 'agreement-changed'

export function Arrival(props: ArrivalProps) {
  const { store, draft, onDraft, onHome } = props
  const [step, setStep] = useState<ArrivalStep>({ at: 'name', refused: null })
  const [working, setWorking] = useState(false)
  const { agreement, readAgain } = useAgreement()

  const goOn = async (name: string, version: string) => {
    onDraft({ ...draft, name, agreed: true })
    setWorking(true)
    const answer = await api.agree(store.gathering, version)
    setWorking(false)
    setStep(answer.ok ? { at: 'ways', refused: null } : { at: 'name', refused: answer.code })
    if (!answer.ok && answer.code === 'agreement-changed') readAgain()
  }
  const knock = async () => {
    if (draft.attendance === null) return
    setWorking(true)
    const ack = await store.send({ type: 'door.knock', name: draft.name, attendance: draft.attendance })
    setWorking(false)
    if (!ack.ok) setStep({ at: onFirstPage(ack.code) ? 'name' : 'ways', refused: ack.code })
  }

  if (step.at === 'ways') {
    return (
      <Ways
        {...props}
        {...{ working }}
        refused={step.refused}
        onKnock={() => void knock()}
        onBack={() => setStep({ at: 'name', refused: null })}
      />
    )
  }
  if (agreement === null) return <Loading onTryNow={readAgain} />
  return (
    <Naming
      key={agreement.version}
      {...{ agreement, draft, working, onHome }}
      refused={step.refused}
      onGoOn={(...said) => void goOn(...said)}
    />
  )
}

function Naming({
  agreement,
  draft,
  working,
  refused,
  onGoOn,
  onHome,
}: Pick<ArrivalProps, 'draft' | 'onHome'> & {
  agreement: Agreement
  working: boolean
  refused: RefusalCode | null
  onGoOn(name: string, version: string): void
}) {
  useScreen('name')
  const agreed = draft.agreed && refused !== 'agreement-changed'
  return <NameAndAgreement {...{ agreement, working, refused, onGoOn, agreed }} name={draft.name} onBack={onHome} />
}

function Ways({
  guides,
  draft,
  onDraft,
  chosen,
  onChosen,
  working,
  refused,
  onKnock,
  onBack,
}: ArrivalProps & {
  working: boolean
  refused: RefusalCode | null
  onKnock(): void
  onBack(): void
}) {
  useScreen('ways')
  const devices = useDevices(chosen, onChosen)
  const check = hasWebRtc() ? devices : null
  const choose = (attendance: Attendance) => {
    // A listener has no device open, not even for herself.
    if (attendance === 'listening') check?.closeAll()
    onDraft({ ...draft, attendance })
  }
  return (
    <ShareOrListen
      {...{ guides, working, refused, onBack }}
      attendance={draft.attendance}
      onChoose={choose}
      check={draft.attendance === 'listening' ? null : check}
      noCheck={whyNoCheck()}
      onGoOn={onKnock}
    />
  )
}

/** One sentence; null where devices can be tried. */
function whyNoCheck(): string | null {
  if (!hasWebRtc()) return MEDIA_STATE.unsupported
  const never = whyNoDevices()
  return never === null ? null : MEDIA_NOTICES[noticeOf('microphone', never)]
}

const readAgreement = async (): Promise<Agreement | null> => {
  const answer = await api.agreement()
  return answer.ok ? answer.value : null
}

/** The agreement as it is now; the page keeps asking for it while the server is away. */
function useAgreement() {
  const [agreement, setAgreement] = useState<Agreement | null>(null)
  const [asked, setAsked] = useState(0)
  const readAgain = useCallback(() => setAsked((n) => n + 1), [])
  useEffect(() => askUntilAnswered(readAgreement, setAgreement), [asked])
  return { agreement, readAgain }
}
