/* The stage: the middle of the room, with the holder of the piece, or the words that stand there instead. */
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { OwnMedia } from '../../media/own-media.ts'
import type { RoomMedia } from '../../media/room-media.ts'
import { Paper } from '../../bowl/Paper.tsx'
import { Stone } from '../../ui/Stone.tsx'
import { BOWL } from '../../words/bowl.ts'
import { STAGE } from '../../words/room.ts'
import { softLeft } from '../../words/time.ts'
import { Breath } from './Breath.tsx'
import { type StageKind, stageKindFor } from '../model/stage-kind.ts'
import { StagePicture } from './StagePicture.tsx'
import { lead, nameAsTitle, nameInSentence, pieceWith, questionOf } from '../model/people.ts'
import type { RoomSheet } from '../model/useLayout.ts'
import { Written } from './Written.tsx'
import './stage.css'
import './breath.css'
import './written.css'

interface StageProps {
  view: RoomView
  now: number
  media: RoomMedia
  own: OwnMedia
  link: 'here' | 'away'
  onSheet(sheet: RoomSheet): void
}

export function Stage(props: StageProps) {
  const kind = stageKindFor(props.view, props.link)
  const note = kind.is === 'note' ? kind : null
  // The place of a note is always in the document, so that a screen reader says a note once when it comes, and never
  // again.
  return (
    <>
      {!note && <Usual {...props} kind={kind} />}
      <div className={note ? 'stage words note' : 'visually-hidden'} role="status">
        {note && <Paper key={note.id} text={note.text} soft={BOWL.centre.soft} stone />}
      </div>
    </>
  )
}

function Usual({ view, now, media, own, kind, onSheet }: StageProps & { kind: StageKind }) {
  switch (kind.is) {
    case 'picture':
      return (
        <StagePicture
          {...{ view, now, media, own }}
          seat={kind.seat}
          ember={kind.ember}
          onAbout={() => onSheet('about')}
        />
      )
    case 'silence':
      return (
        <div className="stage">
          <Breath since={view.rest?.since ?? now} now={now} />
        </div>
      )
    case 'written':
      return <Written share={kind.share} asked={questionOf(view)} onRead={() => onSheet('written')} />
    default:
      return (
        <div className="stage words">
          <Words {...{ view, now, own, kind }} />
          {kind.is !== 'question' && questionOf(view) && (
            <p className="soft round-question" dir="auto">
              {questionOf(view)}
            </p>
          )}
        </div>
      )
  }
}

function Words({ view, now, own, kind }: { view: RoomView; now: number; own: OwnMedia; kind: StageKind }) {
  const who = lead(view)
  const name = who && who.id !== view.you.id ? who.name : null
  switch (kind.is) {
    case 'question':
      return kind.question ? (
        <RoundQuestion question={kind.question} />
      ) : (
        <Big>{kind.to ? nameAsTitle(view, kind.to.id) : ''}</Big>
      )
    case 'kept':
      return (
        <>
          <Big>{STAGE.kept}</Big>
          <Soft>{STAGE.keptSoft(softLeft(kind.until - now))}</Soft>
        </>
      )
    case 'paused':
      return (
        <>
          <Big>{name ? STAGE.paused(name) : STAGE.pausedYou}</Big>
          <Soft>{STAGE.pausedSoft}</Soft>
        </>
      )
    case 'away':
      return (
        <>
          <Big>{STAGE.away(name ?? '')}</Big>
          <Soft>{STAGE.awaySoft}</Soft>
        </>
      )
    case 'reconnecting': {
      const holder = pieceWith(view)
      const other = holder === null || holder === view.you.id ? null : nameInSentence(view, holder)
      return (
        <>
          <Big>{STAGE.reconnecting}</Big>
          <Soft>{STAGE.reconnectingSoft(own.heard === 'no' ? 'unheard' : 'heard', other)}</Soft>
        </>
      )
    }
    case 'before':
      return (
        <>
          <Big>{STAGE.before}</Big>
          <Soft>{STAGE.beforeSoft}</Soft>
        </>
      )
    case 'open':
      return (
        <>
          <CentreStone />
          <Big>{STAGE.open}</Big>
          <Soft>{STAGE.openSoft}</Soft>
        </>
      )
    case 'together':
      return (
        <>
          <CentreStone />
          <Big>{STAGE.together}</Big>
        </>
      )
    default:
      return (
        <>
          <CentreStone />
          <Big>{STAGE.between}</Big>
          <Soft>{STAGE.betweenSoft}</Soft>
        </>
      )
  }
}

function RoundQuestion({ question }: { question: string }) {
  return (
    <>
      <p className="soft">{STAGE.thisRound}</p>
      <p className={`big${question.length > 120 ? ' long' : ''}`}>
        <em>{question}</em>
      </p>
    </>
  )
}

const Big = ({ children }: { children: React.ReactNode }) => <p className="big">{children}</p>
const Soft = ({ children }: { children: React.ReactNode }) => <p className="soft">{children}</p>
const CentreStone = () => <Stone className="glyph-stone big-stone" />
