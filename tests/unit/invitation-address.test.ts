// What mail and chat programs make of an invitation's address: each opens, or is known as an invitation that does not.
import { expect, test } from 'vitest'
import { isInvitationPath, readInvitationAddress } from '@circle/shared/invitation-address'

const TOKEN = 'q7Rk2VbXw9TzLm4NcYpH0g'
/** As a browser takes an address apart. */
const read = (address: string) => readInvitationAddress(new URL(address, 'https://room.example'))
const opens = (token: string) => ({ invitation: true, token })
const cut = { invitation: true, token: null }

test.each([
  ['as it was made', `/in#${TOKEN}`],
  ...['.', ',', ')', '>', ']', ';', ':', '!', '?', '"', '’', '*', '_', '-', '.)', '%3E', '%22', '%C2%BB', '…'].map(
    (sign) => [`with ${sign} behind it`, `/in#${TOKEN}${sign}`] as [string, string],
  ),
  ['in angle brackets', `/in#<${TOKEN}>`],
  ['between lines of emphasis', `/in#_${TOKEN}_`],
  ['with %23 for #', `/in%23${TOKEN}`],
  ['with %2523 for #', `/in%2523${TOKEN}`],
  ['with %252523 for #', `/in%252523${TOKEN}`],
  ['with a wide # for #', `/in\uff03${TOKEN}`],
  ['with &#35; for #', `/in&#35;${TOKEN}`],
  ['with a slash for #', `/in/${TOKEN}`],
  ['without #', `/in${TOKEN}`],
  ['with a slash before', `//in#${TOKEN}`.replace('//', 'https://room.example//')],
  ['with a slash behind /in', `/in/#${TOKEN}`],
  ['with a slash behind #', `/in#/${TOKEN}`],
  ['with a slash at the end', `/in#${TOKEN}/`],
  ['in capitals', `/IN#${TOKEN}`],
  ['with one capital', `/In/#${TOKEN}`],
  ['with a parameter before #', `/in?fbclid=IwAR2xFq7Rk2VbXw9TzLm4NcYpH0gAbC#${TOKEN}`],
  ['with a parameter behind', `/in#${TOKEN}?fbclid=IwAR2xFq7Rk2VbXw9TzLm4NcYpH0gAbC`],
  ['with campaigns behind', `/in#${TOKEN}&utm_source=mail&utm_medium=chat`],
  ['with %23 and a parameter', `/in%23${TOKEN}?utm_source=mail`],
  ['with # inside a parameter', `/in?utm_source=mail%23${TOKEN}`],
  ['broken over two lines', `/in#${TOKEN.slice(0, 9)}%0D%0A${TOKEN.slice(9)}`],
  ['with a blank nobody sees', `/in#${TOKEN.slice(0, 9)}%E2%80%8B${TOKEN.slice(9)}`],
  ['with a letter that was encoded', `/in#%71${TOKEN.slice(1)}`],
] as [string, string][])('an address %s opens (C7)', (_what, address) => {
  expect(read(address)).toEqual(opens(TOKEN))
})

test.each([
  ['without its token', '/in'],
  ['with nothing behind #', '/in#'],
  ['cut in the middle', `/in#${TOKEN.slice(0, 21)}`],
  ['cut, with %23', '/in%23q7Rk'],
  ['cut, with a sign', `/in#${TOKEN.slice(0, 10)}…`],
  ['with a parameter alone', '/in?fbclid=IwAR2xFq7Rk2VbXw9TzLm4NcYpH0gAbC'],
  ['with a slash alone', '/IN/'],
  ['with a broken code', '/in%23%E0%A4%A'],
  ['with a sign alone', '/in).'],
])('an address %s is an invitation that does not open (C7)', (_what, address) => {
  expect(read(address)).toEqual(cut)
})

test.each(['/', `/#${TOKEN}`, '/room/7', '/inside', '/index', '/invitation', '/info#x', '/api/in', '/%'])(
  '%s is no invitation (C7)',
  (address) => {
    expect(read(address)).toEqual({ invitation: false })
  },
)

test('a token that begins or ends with a line or a dash stays whole (C7)', () => {
  for (const token of [`_${'a'.repeat(20)}A`, `-${'b'.repeat(20)}w`, `${'c'.repeat(20)}_g`]) {
    for (const sign of ['', '.', '_', '>']) expect(read(`/in#${token}${sign}`)).toEqual(opens(token))
  }
})

test('a path is known as a request brings it (C7)', () => {
  for (const path of ['/in', '/IN', '//in', '/in/', `/in%23${TOKEN}`, `/in%2523${TOKEN}.`, '/in%', '/in%zz']) {
    expect([path, isInvitationPath(path)]).toEqual([path, true])
  }
  for (const path of ['/', '/assets/in.js', '/icon.svg', '/index.html', '/api/in', '/%69con']) {
    expect([path, isInvitationPath(path)]).toEqual([path, false])
  }
})
