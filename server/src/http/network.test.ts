// Addresses of one household are one network.
import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2'],
  ['2001:db8:1:2ff:3::1', '20010db8000102'],
  ['::1', '00000000000000'],
  ['2001:db8::', '20010db8000000'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
