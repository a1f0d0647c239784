// The invitation's token leaves the address in the same moment in which it is read, but inside an app, whose "open in browser"
// takes the address along.
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

it('takes out what is no token as well, and knows that it is an invitation (C7)', () => {
  expect(opened('/in', '#<script>')).toEqual({ entry: { token: null }, rewritten: ['/'] })
  expect(opened('/in', '')).toEqual({ entry: { token: null }, rewritten: ['/'] })
})

it('takes out what stands behind another address, and gives nothing', () => {
  expect(opened('/', `#${TOKEN}`)).toEqual({ entry: null, rewritten: ['/'] })
  expect(opened('/', '', { search: '?fbclid=1' })).toEqual({ entry: null, rewritten: ['/'] })
})

it('leaves a clean address alone', () => {
  expect(opened('/', '')).toEqual({ entry: null, rewritten: [] })
})

it('inside an app the whole invitation stands in the address, brought into one form, and what does not open goes (C7)', () => {
  expect(opened(`/in%23${TOKEN}`, '', { inApp: true })).toEqual({
    entry: { token: TOKEN },
    rewritten: [`/in#${TOKEN}`],
  })
  expect(opened('/in', '#cut', { inApp: true })).toEqual({ entry: { token: null }, rewritten: ['/'] })
})
