/* The bowl on the desk: when it is opened, drawing one note, the notes set aside, the cloth, and whom it is shut for.
   It never shows how many lie in it, nor whose they are. */
import type { DeskBowlView } from '@circle/shared/gathering/view.types'
import { KeyWords } from '../../bowl/KeyLine.tsx'
import { Act } from '../../ui/Button.tsx'
import { BOWL } from '../../words/bowl.ts'
import { AsideNotes } from './AsideNotes.tsx'
import type { PartProps } from './desk-props.ts'
import { nameOf } from './names.ts'
import { Part, type Openable } from './Part.tsx'

const W = BOWL.desk

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
      <p className="unseen" role="status">
        {doubtsIn(inside)}
      </p>
      <Part title={W.title} so={doubtsIn(inside) || whatIsSo(view, bowl)} {...openable}>
        <Doubts {...inside} />
        <Reading {...inside} onDrawn={onDrawn} />
        <AsideNotes {...inside} />
        <Cloth {...inside} onCloth={onCloth} />
        <KeyWords words={words} what={BOWL.keys.whatLead} />
      </Part>
    </>
  )
}

type Inside = PartProps & { bowl: DeskBowlView }

/** Stands on the closed line, before all else: a key that is not everyone's concerns everyone. */
const doubtsIn = ({ view, desk, bowl }: Inside): string =>
  bowl.doubts.length > 0 ? W.doubts(bowl.doubts.map((id) => nameOf(view, desk, id))) : ''

function whatIsSo(view: Inside['view'], bowl: DeskBowlView): string {
  if (bowl.inHand) return W.inHand
  const { moment = 'none', belowThreshold = false, threshold = 4 } = view.bowl ?? {}
  const planned =
    moment === 'after-turn' || moment === 'after-round'
      ? BOWL.moment[moment]
      : belowThreshold
        ? W.covered(threshold)
        : ''
  return `${W.level[bowl.level]} ${planned}`.trim()
}

/** When it is opened; and while it is, drawing. */
function Reading({ view, act, bowl, onDrawn }: Inside & { onDrawn(): void }) {
  const moment = view.bowl?.moment ?? 'none'
  const draw = () =>
    void act({ type: 'note.draw' }).then((taken) => {
      if (taken) onDrawn()
    })
  if (bowl.inHand)
    return (
      <div className="pair">
        <Act slim firm onClick={onDrawn}>
          {W.look}
        </Act>
      </div>
    )
  return (
    <>
      {bowl.toLay && <p>{W.toLay}</p>}
      {moment === 'open' ? (
        <>
          <p className="soft">{W.drawSoft}</p>
          <div className="pair">
            <Act slim onClick={draw}>
              {W.draw}
            </Act>
            <Act slim bare onClick={() => void act({ type: 'bowl.close' })}>
              {W.close}
            </Act>
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
    ['now', W.now, true],
    ['after-turn', W['after-turn'], sharing],
    ['after-round', W['after-round'], round],
  ] as const
  return (
    <>
      <p>
        <b>{W.open}</b>
      </p>
      <p className="soft">{W.openSoft}</p>
      <div className="pair" role="group" aria-label={W.open}>
        {when
          .filter(([key, , can]) => can || key === moment)
          .map(([key, label]) => (
            <Act
              key={key}
              slim
              pressed={key === moment}
              aria-label={`${W.open}: ${label}`}
              onClick={() => void act({ type: 'bowl.announce', when: key })}
            >
              {label}
            </Act>
          ))}
        {moment !== 'none' && (
          <Act slim bare onClick={() => void act({ type: 'bowl.close' })}>
            {W.notAfterAll}
          </Act>
        )}
      </div>
    </>
  )
}

function Cloth({ view, act, bowl, onCloth }: Inside & { onCloth(): void }) {
  const { clothOpen = false, cloth = [] } = view.bowl ?? {}
  return (
    <>
      <p className="soft">{bowl.toCloth.length > 0 ? W.toCloth : W.clothSoft}</p>
      <div className="pair">
        <Act slim onClick={() => void act({ type: 'cloth.open', open: !clothOpen })}>
          {clothOpen ? W.clothClose : W.clothOpen}
        </Act>
        {cloth.length > 0 && (
          <Act slim bare aria-haspopup="dialog" onClick={onCloth}>
            {W.clothRead}
          </Act>
        )}
      </div>
    </>
  )
}

/** Whose page could not confirm the bowl. */
const Doubts = ({ view, desk, bowl }: Inside) =>
  bowl.doubts.map((id) => (
    <p key={id} className="hard">
      {W.doubt(nameOf(view, desk, id))}
    </p>
  ))
