/* The hearth: the middle of the room, where she is who has the piece, or the words that stand there instead. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import type { RoomMedia } from '../../media/room-media.ts'
import { Paper } from '../../bowl/Paper.tsx'
import { Stone } from '../../ui/Stone.tsx'
import { BOWL } from '../../words/bowl.ts'
import { HEARTH } from '../../words/room.ts'
import { softLeft } from '../../words/time.ts'
import { Breath } from './Breath.tsx'
import { hearthOf, type HearthKind } from '../model/stage-kind.ts'
import { HearthPicture } from './StagePicture.tsx'
import { lead, named, pieceWith, questionOf, titled } from '../model/people.ts'
import type { RoomSheet } from '../model/room-sheet.ts'
import { Written } from './Written.tsx'
import './stage.css'
import './breath.css'
import './written.css'

interface HearthProps {
  view: RoomView
  now: number
  media: RoomMedia
  own: OwnMedia
  link: 'here' | 'away'
  onSheet(sheet: RoomSheet): void
}

export function Hearth(props: HearthProps) {
  const kind = hearthOf(props.view, props.link)
  const note = kind.is === 'note' ? kind : null
  // The place of a note is always there, so that a reader says it once when it comes, and never again.
  return (
    <>
      {!note && <Usual {...props} kind={kind} />}
      <div className={note ? 'hearth words note' : 'unseen'} role="status">
        {note && <Paper key={note.id} text={note.text} soft={BOWL.centre.soft} stone />}
      </div>
    </>
  )
}

function Usual({ view, now, media, own, kind, onSheet }: HearthProps & { kind: HearthKind }) {
  switch (kind.is) {
    case 'picture':
      return (
        <HearthPicture
          {...{ view, now, media, own }}
          seat={kind.seat}
          ember={kind.ember}
          onAbout={() => onSheet('about')}
        />
      )
    case 'silence':
      return (
        <div className="hearth">
          <Breath since={view.rest?.since ?? now} now={now} />
        </div>
      )
    case 'written':
      return <Written share={kind.share} asked={questionOf(view)} onRead={() => onSheet('written')} />
    default:
      return (
        <div className="hearth words">
          <Words {...{ view, now, own, kind }} />
          {kind.is !== 'prompt' && questionOf(view) && (
            <p className="soft asked" dir="auto">
              {questionOf(view)}
            </p>
          )}
        </div>
      )
  }
}

function Words({ view, now, own, kind }: { view: RoomView; now: number; own: OwnMedia; kind: HearthKind }) {
  const who = lead(view)
  const name = who && who.id !== view.you.id ? who.name : null
  switch (kind.is) {
    case 'prompt':
      return kind.prompt ? <Prompt prompt={kind.prompt} /> : <Big>{kind.to ? titled(view, kind.to.id) : ''}</Big>
    case 'kept':
      return (
        <>
          <Big>{HEARTH.kept}</Big>
          <Soft>{HEARTH.keptSoft(softLeft(kind.until - now))}</Soft>
        </>
      )
    case 'paused':
      return (
        <>
          <Big>{name ? HEARTH.paused(name) : HEARTH.pausedYou}</Big>
          <Soft>{HEARTH.pausedSoft}</Soft>
        </>
      )
    case 'away':
      return (
        <>
          <Big>{HEARTH.away(name ?? '')}</Big>
          <Soft>{HEARTH.awaySoft}</Soft>
        </>
      )
    case 'reconnecting': {
      const holder = pieceWith(view)
      const other = holder === null || holder === view.you.id ? null : named(view, holder)
      return (
        <>
          <Big>{HEARTH.reconnecting}</Big>
          <Soft>{HEARTH.reconnectingSoft(own.heard === 'no' ? 'unheard' : 'heard', other)}</Soft>
        </>
      )
    }
    case 'before':
      return (
        <>
          <Big>{HEARTH.before}</Big>
          <Soft>{HEARTH.beforeSoft}</Soft>
        </>
      )
    case 'open':
      return (
        <>
          <CentreStone />
          <Big>{HEARTH.open}</Big>
          <Soft>{HEARTH.openSoft}</Soft>
        </>
      )
    case 'together':
      return (
        <>
          <CentreStone />
          <Big>{HEARTH.together}</Big>
        </>
      )
    default:
      return (
        <>
          <CentreStone />
          <Big>{HEARTH.between}</Big>
          <Soft>{HEARTH.betweenSoft}</Soft>
        </>
      )
  }
}

function Prompt({ prompt }: { prompt: string }) {
  return (
    <>
      <p className="soft">{HEARTH.thisRound}</p>
      <p className={`big${prompt.length > 120 ? ' long' : ''}`}>
        <em>{prompt}</em>
      </p>
    </>
  )
}

const Big = ({ children }: { children: React.ReactNode }) => <p className="big">{children}</p>
const Soft = ({ children }: { children: React.ReactNode }) => <p className="soft">{children}</p>
const CentreStone = () => <Stone className="glyph-stone big-stone" />
