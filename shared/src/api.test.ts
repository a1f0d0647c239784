// The schemas of answers: a field that is missing in a schema never leaves the server.
import { expect, test } from 'vitest'
import { gatheringCard, invitationCard } from './api.ts'

test('an invitation that is looked at tells the day of the gathering, and neither its topic nor the text to read (C5)', () => {
  const gathering = gatheringCard.parse({
    id: 'g',
    kind: 'circle',
    topic: 'Leaving him',
    reading: 'A text about leaving.',
    startsAt: 1,
    endsAt: 2,
    phase: 'open',
  })
  const told = invitationCard.parse({
    for: 'new-account',
    role: 'member',
    circle: 'Our circle',
    facilitator: null,
    gathering,
  })
  expect(told).toEqual({
    for: 'new-account',
    role: 'member',
    circle: 'Our circle',
    facilitator: null,
    gathering: { startsAt: 1, endsAt: 2 },
  })
})
