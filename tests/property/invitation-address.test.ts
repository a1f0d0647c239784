// Any token, through any mixture of what programs do to an address, is read back; and nothing else is ever read as one.
import { SeededRandom } from '@circle/shared/testing/seeded-random'
import { readInvitationAddress } from '@circle/shared/invitation-address'
import { expect, test } from 'vitest'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const dice = new SeededRandom(20_261_130)
const letter = () => LETTERS[dice.below(64)]!
const token = () => Array.from({ length: 21 }, letter).join('') + dice.choose(['A', 'Q', 'g', 'w'])!
const read = (address: string) => readInvitationAddress(new URL(`https://room.example${address}`))

test('whatever is put around it, twenty thousand tokens come back (C7)', () => {
  for (let n = 0; n < 20_000; n += 1) {
    const hers = token()
    const path = dice.choose(['/in', '/In', '/IN', '/in/', '//in'])!
    const query = dice.chance(0.3)
      ? dice.choose(['?fbclid=IwAR0123456789abcdefghij', '?utm_source=x&utm_medium=y'])!
      : ''
    const sign = dice.choose(['#', '%23', '%2523', '#/'])!
    const behind = dice.choose([
      '',
      '.',
      ',',
      ')',
      '>',
      ']',
      ').',
      '/',
      '?fbclid=IwAR0123456789abcdefghij',
      '&utm_source=x',
      '%0A',
      '%E2%80%8B',
    ])!
    const address = sign.startsWith('#') ? `${path}${query}${sign}${hers}${behind}` : `${path}${sign}${hers}${behind}`
    expect([address, read(address)]).toEqual([address, { invitation: true, token: hers }])
  }
})

test('no address makes it throw, and a token has always 22 letters (C7)', () => {
  const parts = [
    '/',
    'in',
    'IN',
    '#',
    '%23',
    '%25',
    '%',
    '%E2',
    '?',
    '&',
    '=',
    '.',
    '-',
    '_',
    'ä',
    '\u200b',
    'q7Rk2VbXw9TzLm4NcYpH0g',
    'abc',
  ]
  for (let n = 0; n < 20_000; n += 1) {
    const some = () => Array.from({ length: dice.below(6) }, () => dice.choose(parts)).join('')
    const answer = readInvitationAddress({
      pathname: `/${some()}`,
      search: dice.chance(0.5) ? `?${some()}` : '',
      hash: dice.chance(0.5) ? `#${some()}` : '',
    })
    if (answer.invitation && answer.token !== null) expect(answer.token).toMatch(/^[\w-]{22}$/)
  }
})
