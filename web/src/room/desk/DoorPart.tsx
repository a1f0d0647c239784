/* The door: who waits, letting in, a kind "not now", and words for those who wait. */
import { limits } from '@circle/shared/gathering/state'
import { fitsIn } from '@circle/shared/gathering/text'
import { useState } from 'react'
import type { DeskView } from '@circle/shared/gathering/view.types'
import { useDraft } from '../../gathering/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { Area } from '../../ui/Field.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { DESK, DOOR } from '../../words/desk.ts'
import { REFUSALS } from '../../words/refusals.ts'
import { type PartProps, whyNotIn } from './desk-model.ts'
import { DeskPart, type Openable } from './DeskPart.tsx'

export function DoorPart({ view, desk, act, ...openable }: PartProps & Openable) {
  const { waiting } = desk
  const here = waiting.filter((w) => !w.declined)
  const lead = view.you.role === 'facilitator'
  return (
    <DeskPart title={DOOR.title} so={here.length === 0 ? DOOR.none : DOOR.some(here.map((w) => w.name))} {...openable}>
      {waiting.length > 0 && (
        <ul className="rows">
          {waiting.map((w) => (
            <AtDoor key={w.id} who={w} act={act} lead={lead} not={whyNotIn(view, desk, w)} />
          ))}
        </ul>
      )}
      <DoorWords
        desk={desk}
        act={act}
        all={here.filter((w) => w.role === 'member' && !w.letIn && whyNotIn(view, desk, w) === null).length}
      />
    </DeskPart>
  )
}

/**
 * `lead`: the desk is the facilitator's own; she alone lets in a co-facilitator. `not`: why this woman cannot be let
 * in now.
 */
export function AtDoor({
  who,
  act,
  lead,
  not,
}: {
  who: DeskView['waiting'][number]
  act: PartProps['act']
  lead: boolean
  not: string | null
}) {
  const [more, setMore] = useState(false)
  const decline = (how: 'not-now' | 'not-this-time') => void act({ type: 'door.decline', who: who.id, how })
  const guides = who.role !== 'member'
  const soft = [
    guides ? DOOR.comesToGuide(lead) : who.attendance === 'sharing' ? DOOR.shares : DOOR.listens,
    who.again && DOOR.again,
    who.quiet && DOOR.quiet,
    not,
  ]
  const named = who.letIn
    ? who.quiet || who.taken === null
      ? DOOR.comesBack
      : DOOR.asked
    : who.taken && DOOR.taken[who.taken]
  return (
    <li className="row">
      <div className="dot">
        <Avatar id={who.id} />
      </div>
      <button className="who" type="button" aria-expanded={more} onClick={() => setMore(!more)}>
        {who.name}
        {who.mark !== null && <small>{DOOR.mark(who.mark)}</small>}
        <small>{soft.filter(Boolean).join(', ')}</small>
        {named && <small>{named}</small>}
      </button>
      {not === null && !who.letIn && (
        <Button
          slim
          aria-label={`${DOOR.letIn}: ${who.name}`}
          onClick={() => void act({ type: 'door.admit', who: who.id })}
        >
          {DOOR.letIn}
        </Button>
      )}
      {more && (
        <div className="panel">
          <Button slim onClick={() => decline('not-now')}>
            {DOOR.notNow}
          </Button>
          <Button slim onClick={() => decline('not-this-time')}>
            {DOOR.notThisTime}
          </Button>
        </div>
      )}
    </li>
  )
}

function DoorWords({ desk, act, all }: Pick<PartProps, 'desk' | 'act'> & { all: number }) {
  const [writing, setWriting] = useState(false)
  const draft = useDraft('door-words')
  const send = async () => {
    if (!(await act({ type: 'door.say', text: draft.text.trim() }))) return
    draft.sent(draft.text)
    setWriting(false)
  }
  const begin = () => {
    if (draft.text === '') draft.write(desk.doorWords)
    setWriting(true)
  }
  if (writing) {
    return (
      <form
        className="within-form"
        onSubmit={(e) => {
          e.preventDefault()
          void send()
        }}
      >
        <Area
          label={DOOR.sayLabel}
          rows={3}
          wrong={fitsIn(draft.text, limits.doorWords) ? null : REFUSALS['text-too-long']}
          value={draft.text}
          onChange={(e) => draft.write(e.target.value)}
          autoFocus
        />
        <div className="pair">
          <Button slim type="submit">
            {DOOR.saySend}
          </Button>
          <Button slim bare onClick={() => setWriting(false)}>
            {DESK.notYet}
          </Button>
        </div>
      </form>
    )
  }
  return (
    <>
      {desk.doorWords && (
        <p className="soft">
          {DOOR.said} <em>{desk.doorWords}</em>
        </p>
      )}
      <div className="pair">
        {all > 1 && (
          <Button slim onClick={() => void act({ type: 'door.admit-all' })}>
            {DOOR.letAll(all)}
          </Button>
        )}
        <Button slim bare onClick={begin}>
          {DOOR.say}
        </Button>
      </div>
    </>
  )
}
