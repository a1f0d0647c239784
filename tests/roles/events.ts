// The other words a socket may say. The cells are the documentation.
import type { EventRow } from './table.ts'

/** The base point of the curve, compressed: a blinded element like any other. */
const element = Buffer.from('036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296', 'hex').toString(
  'base64url',
)

export const events: EventRow[] = [
  {
    event: 'gathering:move-here',
    scene: 'a turn',
    args: () => [],
    guides: 'already-so',
    inside: 'already-so',
    outside: 'already-so',
    elsewhere: 'ok',
  },
  {
    event: 'bowl:credential',
    scene: 'a turn',
    args: () => [element],
    guides: 'ok',
    inside: 'ok',
    outside: 'not-admitted',
  },
  { event: 'clock:read', scene: 'a turn', args: () => [], guides: 'ok', inside: 'ok', outside: 'ok', elsewhere: 'ok' },
  {
    event: 'page:broken',
    scene: 'a turn',
    args: () => ['room'],
    guides: 'ok',
    inside: 'ok',
    outside: 'ok',
    elsewhere: 'ok',
  },
  {
    event: 'gathering:anything-else',
    scene: 'a turn',
    args: () => [{}],
    guides: 'unknown-command',
    inside: 'unknown-command',
    outside: 'unknown-command',
    elsewhere: 'unknown-command',
  },
  {
    event: 'gathering:command',
    note: 'one that is the house’s own',
    scene: 'a turn',
    args: ({ piece: { turn } }) => [{ commandId: 'a-command-of-the-house', command: { type: 'hold.lapse', turn } }],
    guides: 'unknown-command',
    inside: 'unknown-command',
    outside: 'unknown-command',
    elsewhere: 'unknown-command',
  },
]
