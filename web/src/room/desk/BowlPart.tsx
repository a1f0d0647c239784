/* The bowl on the desk: its opening, drawing one note, the notes set aside, the cloth, and for whom it is shut. It
   never shows how many notes lie in the bowl, nor whose they are. */
import type { DeskBowlView } from '@circle/shared/gathering/view.types'
import { KeyWords } from '../../bowl/KeyLine.tsx'
import { Button } from '../../ui/Button.tsx'
import { BOWL, BOWL_DESK, DRAWN_NOTE } from '../../words/bowl.ts'
import { type PartProps, nameOf } from './desk-model.ts'
import { DeskPart, type Openable } from './DeskPart.tsx'
import type { Note } from '@circle/shared/gathering/state'
import { Paper } from '../../bowl/Paper.tsx'
import { Silence } from '../../bowl/DrawnSheet.tsx'

interface BowlPartProps extends PartProps, Openable {
  words: readonly string[] | null
  onDrawn(): void
  onCloth(): void
}

export function BowlPart({ view, desk, act, words, onDrawn, onCloth, ...openable }: BowlPartProps) {
  const bowl = desk.bowl
  if (!bowl || !view.bowl) return null
  const inside = { view, desk, act, bowl }
  return (
    <>
      <p className="visually-hidden" role="status">
        {doubtsIn(inside)}
      </p>
      <DeskPart title={BOWL_DESK.title} so={doubtsIn(inside) || whatIsSo(view, bowl)} {...openable}>
        <Doubts {...inside} />
        <Reading {...inside} onDrawn={onDrawn} />
        <AsideNotes {...inside} />
        <Cloth {...inside} onCloth={onCloth} />
        <KeyWords words={words} what={BOWL.keys.whatLead} />
      </DeskPart>
    </>
  )
}

type Inside = PartProps & { bowl: DeskBowlView }

/** Stands first, also while the part is closed: a different key on one page concerns everyone. */
const doubtsIn = ({ view, desk, bowl }: Inside): string =>
  bowl.doubts.length > 0 ? BOWL_DESK.doubts(bowl.doubts.map((id) => nameOf(view, desk, id))) : ''

function whatIsSo(view: Inside['view'], bowl: DeskBowlView): string {
  if (bowl.inHand) return BOWL_DESK.inHand
  const { moment = 'none', belowThreshold = false, threshold = 4 } = view.bowl ?? {}
  const planned =
    moment === 'after-turn' || moment === 'after-round'
      ? BOWL.moment[moment]
      : belowThreshold
        ? BOWL_DESK.covered(threshold)
        : ''
  return `${BOWL_DESK.level[bowl.level]} ${planned}`.trim()
}

/** Announces when the bowl is opened; while it is open, draws. */
function Reading({ view, act, bowl, onDrawn }: Inside & { onDrawn(): void }) {
  const moment = view.bowl?.moment ?? 'none'
  const draw = () =>
    void act({ type: 'note.draw' }).then((taken) => {
      if (taken) onDrawn()
    })
  if (bowl.inHand)
    return (
      <div className="pair">
        <Button slim firm onClick={onDrawn}>
          {BOWL_DESK.look}
        </Button>
      </div>
    )
  return (
    <>
      {bowl.toLay && <p>{BOWL_DESK.toLay}</p>}
      {moment === 'open' ? (
        <>
          <p className="soft">{BOWL_DESK.drawSoft}</p>
          <div className="pair">
            <Button slim onClick={draw}>
              {BOWL_DESK.draw}
            </Button>
            <Button slim bare onClick={() => void act({ type: 'bowl.close' })}>
              {BOWL_DESK.close}
            </Button>
          </div>
        </>
      ) : (
        <Announcing view={view} act={act} />
      )}
    </>
  )
}

function Announcing({ view, act }: Pick<Inside, 'view' | 'act'>) {
  const moment = view.bowl?.moment ?? 'none'
  const sharing = view.piece.at === 'held' || view.piece.at === 'offered'
  const round = view.round !== null && !view.round.over && view.mode === 'round'
  const when = [
    ['now', BOWL_DESK.now, true],
    ['after-turn', BOWL_DESK['after-turn'], sharing],
    ['after-round', BOWL_DESK['after-round'], round],
  ] as const
  return (
    <>
      <p>
        <b>{BOWL_DESK.open}</b>
      </p>
      <p className="soft">{BOWL_DESK.openSoft}</p>
      <div className="pair" role="group" aria-label={BOWL_DESK.open}>
        {when
          .filter(([key, , can]) => can || key === moment)
          .map(([key, label]) => (
            <Button
              key={key}
              slim
              pressed={key === moment}
              aria-label={`${BOWL_DESK.open}: ${label}`}
              onClick={() => void act({ type: 'bowl.announce', when: key })}
            >
              {label}
            </Button>
          ))}
        {moment !== 'none' && (
          <Button slim bare onClick={() => void act({ type: 'bowl.close' })}>
            {BOWL_DESK.notAfterAll}
          </Button>
        )}
      </div>
    </>
  )
}

function Cloth({ view, act, bowl, onCloth }: Inside & { onCloth(): void }) {
  const { clothOpen = false, cloth = [] } = view.bowl ?? {}
  return (
    <>
      <p className="soft">{bowl.toCloth.length > 0 ? BOWL_DESK.toCloth : BOWL_DESK.clothSoft}</p>
      <div className="pair">
        <Button slim onClick={() => void act({ type: 'cloth.open', open: !clothOpen })}>
          {clothOpen ? BOWL_DESK.clothClose : BOWL_DESK.clothOpen}
        </Button>
        {cloth.length > 0 && (
          <Button slim bare aria-haspopup="dialog" onClick={onCloth}>
            {BOWL_DESK.clothRead}
          </Button>
        )}
      </div>
    </>
  )
}

/** The women whose pages could not confirm the bowl. */
const Doubts = ({ view, desk, bowl }: Inside) =>
  bowl.doubts.map((id) => (
    <p key={id} className="hard">
      {BOWL_DESK.doubt(nameOf(view, desk, id))}
    </p>
  ))

/** Notes that were set aside: those who guide have read them and can still lay them in the centre or on the cloth. */
function AsideNotes({ view, act, bowl }: PartProps & { bowl: DeskBowlView }) {
  if (bowl.aside.length === 0) return null
  const clothOpen = view.bowl?.clothOpen ?? false
  return (
    <>
      <h3>{BOWL_DESK.aside}</h3>
      <ul className="rows aside-notes">
        {bowl.aside.map((note, i) => (
          <Aside key={note.id} note={note} name={BOWL_DESK.asideNote(i + 1)} act={act} clothOpen={clothOpen} />
        ))}
      </ul>
    </>
  )
}

function Aside({
  note,
  name,
  act,
  clothOpen,
}: {
  note: Note
  name: string
  act: PartProps['act']
  clothOpen: boolean
}) {
  const { id } = note
  return (
    <li aria-label={name}>
      <Paper text={note.text} straight />
      <div className="pair">
        <Button slim onClick={() => void act({ type: 'note.lay', id })}>
          {DRAWN_NOTE.lay}
        </Button>
        {clothOpen && (
          <Button slim onClick={() => void act({ type: 'note.to-cloth', id })}>
            {DRAWN_NOTE.cloth}
          </Button>
        )}
        <Silence onSilence={() => void act({ type: 'note.silence', id })} />
      </div>
    </li>
  )
}
