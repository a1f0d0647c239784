// Which network an address belongs to, so that one household counts as one. It stores no address and knows no request.
import { isIPv6 } from 'node:net'

/** What one household or provider shares: the first 24 bits of IPv4, the first 56 of IPv6. */
export function networkOf(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(mapped)) return mapped.split('.').slice(0, 3).join('.')
  const [head = '', tail = ''] = mapped.split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail.split(':').filter(Boolean)
  const gap = mapped.includes('::') ? Array<string>(8 - first.length - last.length).fill('0') : []
  const groups = [...first, ...gap, ...last].map((group) => group.padStart(4, '0'))
  return groups.join('').slice(0, 14)
}
