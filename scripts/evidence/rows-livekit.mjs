// What the media server does by itself that a circle must not rely on, and the tests that hold each answer to it. Data only:
// [id, sentence, ...tests], a test being [file, name] or [file, name, case] for one case of a table.
const gate = 'tests/integration/gate.test.ts'
const entrance = 'tests/integration/gate-entrance.test.ts'
const gone = 'tests/integration/removed-means-gone.test.ts'
const compose = 'tests/unit/compose.test.ts'
const grants = 'server/src/media/livekit/grants.test.ts'

export const liveKitRows = [
  [
    'LK-01',
    'LiveKit takes an omitted right for a yes and an empty list of sources for all: every right is written, no list is ever empty.',
    [grants, 'the list of sources is never empty and names no more than her right allows'],
    [
      'server/src/media/livekit/livekit.test.ts',
      'a token is HS256, for one minute from now, one room and one identity, and says no to everything else',
    ],
    ['tests/integration/reconciler.test.ts', 'it never writes an empty list of sources, and every other field'],
    [entrance, 'a listener is hidden and may publish nothing'],
    [gate, 'an announcement within her rights is published, one outside is answered as not allowed'],
    ['tests/media/not-heard.test.ts', 'is heard for 0 ms'],
  ],
  [
    'LK-02',
    'LiveKit hands every admitted client a fresh token: the gate keeps it from her, and one that is captured all the same is worth seconds.',
    [gate, 'no token of the SFU, neither at the join nor after a change of permission'],
    [gate, 'at a gate without refresh-token it does come'],
    [gone, 'even at the SFU’s own port, which no browser reaches, that token is worth two seconds'],
    ['tests/media/turned-away.test.ts', 'an old token, captured where the SFU sends it, opens nothing at the gate'],
  ],
  [
    'LK-03',
    'Removing somebody at LiveKit only disconnects her: the gate asks session, seat and media join at every upgrade, and the room is looked through.',
    [gone, 'her connection to the sound is ended, and the SFU holds nobody under her media join'],
    [gone, 'the gate does not open again: %s'],
    [gone, 'a token of the SFU itself opens nothing at the gate'],
    ['tests/integration/reconciler.test.ts', 'whoever is in the room and in no seat is out within two seconds'],
    [
      'tests/media/turned-away.test.ts',
      'a removal ends her sound and her connection in less than a second, and no old token or cookie leads back',
    ],
    [
      'tests/e2e/removed.spec.ts',
      'removed with an open microphone she is out everywhere within a second, and stays out',
    ],
  ],
  [
    'LK-04',
    'LiveKit makes a room for whoever comes: here the app alone makes rooms.',
    [entrance, 'a room that our app has not made lets nobody in, not even with a token of the SFU at its own port'],
    [
      'scripts/scripts.test.mjs',
      'LiveKit listens on loopback, makes no room by itself and sends nobody to a foreign address',
    ],
    [
      compose,
      'LiveKit makes no room by itself, has a limit for each thing, sends nobody elsewhere and records nothing',
    ],
    ['tests/integration/reconciler.test.ts', 'after a restart of the SFU the room is made again and the rights hold'],
  ],
  [
    'LK-05',
    'No name, no metadata and no attribute of a woman is known to LiveKit, and she can put none there.',
    [entrance, 'she whose seat it is, under its media id and with what her rights say'],
    [gate, 'a join request with metadata, attributes and another participant in it enters as herself alone'],
    [gate, '%s changes nothing', 'metadata of her own'],
    ['server/src/media/gate/add-track.test.ts', 'the name and the stream of a track do not reach the others'],
    [
      'server/src/media/gate/join-request.test.ts',
      'metadata, attributes and what is not known are dropped, what she needs stays (gzip: %s)',
    ],
  ],
  [
    'LK-06',
    'LiveKit has no limit for data packets: nobody has the right to send any.',
    [grants, 'no right brings data, metadata of her own, metrics, a recorder or an agent'],
    [entrance, 'she whose seat it is, under its media id and with what her rights say'],
  ],
  [
    'LK-07',
    'LiveKit limits nothing unless told: people, names, metadata, attributes and sounds to each have a limit, and a real server starts with them.',
    [
      compose,
      'LiveKit makes no room by itself, has a limit for each thing, sends nobody elsewhere and records nothing',
    ],
    [
      'tests/integration/livekit-settings.test.ts',
      'it starts with them, also with the empty address of a Redis nobody has asked for',
    ],
  ],
  [
    'LK-08',
    'Without servers of our own LiveKit sends browsers to a STUN server of somebody else: none reaches a browser here.',
    [gate, 'no STUN server of anybody, Google and Twilio among them'],
    ['tests/media/speaking.test.ts', 'no browser is told of a STUN or TURN server that is not ours'],
    [
      'tests/e2e/origins.spec.ts',
      'a whole journey asks nobody else for anything, keeps our policy, and every real screen stands the test',
    ],
  ],
  [
    'LK-09',
    'LiveKit’s relay once reached private addresses: it is off, and the version is one in which that is mended.',
    [compose, 'no relay is run, so none can be made to reach a private address'],
    [compose, 'the media server is the very version that is tested here'],
  ],
  [
    'LK-10',
    'Of two clients with one identity LiveKit keeps the newest: a woman has one seat, and each move gives her another identity.',
    [
      'tests/integration/identity.test.ts',
      'are one media join: the sound of the first ends with the move, and its name there opens nothing',
    ],
    ['tests/integration/reconciler.test.ts', 'an old media id of hers is out at once when it changes'],
    [
      'tests/e2e/two-pages.spec.ts',
      'a second page of hers asks whether to move here, and the first one rests on a calm page',
    ],
  ],
  [
    'LK-11',
    'No right of a recorder, an agent or an administrator leaves the app, and nothing that records or dials is run.',
    [
      'server/src/media/livekit/livekit.test.ts',
      'a token is HS256, for one minute from now, one room and one identity, and says no to everything else',
    ],
    [grants, 'no right brings data, metadata of her own, metrics, a recorder or an agent'],
    [
      compose,
      'LiveKit makes no room by itself, has a limit for each thing, sends nobody elsewhere and records nothing',
    ],
  ],
  [
    'LK-12',
    'Nobody can forge or repeat a webhook of LiveKit: the app takes none, it asks the room itself.',
    [
      compose,
      'LiveKit makes no room by itself, has a limit for each thing, sends nobody elsewhere and records nothing',
    ],
    ['tests/integration/routes.test.ts', 'these are all the routes there are'],
    [
      'tests/integration/reconciler.test.ts',
      'a permission that does not fit is put right within two seconds, also when its notice was lost',
    ],
  ],
  [
    'LK-13',
    'No way back in passes the question at the door by: join, return and resume are admitted by one and the same answer.',
    [entrance, '%s: 403'],
    [entrance, 'validate says the same as the upgrade, and never 404'],
    [entrance, 'a removal by another process, its notice lost: the second read refuses her'],
    [gone, 'a resume of the session she had at the SFU, by its old sid, on either path'],
    ['tests/media/speaking.test.ts', 'whose right ended while her signalling was broken is silent when she comes back'],
  ],
]
