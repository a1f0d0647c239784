// The way back: the address stands beside her name and words, and a spent link says that these bring her in.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { InvitationClosed } from './Invitation.tsx'
import { YourWords, toCopy } from './YourWords.tsx'

const HERS = { address: 'https://room.example', signInName: 'maple-lantern-47', words: 'copper garden river violin' }
const nothing = () => undefined

it('her words stand with the address at which she comes back, and go along with it when they are copied (B5)', () => {
  const page = renderToStaticMarkup(<YourWords {...HERS} onGoOn={nothing} />)
  for (const one of Object.values(HERS)) expect(page).toContain(`<dd>${one}</dd>`)
  expect(toCopy(HERS.address, HERS.signInName, HERS.words)).toBe(
    'https://room.example\nmaple-lantern-47\ncopper garden river violin',
  )
})

it('a woman who uses a spent link again reads that name and words bring her in, with the way there (B5)', () => {
  const page = renderToStaticMarkup(<InvitationClosed refused="invitation-spent" onHome={nothing} />)
  expect(page).toContain('If it was you, the name and the words you got with it bring you in.')
  expect(page).toContain('Come in with my name and words')
})

it('an invitation whose address was cut says so, and never asks her to sign in instead (C7)', () => {
  const page = renderToStaticMarkup(<InvitationClosed refused={null} onHome={nothing} />)
  expect(page).toContain('This invitation does not open.')
  expect(page).toContain('Its address did not come through whole.')
})
