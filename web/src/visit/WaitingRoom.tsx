/* The waiting room: her place in the queue, the words of the facilitator, and that nobody sees or hears her. She may
   knock again, change how she comes in, or go. It knows nothing of the room or its sound. */
import type { WaitingView } from '@circle/shared/gathering/view.types'
import { Button } from '../ui/Button.tsx'
import { Motif } from '../ui/Motif.tsx'
import { Screen } from '../ui/Screen.tsx'
import { NOT_NOW, WAITING_ROOM } from '../words/arrival.ts'
import { clock, day, town } from '../words/time.ts'
import { Declined } from './QuietEnds.tsx'
import { QuietPage } from '../ui/QuietPage.tsx'
import type { GatheringStore } from '../gathering/gathering-store.ts'
import { useServerNow } from '../gathering/useGathering.ts'
import type { ArrivalDraft } from './Arrival.tsx'
import { useScreen } from '../ui/useScreen.ts'

interface WaitingRoomProps {
  view: WaitingView
  /** Server time in ms. */
  now: number
  link?: 'here' | 'away'
  onKnock(): void
  /** Back to choosing how she comes in. */
  onChange(): void
  onLeave(): void
}

export function WaitingRoom({ view, now, link = 'here', onKnock, onChange, onLeave }: WaitingRoomProps) {
  if (view.standing !== 'waiting') return <NotNow view={view} now={now} onKnock={onKnock} onLeave={onLeave} />
  return (
    <Screen title={view.gathering.topic}>
      <main className="page">
        <div className="col">
          <div role="status">
            <h1 className="head">{WAITING_ROOM.title}</h1>
          </div>
          <p className="lead" role="status">
            {view.sentBackBy !== null && WAITING_ROOM.sentBack(view.sentBackBy)}
            {standing(view, now)} {WAITING_ROOM.kept}
          </p>
          {view.doorWords && (
            <div className="said-by">
              <blockquote>{view.doorWords}</blockquote>
              {view.facilitator && <p className="soft">{WAITING_ROOM.guides(view.facilitator)}</p>}
            </div>
          )}
          <p className="soft">
            {WAITING_ROOM.as(view.name, view.attendance === 'listening')} {WAITING_ROOM.closed} {WAITING_ROOM.hear}
          </p>
          {link === 'away' && (
            <p className="hard" role="alert">
              {WAITING_ROOM.reconnecting}
            </p>
          )}
          <div className="foot-buttons">
            <Button onClick={onChange}>{WAITING_ROOM.change}</Button>
            <Button bare onClick={onLeave}>
              {WAITING_ROOM.leave}
            </Button>
          </div>
        </div>
        <Motif place />
      </main>
    </Screen>
  )
}

const HALF_A_DAY = 12 * 60 * 60_000

function standing(view: WaitingView, now: number): string {
  const { startsAt } = view.gathering
  if (view.phase === 'before') {
    if (now >= startsAt) return WAITING_ROOM.notYetOpen
    return WAITING_ROOM.beforeOpen(startsAt - now > HALF_A_DAY ? day(startsAt, { now }) : null, clock(startsAt), town())
  }
  if (view.facilitator === null) return WAITING_ROOM.nobody
  return view.before === 0 ? WAITING_ROOM.first(view.facilitator) : WAITING_ROOM.some(view.before, view.facilitator)
}

interface NotNowProps {
  view: WaitingView
  now: number
  onKnock(): void
  onLeave(): void
}

/** Declined, kindly: she may knock again later, or not this time. The words are the same whatever the reason. */
function NotNow({ view, now, onKnock, onLeave }: NotNowProps) {
  if (view.standing === 'not-this-time') return <Declined onHome={onLeave} />
  const from = view.knockFrom
  const may = from === null || now >= from
  return (
    <QuietPage
      title={NOT_NOW.title}
      lead={NOT_NOW.lead}
      {...(may ? {} : { soft: NOT_NOW.from(clock(from)) })}
      acts={[
        { label: NOT_NOW.knock, onPress: onKnock, disabled: !may },
        { label: WAITING_ROOM.leave, onPress: onLeave, bare: true },
      ]}
    />
  )
}

interface WaitingProps {
  view: WaitingView
  store: GatheringStore
  link: 'here' | 'away'
  /** Her name and choice, for the screens that she goes back to. */
  onDraft(draft: Pick<ArrivalDraft, 'name' | 'attendance'>): void
  onHome(): void
}

export function Waiting({ view, store, link, onDraft, onHome }: WaitingProps) {
  useScreen(view.standing === 'waiting' ? 'waiting' : 'not-now')
  const now = useServerNow(store)
  const { name, attendance } = view
  const change = () => {
    onDraft({ name, attendance })
    void store.send({ type: 'door.withdraw' })
  }
  // She does not wait for the answer: her place lapses by itself if the command is lost.
  const leave = () => {
    void store.send({ type: 'door.withdraw' })
    onHome()
  }
  return (
    <WaitingRoom
      {...{ view, now, link }}
      onKnock={() => void store.send({ type: 'door.knock', name, attendance })}
      onChange={change}
      onLeave={leave}
    />
  )
}
