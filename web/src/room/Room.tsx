/* The room: top bar, floor, tray, tools, and the desk for those who guide. It is drawn from one view and sends
   commands by the function it is given. It must never touch the socket or the media itself. */
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { ParticipantId } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { Ack, UnheardReport } from '@circle/shared/socket'
import { BowlSheets } from './sheets/BowlSheets.tsx'
import type { BowlClient } from '../bowl/bowl-client.ts'
import type { ChosenDevices } from '../media/capture.ts'
import { ownMedia } from '../media/own-media.ts'
import type { RoomMedia } from '../media/room-media.ts'
import { Desk } from './desk/Desk.tsx'
import { unheardWords } from './desk/desk-model.ts'
import { behind } from '../ui/behind.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { LeaveNow } from '../ui/Screen.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { Behind } from '../ui/Sheet.tsx'
import { ROOM, SHEETS } from '../words/room.ts'
import { clock, softLeft } from '../words/time.ts'
import { AboutSheet } from './sheets/AboutSheet.tsx'
import { Floor } from './Floor.tsx'
import { ControlBar } from './tray/ControlBar.tsx'
import { HearSheet } from './sheets/HearSheet.tsx'
import { type RoomSheet, useLayout } from './model/useLayout.ts'
import { MoreComfort } from './sheets/MoreComfort.tsx'
import { SeatSheet } from './sheets/SeatSheet.tsx'
import { SeatPress } from './ring/Seat.tsx'
import { SoundSheet } from './sheets/SoundSheet.tsx'
import { useCalling } from './model/useCalling.ts'
import { useRestrictionNotice } from './model/useRestrictionNotice.ts'
import { useCommands, usePress } from './model/useCommands.ts'
import { WholeRing } from './sheets/WholeRing.tsx'
import { WrittenSheet } from './stage/Written.tsx'
import './room.css'

const THE_USUAL: ChosenDevices = { microphone: null, camera: null }
const nothing = () => undefined

export interface RoomProps {
  view: RoomView
  /** Server time in ms. The owner of this component moves it on each second. */
  now: number
  send(command: PersonCommand): Promise<Ack>
  media: RoomMedia
  /** Null until it is loaded; the room goes on without it. */
  bowl?: BowlClient | null
  /** `away`: this page does not hear from the server, and the last view is shown. */
  link?: 'here' | 'away'
  /** Whose sound does not arrive, for those who guide. */
  unheard?: UnheardReport
  onTryAgain?(): void
  /** The sheet for trying sound and picture; only before the opening. */
  check?(onClose: () => void): ReactNode
  /** The microphone and camera that open at her next press. */
  chosen?: ChosenDevices
  onChoose?(chosen: ChosenDevices): void
  /** How often she went back in her browser and is still here. */
  stayed?: number
}

export function Room(props: RoomProps) {
  const {
    view,
    now,
    send,
    media,
    bowl = null,
    link = 'here',
    unheard,
    onTryAgain,
    check,
    chosen = THE_USUAL,
    onChoose = nothing,
    stayed = 0,
  } = props
  const [sheet, setSheet] = useState<RoomSheet>(null)
  const close = useCallback(() => setSheet(null), [])
  const words = useCommands(send)
  const { said, say, act } = words
  useRestrictionNotice(view, words)
  useEffect(() => {
    if (stayed > 0) say(ROOM.stayed)
  }, [stayed, say])
  const own = ownMedia(view, media)
  const { press, passing } = usePress(view, media.microphone, act)
  const calling = useCalling(view, own, media.microphone)
  const guiding = view.audience === 'facilitator' && view.desk !== null
  const layout = useLayout(guiding)
  /** The woman whose panel is open in the order on the desk. */
  const [person, onPerson] = useState<ParticipantId | null>(null)
  const onSeat = (id: ParticipantId) => {
    onPerson(id)
    if (layout !== 'wide') setSheet('desk')
  }
  const dim = link === 'away' || view.rest?.kind === 'paused' || view.rest?.kind === 'facilitator-away'
  const silent = unheard && link === 'here' ? unheardWords(view, unheard) : null
  const desk = { view, now, act, press, silent, words: bowl?.words ?? null, onSheet: setSheet, person, onPerson }
  const more = (done: () => void) => (
    <MoreComfort
      onSound={() => {
        done()
        setSheet('sound')
      }}
    />
  )
  const className = [
    'room',
    layout !== 'wide' && 'narrow',
    layout === 'landscape' && 'landscape',
    guiding && 'guiding',
    dim && 'dim',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <Behind value={behindSheets(view)}>
      <SeatPress value={guiding ? onSeat : null}>
        <LeaveNow />
        <div className={className} ref={behind}>
          <TopBar
            inCircle
            calling={calling}
            more={more}
            title={view.gathering.topic}
            onTitle={() => setSheet('about')}
            under={<Under view={view} now={now} />}
          />
          <main className="in" ref={keepFocus}>
            <Floor {...{ view, now, media, own, link, layout }} onSheet={setSheet} />
            <ControlBar
              {...{ view, now, media, own, bowl, link, layout, said, say, act, press, passing, onSheet: setSheet }}
              silent={layout === 'wide' ? null : silent}
              onTryAgain={onTryAgain ?? (() => undefined)}
            />
            {guiding && layout === 'wide' && <Desk {...desk} />}
          </main>
        </div>
        {sheet === 'desk' && guiding && layout !== 'wide' && <Desk {...desk} onClose={close} />}
        {sheet === 'hear' && <HearSheet canHear={view.canHear} onClose={close} />}
        {sheet === 'about' && <AboutSheet view={view} onClose={close} />}
        {sheet === 'written' && <WrittenSheet view={view} onClose={close} />}
        {sheet === 'ring' && layout !== 'wide' && <WholeRing view={view} media={media} onClose={close} />}
        <BowlSheets
          {...{ view, bowl, act, said, sheet, calling }}
          onSheet={setSheet}
          overDesk={guiding && layout !== 'wide'}
        />
        {sheet === 'check' && view.phase === 'before' && check?.(close)}
        {sheet === 'sound' && (
          <SoundSheet {...{ media, chosen, onChoose }} listens={view.you.attendance === 'listening'} onClose={close} />
        )}
        {sheet === 'seat' && (
          <SeatSheet
            view={view}
            onClose={close}
            onAct={(command) => {
              close()
              void act(command)
            }}
          />
        )}
      </SeatPress>
    </Behind>
  )
}

/** An offer goes on quietly after a while. A woman who writes a note should not find out afterwards. */
const behindSheets = ({ piece, you }: RoomView): string | null =>
  piece.at === 'offered' && piece.to === you.id ? SHEETS.offered : null

function Under({ view, now }: { view: RoomView; now: number }) {
  const left = view.gathering.endsAt - now
  return (
    <>
      {view.round && !view.round.over && <i className="wide">{ROOM.round(view.round.number)}</i>}
      {ROOM.until(clock(view.gathering.endsAt))}
      {left > 30_000 && <i className="wide">{ROOM.left(softLeft(left))}</i>}
    </>
  )
}
