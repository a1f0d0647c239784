/* The quiet tools beside the tray. The label says the state. Only her press opens a device. */
import type { DeskView, RoomView } from '@circle/shared/gathering/view.types'
import type { MyNote } from '../../bowl/bowl-client.ts'
import type { RoomMedia } from '../../media/room-media.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { BOWL } from '../../words/bowl.ts'
import { DOOR } from '../../words/desk.ts'
import { MEDIA_STATE } from '../../words/media.ts'
import { ROOM, TOOLS } from '../../words/room.ts'
import { startUpper } from '../../words/time.ts'
import { leadName } from '../model/people.ts'
import { whyCamera, whyMicrophone } from './device-sentences.ts'

interface ToolProps {
  icon: IconName
  label: string
  /** More about the tool; on a phone for screen readers alone. */
  soft?: string | undefined
  /** News behind the tool. */
  news?: string | undefined
  open?: boolean
  pressed?: boolean
  /** A press has no effect now; it says why. */
  not?: boolean
  sheet?: boolean
  className?: string
  onPress(): void
}

function Tool({ icon, label, soft, news, open, pressed, not, sheet, className = '', onPress }: ToolProps) {
  return (
    <button
      className={`tool${open ? ' open' : ''} ${className}`}
      type="button"
      aria-pressed={pressed}
      aria-disabled={not ? true : undefined}
      aria-haspopup={sheet ? 'dialog' : undefined}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span>
        {label}
        {soft && <span className="soft-word"> {soft}</span>}
      </span>
      {news && <b className="news">{news}</b>}
    </button>
  )
}

interface MineProps {
  view: RoomView
  media: RoomMedia
  /** Says in one sentence why a press did nothing. */
  onSay(words: string): void
}

/** Her microphone and camera; for a listener only the sound. */
export function Mine({ view, media, onSay }: MineProps) {
  return (
    <div className="tools mine" role="group" aria-label={ROOM.mine}>
      {view.you.attendance === 'listening' ? (
        <Hearing view={view} media={media} />
      ) : (
        <>
          <Microphone view={view} media={media} onSay={onSay} />
          <Camera view={view} media={media} onSay={onSay} />
        </>
      )}
    </div>
  )
}

/** Sound has no switch here: a button while the browser waits for a press, else the state. */
function Hearing({ view, media }: Pick<MineProps, 'view' | 'media'>) {
  if (media.soundBlocked) return <Tool icon="ear" label={TOOLS.startSound} onPress={media.startSound} />
  const { connection } = media
  const label = connection === 'here' && view.phase === 'before' ? TOOLS.hearing.before : TOOLS.hearing[connection]
  return (
    <p className={`tool still${connection === 'here' ? ' open' : ''}`}>
      <Icon name="ear" />
      <span>{label}</span>
    </p>
  )
}

function Microphone({ view, media, onSay }: MineProps) {
  const { state, toggle } = media.microphone
  if (media.connection === 'unsupported')
    return <Without icon="micClosed" label={TOOLS.microphone.closed} onSay={onSay} />
  const may = view.you.maySpeak || state === 'open'
  return (
    <Tool
      icon={state === 'open' ? 'mic' : 'micClosed'}
      label={TOOLS.microphone[state]}
      open={state === 'open'}
      className="mic"
      pressed={state === 'open'}
      not={!may}
      onPress={may ? toggle : () => onSay(whyMicrophone(view))}
    />
  )
}

function Camera({ view, media, onSay }: MineProps) {
  const { state, toggle } = media.camera
  if (media.connection === 'unsupported') return <Without icon="camClosed" label={TOOLS.camera.closed} onSay={onSay} />
  const may = view.you.mayPublishCamera || state === 'open'
  return (
    <Tool
      icon={state === 'open' ? 'cam' : 'camClosed'}
      label={TOOLS.camera[state]}
      open={state === 'open'}
      pressed={state === 'open'}
      not={!may}
      onPress={may ? toggle : () => onSay(whyCamera(view))}
    />
  )
}

/** A device that this browser cannot send. */
function Without({ icon, label, onSay }: Pick<ToolProps, 'icon' | 'label'> & Pick<MineProps, 'onSay'>) {
  return <Tool icon={icon} label={label} not onPress={() => onSay(MEDIA_STATE.unsupported)} />
}

interface QuietProps {
  view: RoomView
  /** Her own notes; null: there is no bowl. */
  notes: readonly MyNote[] | null
  onAskRest(): void
  onNote(): void
  onSeat(): void
  onDesk(): void
}

/** A note, asking for a pause, her seat; on a phone the way to the desk. */
export function Quiet({ view, notes, onAskRest, onNote, onSeat, onDesk }: QuietProps) {
  const asked = view.you.pauseAsked
  return (
    <div className="tools quiet" role="group" aria-label={ROOM.quiet}>
      {notes && <NoteTool notes={notes} onPress={onNote} />}
      {view.audience !== 'facilitator' && view.phase === 'open' && (
        <Tool
          icon="rest"
          label={asked ? startUpper(TOOLS.askedPause(leadName(view))) : TOOLS.askPause}
          soft={asked ? undefined : TOOLS.askSoft(leadName(view))}
          pressed={asked}
          open={asked}
          onPress={onAskRest}
        />
      )}
      <Tool icon="seat" label={TOOLS.place} sheet onPress={onSeat} />
      {view.desk && <DeskDoor desk={view.desk} onPress={onDesk} />}
    </div>
  )
}

/** The way to the desk, which is folded away on a phone. It says that somebody waits, or asks. */
function DeskDoor({ desk, onPress }: { desk: DeskView; onPress(): void }) {
  const waiting = desk.waiting.filter((one) => !one.declined && !one.letIn)
  const asks = desk.pauseAsked.length > 0
  const news =
    waiting.length > 0 ? (asks ? TOOLS.deskNews.both : TOOLS.deskNews.waits) : asks ? TOOLS.deskNews.asks : undefined
  return (
    <>
      <p className="visually-hidden" role="status">
        {waiting.length > 0 ? DOOR.some(waiting.map(({ name }) => name)) : ''}
      </p>
      <Tool icon="more" label={TOOLS.desk} news={news} className="desk-door" onPress={onPress} />
    </>
  )
}

/** A note that may be lost is told here, on her own screen only, so that no note is lost without her seeing it. */
function NoteTool({ notes, onPress }: { notes: readonly MyNote[]; onPress(): void }) {
  const unsure = notes.some((note) => note.state === 'unknown')
  const label = unsure ? BOWL.toolUnsure : notes.length > 0 ? BOWL.toolNotes : BOWL.tool
  return (
    <>
      <p className="visually-hidden" role="status">
        {unsure ? BOWL.lost : ''}
      </p>
      <Tool icon="pen" label={label} className={unsure ? 'unsure' : ''} sheet onPress={onPress} />
    </>
  )
}
