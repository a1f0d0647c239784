// What went wrong in programs like this one, one line each, and the tests that would see it here. Data only, as rows-livekit.mjs.
const fuzz = [
  'tests/fuzz/fuzz.test.ts',
  'thousands of inputs at sockets, HTTP, the bowl and the gate: no crash, no 5xx, no change, nothing kept, nothing said',
]
const ownLine = ['tests/integration/commands-malformed.test.ts', 'end at most their own line: %s']
const matrix = ['tests/roles/commands.test.ts', '%s']
const compose = 'tests/unit/compose.test.ts'

export const historyRows = [
  [
    'CVE-2020-27601',
    'A lock that only the browser kept: what may not be heard is held back by the server, also from a changed browser.',
    ['tests/media/not-heard.test.ts', 'is heard for 0 ms'],
    matrix,
  ],
  [
    'CVE-2020-27611',
    'Browsers sent to a STUN server of strangers.',
    ['tests/integration/gate.test.ts', 'no STUN server of anybody, Google and Twilio among them'],
  ],
  [
    'CVE-2022-41960',
    'A failed sign-in in her name put her out: a wrong try touches nothing of hers.',
    [
      'tests/integration/identity.test.ts',
      'a wrong try at a sign-in in her browser ends nothing: else a form of somebody else could put her out',
    ],
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'nobody by the media id of another'],
  ],
  [
    'CVE-2022-41961',
    'A second registration undid a ban: a removal is of the person, whatever sign-in, device or link she comes by.',
    ['tests/integration/removed-means-gone.test.ts', 'nor does her other device'],
    ['tests/integration/removed-means-gone.test.ts', 'nor a new sign-in with her name and words'],
    [
      'tests/integration/removed-means-gone.test.ts',
      'a new personal link to her account, taken, leads to the same closed door; the link she came by is spent',
    ],
  ],
  [
    'CVE-2022-41962',
    'A moderator acted as somebody else: what is hers alone is refused to whoever guides.',
    matrix,
    ['tests/integration/identity.test.ts', 'by another woman is hers, not that of whom it was taken from'],
  ],
  [
    'CVE-2022-41964',
    'Anonymous answers carried their author: no row, no event and no order of them tells who wrote a note.',
    [
      'tests/integration/bowl-ticks.test.ts',
      'AN-11: a row has a random id, a tick and no time, and lies where the shuffle has put it',
    ],
    [
      'tests/linker/linker.test.ts',
      'AN-04, AN-11: with it she does no better than luck, also with every field of every line, in ${RUNS} gatherings of twelve (D1)',
    ],
    [
      'tests/integration/bowl.test.ts',
      'AN-07: is handed on as method, path, length and body, and as nothing that came with it',
    ],
  ],
  ['CVE-2026-41127', 'A viewer put captions on every screen: only whoever has the piece writes to all.', matrix],
  [
    'CVE-2024-38273',
    'A join link shown to whoever had no right to it: a gathering opens to whoever is enrolled, and to nobody else.',
    ['tests/integration/views.test.ts', 'refuses whoever is not enrolled in the circle'],
    ['tests/roles/routes.test.ts', '%s'],
  ],
  [
    'CVE-2021-33506',
    'Anybody could make a room.',
    [
      'tests/integration/gate-entrance.test.ts',
      'a room that our app has not made lets nobody in, not even with a token of the SFU at its own port',
    ],
    ['tests/integration/gate-entrance.test.ts', 'nothing else of the SFU is reachable through our origin'],
  ],
  [
    'early-waiters',
    'Whoever waited before the rules were set slipped in: who waits gets nothing of the room until she is let in.',
    ['tests/integration/views.test.ts', 'is told nothing of the room, whatever happens in it'],
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'nobody who waits or was never there'],
    ['tests/e2e/door.spec.ts', 'nothing of the room and its media reaches one who waits, however busy it is inside'],
  ],
  [
    'any-password',
    'A wrong password was accepted.',
    ['server/src/auth/hashing.test.ts', 'a hash says its cost, and only the right words fit'],
    ['tests/integration/auth-sign-in.test.ts', 'are answered with the same words'],
  ],
  [
    'late-rights',
    'A right that was read late overwrote a newer one.',
    ['server/src/media/gate/rights-subscription.test.ts', 'an older read that comes back late changes nothing'],
    ['server/src/media/gate/held-unmute.test.ts', 'a change between a read and its answer is not missed'],
    ['tests/media/late-look.test.ts', 'a look that began before her turn does not shut her microphone in it'],
  ],
  [
    'sender-in-the-payload',
    'The sender was read out of the payload: who somebody is comes from her session alone.',
    [
      'tests/integration/gate.test.ts',
      'a join request with metadata, attributes and another participant in it enters as herself alone',
    ],
    ['tests/integration/identity.test.ts', 'by another woman is hers, not that of whom it was taken from'],
  ],
  [
    'CVE-2020-26262',
    'A relay reached the machine it ran on.',
    [compose, 'no relay is run, so none can be made to reach a private address'],
  ],
  ['CVE-2022-21676', 'One frame of engine.io killed the process.', ownLine, fuzz],
  ['CVE-2023-32695', 'One packet of socket.io’s parser killed the process.', ownLine, fuzz],
  ['CVE-2024-38355', 'An error nobody listened for killed the process.', ownLine, fuzz],
]
