// What the desk offers about one person: only what the server accepts.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import { OrderPart } from './OrderPart.tsx'
import { PersonPanel } from './PersonPanel.tsx'

const view = sampleView(readHash('#state=others&role=facilitator'))
/** The same desk for a co-facilitator. */
const beside = {
  ...view,
  you: { ...view.you, id: 'p2', role: 'co-facilitator' as const },
  seats: view.seats.map((seat) => (seat.id === 'p2' ? { ...seat, role: 'co-facilitator' as const } : seat)),
}
const part = {
  act: async () => true,
  press: async () => true,
  open: true,
  onToggle: () => {},
  person: null,
  onPerson: () => {},
}

function offered(of: typeof view, id: string): string[] {
  const seat = of.seats.find((one) => one.id === id)!
  const html = renderToStaticMarkup(
    <PersonPanel view={of} desk={view.desk!} act={part.act} id={id} name={seat.name} seat={seat} />,
  )
  return [...html.matchAll(/<button[^>]*>([^<]*)</g)].map((found) => found[1]!)
}

test('a co-facilitator is offered nothing about the facilitator: her name in the order is no button (C1)', () => {
  const names = (of: typeof view): string[] =>
    [
      ...renderToStaticMarkup(<OrderPart view={of} desk={view.desk!} {...part} />).matchAll(
        /class="who"[^>]*>([^<]*)</g,
      ),
    ].map((found) => found[1]!)
  const facilitator = view.seats[0]!.name
  expect(names(beside).filter((name) => name.includes(facilitator))).toEqual([])
  expect(names(view)).toHaveLength(view.seats.length - 1)
})

test('the desk offers about a co-facilitator only what the server accepts (C1)', () => {
  const withGuide = { ...beside, you: view.you }
  expect(offered(withGuide, 'p2')).toEqual(['Hush', 'Turn her camera off', 'Remove'])
  expect(offered(view, 'p3')).toEqual(['Hush', 'Turn her camera off', 'To listening', 'Back to waiting', 'Remove'])
})
