// The invitation's token leaves the address in the same moment in which it is read.
import { expect, it } from 'vitest'
import { takeInvitation } from './entry.ts'

const opened = (pathname: string, hash: string) => {
  let rewritten = 0
  const token = takeInvitation({ pathname, hash }, () => (rewritten += 1))
  return { token, rewritten }
}

it('reads the token and takes it out of the address', () => {
  expect(opened('/in', '#aBc_-0123456789abcdef0')).toEqual({ token: 'aBc_-0123456789abcdef0', rewritten: 1 })
})

it('takes out what is no token as well, and gives nothing', () => {
  expect(opened('/in', '#<script>')).toEqual({ token: null, rewritten: 1 })
  expect(opened('/in', '')).toEqual({ token: null, rewritten: 1 })
  expect(opened('/', '#aBc_-0123456789abcdef0')).toEqual({ token: null, rewritten: 1 })
})

it('leaves a clean address alone', () => {
  expect(opened('/', '')).toEqual({ token: null, rewritten: 0 })
})
