// Controls of OWASP's ASVS 5.0.0 about secrets, storage, what comes from elsewhere, logs and failures, and the tests that hold them.
// Data only, as rows-livekit.mjs.
const signOut = 'tests/integration/auth-sign-out.test.ts'
const links = 'tests/integration/invitations.test.ts'
const headers = 'tests/integration/headers.test.ts'
const log = 'tests/integration/log.test.ts'
const compose = 'tests/unit/compose.test.ts'
const refusedSettings = [
  'server/src/config.test.ts',
  '%s=%s is refused in one sentence that names it and does not repeat it',
]

export const secretRows = [
  [
    'V13.3.1',
    'Secrets stand outside the source, have no default, are on no command line, and the keys of examples are refused.',
    refusedSettings,
    [compose, 'no secret has a default or a value, and .env.example names every variable'],
    [
      'tests/integration/livekit-process.test.ts',
      'its secret is on no command line, and every port it opens is on the loopback address',
    ],
    ['server/src/gatherings/keys.test.ts', 'makes a key file that only its owner may read'],
  ],
  [
    'V13.4.2',
    'No port that everybody reaches has anything for those who look inside.',
    [compose, "LiveKit's signalling has no published port, and neither has anything but media and the proxy"],
    ['tests/integration/routes.test.ts', 'these are all the routes there are'],
    ['tests/integration/metrics.test.ts', 'nobody reads them on the port everybody reaches, nor at any other path'],
  ],
  [
    'V13.4.5',
    'Source maps and the media server’s own calls are not given out.',
    [headers, 'source maps and raw pages are not given out'],
    ['tests/integration/gate-entrance.test.ts', 'nothing else of the SFU is reachable through our origin'],
  ],
  [
    'V14.2.1',
    'What an address carries is in no log: not the app’s, not the proxy’s; and a link’s secret reaches no server.',
    [log, 'no query, address, name, token, body or header reaches the log, whatever goes right or wrong'],
    [
      'tests/integration/caddy.test.ts',
      'nothing Caddy writes holds an address, a browser, a header or a query, not even with the app dead',
    ],
    [links, 'carries 128 bits behind the #, where no server and no log sees them'],
    ['web/src/account/taken-invitation.test.ts', 'reads the token and takes it out of the address'],
  ],
  [
    'V14.3.1',
    'Leaving clears what the page kept, with a network and without.',
    [signOut, 'leave-now ends it and tells the browser to forget, as a beacon can send it'],
    ['tests/e2e/leave-now.spec.ts', 'without a network the page and all it kept are gone at once, from the room'],
    ['tests/e2e/leave-now.spec.ts', 'the way out is there at four widths and leaves nothing: ${screen}'],
  ],
  [
    'V14.3.2',
    'No answer that says who she is may be kept by a browser.',
    [headers, 'nothing that says who she is may be kept: pages, answers and refusals are not stored'],
  ],
  [
    'V14.3.3',
    'Nothing of her notes is on her device, not even after the browser was killed.',
    [
      'tests/e2e/bowl-traceless.spec.ts',
      'AN-14: killed with a draft in the sheet and a note on its way, her browser has nothing of either on its disk, nor the key',
    ],
    [
      'tests/e2e/bowl-traceless.spec.ts',
      'AN-14: leave-now while a draft stands and a note is on its way leaves nothing, and nothing goes out after it',
    ],
  ],
  [
    'V15.2.4',
    'Everything from elsewhere is one exact version with a digest, and runs no script while it is fetched.',
    ['tests/unit/dependencies.test.ts', 'every dependency is named by one exact version'],
    [
      'tests/unit/dependencies.test.ts',
      'the lock file has a digest for every package, and none comes from another place than the registry',
    ],
    [
      'tests/unit/dependencies.test.ts',
      'only what the lock file says is fetched, and no script of a package runs while it is',
    ],
    [compose, 'every image is pinned to a version, in the compose file and in the Dockerfile'],
  ],
  [
    'V16.2.5',
    'A log line has the fields of a list, and none holds words, names, addresses or keys.',
    [log, 'a line of a request has these fields and no others, and no number of the request among them (D1)'],
    [log, 'no query, address, name, token, body or header reaches the log, whatever goes right or wrong'],
    [
      'server/src/log/log.test.ts',
      'the message of an error, of its cause, and of whatever hangs on them stay out of the log',
    ],
    [
      'tests/canary/canary.test.ts',
      'AN-12: neither the text of a note nor an address is ever written, whatever dies in between',
    ],
  ],
  [
    'V16.5.1',
    'An error tells whoever asked a code and nothing of our inside.',
    [headers, 'what is no JSON, too large, or of another shape is refused without a word about our inside'],
  ],
  [
    'V16.5.2',
    'Without its database the app stays up, says what is away and asks her to try again.',
    [
      'tests/integration/database-away.test.ts',
      'with its database cut off it stays up, says what is away, and asks her to try again',
    ],
  ],
  [
    'V16.5.3',
    'When it cannot know, it refuses; what was open stays as it was.',
    [
      'tests/integration/gate.test.ts',
      'with the database away an announcement and an unmute are refused, and what is open stays open',
    ],
    ['server/src/media/gate/held-unmute.test.ts', 'an unmute is dropped while the database is away'],
  ],
  [
    'V16.5.4',
    'Whatever is thrown at it, the process lives on.',
    [
      'tests/fuzz/fuzz.test.ts',
      'thousands of inputs at sockets, HTTP, the bowl and the gate: no crash, no 5xx, no change, nothing kept, nothing said',
    ],
  ],
]
