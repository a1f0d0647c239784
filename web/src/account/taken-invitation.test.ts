// The invitation's token leaves the address in the moment in which it is read. Only inside an app it stays, because the
// app's "open in browser" takes the address along.
import { expect, it } from 'vitest'
import { takeInvitation } from './taken-invitation.ts'

const TOKEN = 'aBc_-0123456789abcdef0'

const opened = (pathname: string, hash: string, { search = '', inApp = false } = {}) => {
  const rewritten: string[] = []
  return { entry: takeInvitation({ pathname, search, hash }, inApp, (address) => rewritten.push(address)), rewritten }
}

it('reads the token and takes it out of the address', () => {
  expect(opened('/in', `#${TOKEN}`)).toEqual({ entry: { token: TOKEN }, rewritten: ['/'] })
})

it('an address of an invitation without a valid token is cleaned and still counts as an invitation (C7)', () => {
  expect(opened('/in', '#<script>')).toEqual({ entry: { token: null }, rewritten: ['/'] })
  expect(opened('/in', '')).toEqual({ entry: { token: null }, rewritten: ['/'] })
})

it('any other address is cleaned and gives no invitation', () => {
  expect(opened('/', `#${TOKEN}`)).toEqual({ entry: null, rewritten: ['/'] })
  expect(opened('/', '', { search: '?fbclid=1' })).toEqual({ entry: null, rewritten: ['/'] })
})

it('a clean address is not rewritten', () => {
  expect(opened('/', '')).toEqual({ entry: null, rewritten: [] })
})

it('an address inside an app keeps a valid invitation in one form and loses an invalid one (C7)', () => {
  expect(opened(`/in%23${TOKEN}`, '', { inApp: true })).toEqual({
    entry: { token: TOKEN },
    rewritten: [`/in#${TOKEN}`],
  })
  expect(opened('/in', '#cut', { inApp: true })).toEqual({ entry: { token: null }, rewritten: ['/'] })
})
