// The desk offers only what the server accepts, before the opening and while two women are kept apart.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Quiet } from '../tray/Tools.tsx'
import { sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import { AtDoor } from './DoorPart.tsx'
import { Foot } from './Foot.tsx'
import { whyNotIn } from './desk-model.ts'
import { ModePart } from './ModePart.tsx'
import { OrderPart } from './OrderPart.tsx'
import { PersonPanel } from './PersonPanel.tsx'

const view = (state: 'before' | 'others') => sampleView(readHash(`#state=${state}&role=facilitator`))
const part = {
  act: async () => true,
  press: async () => true,
  open: true,
  onToggle: () => {},
  person: null,
  onPerson: () => {},
}
const nothing = () => {}
const words = (element: React.ReactElement): string => renderToStaticMarkup(element)

test('*Let in* is offered only once the circle is open (A6)', () => {
  const [before, open] = [view('before'), view('others')]
  const door = (of: typeof before) =>
    of
      .desk!.waiting.map((who) =>
        words(<AtDoor key={who.id} who={who} act={part.act} lead not={whyNotIn(of, of.desk!, who)} />),
      )
      .join('')
  expect(door(before)).not.toContain('Let in')
  expect(door(before)).toContain('can be let in once the circle is open')
  expect(door(open)).toContain('Let in: Amara')
})

test('*Let in* is not offered for a woman who is kept apart from somebody inside, and the desk names that woman (A6)', () => {
  const open = view('others')
  const [amara, lien] = open.desk!.waiting
  const apart = { ...open.desk!, apart: [['p1', amara!.id]] as [string, string][] }
  expect(whyNotIn(open, apart, amara!)).toBe('kept apart from Adaeze, who is here')
  expect(whyNotIn(open, apart, lien!)).toBeNull()
  const row = words(<AtDoor who={amara!} act={part.act} lead not={whyNotIn(open, apart, amara!)} />)
  expect(row).not.toContain('Let in')
})

test('before the opening no rest, hush, camera or way of speaking is offered (A6)', () => {
  const before = view('before')
  const desk = before.desk!
  const seat = before.seats[1]!
  const all = [
    <Foot key="f" view={before} desk={desk} act={part.act} onReadBowl={nothing} />,
    <ModePart key="m" view={before} desk={desk} {...part} />,
    <OrderPart key="o" view={before} desk={desk} {...part} />,
    <PersonPanel key="p" view={before} desk={desk} act={part.act} id={seat.id} name={seat.name} seat={seat} />,
  ]
    .map(words)
    .join(' ')
  for (const offer of ['Rest together', 'Hush', 'Silence together', 'Open talk</button>', 'camera'])
    expect(all, offer).not.toContain(offer)
  const member = sampleView(readHash('#state=before'))
  const quiet = { notes: null, onAskRest: nothing, onNote: nothing, onSeat: nothing, onDesk: nothing }
  expect(words(<Quiet view={member} {...quiet} />)).not.toMatch(/Ask for/)
  expect(words(<Quiet view={sampleView(readHash('#state=others'))} {...quiet} />)).toMatch(/Ask for/)
})
