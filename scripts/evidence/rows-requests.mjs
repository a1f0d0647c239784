// Controls of OWASP's ASVS 5.0.0 about what comes in and how it is decided, and the tests that hold them. Data only, as rows-livekit.mjs.
const headers = 'tests/integration/headers.test.ts'
const badInput = 'tests/integration/bad-input.test.ts'
const commands = 'tests/integration/commands.test.ts'
const malformed = 'tests/integration/commands-malformed.test.ts'
const gate = 'tests/integration/gate.test.ts'
const roles = 'tests/roles/commands.test.ts'
const fuzz = [
  'tests/fuzz/fuzz.test.ts',
  'thousands of inputs at sockets, HTTP, the bowl and the gate: no crash, no 5xx, no change, nothing kept, nothing said',
]
const journey = [
  'tests/e2e/origins.spec.ts',
  'a whole journey asks nobody else for anything, keeps our policy, and every real screen stands the test',
]

export const requestRows = [
  [
    'V2.2.2',
    'Everything that comes in is held to a schema by the server.',
    fuzz,
    [malformed, 'is refused: %s'],
    [
      'shared/src/gathering/decide.test.ts',
      'an unknown command is refused, also one named like a property of every object',
    ],
    [headers, 'what is no JSON, too large, or of another shape is refused without a word about our inside'],
  ],
  [
    'V2.3.1',
    'Steps out of their order are refused, in random walks as well.',
    [
      'shared/src/gathering/walk.property.test.ts',
      '${walks} walks of ${steps} moves keep every invariant, every row and every secret',
    ],
    [
      'shared/src/gathering/rows.test.ts',
      'every row has a test, and no test is of a row that does not stand in the tables',
    ],
    ['tests/integration/identity.test.ts', 'after the turn has moved on gives its old answer and moves nothing'],
  ],
  [
    'V2.3.3',
    'A command is one transaction: it takes effect whole and once, or not at all.',
    [commands, 'whose commit went through unheard takes effect once'],
    [commands, 'whose commit never arrived takes effect once'],
    [
      'tests/integration/bowl-losses.test.ts',
      'before it reached the database, nothing is lost; afterwards, nothing comes twice',
    ],
    [
      'tests/integration/orderly-end.test.ts',
      'asked to end with commands in flight, it answers them, refuses later ones politely, and ends with 0',
    ],
  ],
  [
    'V2.3.4',
    'A seat, a turn, a link and a note go to one alone, however many reach for them at once.',
    [
      'tests/integration/identity.test.ts',
      'that both say “here” at the same moment are one seat in the end, and one of them is told that it moved',
    ],
    ['tests/integration/processes.test.ts', 'do together what is due, and one alone takes effect'],
    ['tests/integration/invitations.test.ts', 'is taken once, though twenty press at the same moment'],
    [
      'tests/integration/bowl-reading.test.ts',
      'takes one of the undrawn, seen by facilitators alone; two who draw at once get one',
    ],
  ],
  [
    'V2.4.1',
    'Floods are slowed by person and by network, and everybody else goes on.',
    [badInput, 'are slowed from the twenty-first on; the others are answered at once, and so is she a moment later'],
    [headers, 'too many from one network are slowed, whatever address they claim to come from'],
    [gate, 'more announcements than any evening needs are refused without asking the database'],
    [
      'tests/integration/bowl-flood.test.ts',
      'ten thousand posts through a wrong door leave the p99 of the event loop below 50 ms',
    ],
  ],
  [
    'V15.4.2',
    'What is looked at and what is done upon it are one step.',
    ['server/src/async/serial-queue.test.ts', 'tasks run one after another, in the order in which they came'],
    ['tests/integration/processes.test.ts', 'gives its gatherings to the survivor, and never do two own one'],
    [
      'tests/integration/gate-entrance.test.ts',
      'a removal by another process, its notice lost: the second read refuses her',
    ],
    ['server/src/media/gate/held-unmute.test.ts', 'a change between a read and its answer is not missed'],
  ],
  [
    'V3.2.2',
    'What people write is text: no screen makes markup of a string, and the one word put into the page is escaped.',
    ['scripts/lint/lint.test.mjs', 'markup is never made of a string'],
    [headers, 'the page says where leave-now goes, and nothing of it can break out'],
  ],
  [
    'markup-shown',
    'A collection of hostile texts is shown as text on every screen.',
    ['tests/screens/markup.spec.ts', 'on no screen does what people write become part of the page'],
    ['tests/screens/markup.spec.ts', 'in no sheet does what people write become part of the page'],
  ],
  [
    'V3.4.1',
    'Over https the browser is told to stay there for two years.',
    [headers, 'plain http promises no https, https promises it'],
  ],
  [
    'V3.4.2',
    'No answer may be read by another site.',
    [headers, 'no answer invites another site to read it'],
    [
      'tests/integration/bowl-channel.test.ts',
      'AN-08: one answer, the same bytes, without cookie, ETag, Vary or keepalive, whatever comes',
    ],
  ],
  [
    'V3.4.3',
    'A content policy without inline code stands on every answer, and a whole gathering breaks it nowhere.',
    [headers, '%s'],
    journey,
  ],
  ['V3.4.4', 'No answer is guessed to be of another type (nosniff).', [headers, '%s']],
  [
    'V3.4.5',
    'No address of ours is told to another site (no-referrer).',
    [headers, '%s'],
    ['web/src/bowl/browser-env.test.ts', 'a post carries no cookie, no referrer, and leaves nothing in a cache'],
  ],
  ['V3.4.6', 'No other page can frame ours.', [headers, '%s']],
  ['V3.4.8', 'A page that opened ours has no hold on it (same-origin opener).', [headers, '%s']],
  [
    'permissions-policy',
    'Camera and microphone are for our own page alone, and nobody can show a screen.',
    [headers, '%s'],
  ],
  [
    'V3.5.1',
    'A form of another site does nothing with her cookie.',
    [headers, '%s is turned away', 'a form, which can set no header'],
    ['tests/roles/routes.test.ts', 'is not heard: %s'],
    ['tests/integration/auth-sign-out.test.ts', 'leave-now from another site does nothing'],
  ],
  [
    'V3.5.2',
    'A request that needs no leave of the browser changes nothing.',
    [headers, '%s is turned away', 'a simple request'],
    [headers, '%s is turned away', 'a form’s own type'],
  ],
  [
    'V3.5.3',
    'Writes come by POST from our own page, and the browser says that they do.',
    [headers, '%s is turned away', 'a sibling of our host'],
    [headers, 'our own page is heard, also under the machine’s other names'],
    ['tests/integration/routes.test.ts', 'these are all the routes there are'],
  ],
  [
    'V3.6.1',
    'Nothing is fetched from anybody else: no script, letter, picture or map.',
    journey,
    [
      'scripts/lint/lint.test.mjs',
      'nothing names a registry or an origin of somebody else, nor a folder that says nothing',
    ],
  ],
  [
    'V3.7.2',
    'The only way to another site is the one whoever runs the server has named.',
    ['server/src/config.test.ts', '%s=%s is refused in one sentence that names it and does not repeat it', 'LEAVE_TO'],
    [headers, 'the page says where leave-now goes, and nothing of it can break out'],
  ],
  [
    'V4.1.3',
    'What a request says of its own address counts only when a named proxy says it.',
    [headers, 'too many from one network are slowed, whatever address they claim to come from'],
    [headers, 'behind a proxy that we were told of, each network is counted for itself'],
    [
      'tests/integration/caddy.test.ts',
      'everything else keeps what the app needs, and an address only Caddy vouches for',
    ],
  ],
  [
    'V4.4.1',
    'Over https the page may open encrypted sockets alone.',
    [headers, 'plain http promises no https, https promises it'],
  ],
  [
    'V4.4.2',
    'A socket is opened by our own page alone, at the gate too.',
    [headers, 'are refused: another origin, the word null, none at all'],
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'no page of another site, with her cookie'],
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'no page that hides where it is from, with her cookie'],
  ],
  [
    'V4.4.3',
    'A socket stands on a sign-in of hers and ends with it.',
    ['tests/integration/views.test.ts', 'refuses whoever is not signed in'],
    ['tests/integration/views.test.ts', 'signed out: is told, closed in less than a second, and refused afterwards'],
    ['tests/integration/gate-entrance.test.ts', 'a session that ends: refused as well'],
  ],
  [
    'V4.4.4',
    'The sign-in of a socket is the one of the page, made before over HTTP.',
    ['tests/integration/two-apps.test.ts', 'a sign-in made at one is good at the other, for pages and for sockets'],
    [
      'tests/integration/two-apps.test.ts',
      'without a sign-in, or with that of somebody who is not enrolled, no socket opens',
    ],
  ],
  [
    'V15.3.1',
    'Each is sent the fields that are for her and no others.',
    ['shared/src/gathering/view.test.ts', 'those inside see these and no others, and only a facilitator has a desk'],
    [
      'shared/src/gathering/view.test.ts',
      'a woman who waits sees her place, the words at the door and nothing of the room',
    ],
    ['tests/unit/protocol-doc.test.ts', 'the view of %s is what the rules let her see'],
  ],
  [
    'V15.3.3',
    'A field too many is refused, and the words that every object knows name nobody.',
    [headers, 'what is no JSON, too large, or of another shape is refused without a word about our inside'],
    [badInput, 'name nobody and no note: %s'],
    [badInput, 'in a body give nothing to anybody'],
  ],
  [
    'V8.2.1',
    'Every command and every route has a row that says who may, for every role.',
    [roles, 'every command that people may send has its row'],
    [roles, 'every word a socket may say has its row'],
    [roles, 'every role is in one group, and every cell of every row is there'],
    ['tests/roles/routes.test.ts', 'every route that the app registers has its row'],
    [roles, '%s'],
    ['tests/roles/routes.test.ts', '%s'],
  ],
  [
    'V8.2.2',
    'What belongs to another circle or another woman is not to be had by its id.',
    ['tests/roles/routes.test.ts', '%s'],
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'nobody of another circle'],
    [
      'tests/integration/invitations.test.ts',
      'never leads upwards or into another circle: whoever holds it becomes her',
    ],
    ['tests/integration/views.test.ts', 'refuses whoever is not enrolled in the circle'],
  ],
  [
    'V8.2.3',
    'Fields are kept from those they are not for, in the view and before it.',
    ['tests/integration/views.test.ts', 'is different for each audience'],
    ['tests/integration/views.test.ts', 'is told nothing of the room, whatever happens in it'],
  ],
  [
    'V8.3.1',
    'The server decides, whatever the browser says.',
    [roles, '%s'],
    ['tests/media/not-heard.test.ts', 'is heard for 0 ms'],
  ],
  [
    'V8.3.2',
    'A right that changes is changed at once, for what is under way too.',
    [commands, 'nobody whose enrolment ended meanwhile'],
    ['tests/integration/removed-means-gone.test.ts', 'a command of hers that comes late, by whatever way, is refused'],
    ['tests/integration/reconciler.test.ts', 'a change of rights is at the SFU at once'],
    [
      'server/src/media/gate/conversation.test.ts',
      'when her right to speak ends every open microphone is muted, at the SFU and on her screen, once',
    ],
  ],
  [
    'V17.1.1',
    'A relay must not reach private addresses: none is run.',
    ['tests/unit/compose.test.ts', 'no relay is run, so none can be made to reach a private address'],
  ],
  [
    'V17.1.2',
    'A relay must not be used up: none is run.',
    ['tests/unit/compose.test.ts', 'no relay is run, so none can be made to reach a private address'],
  ],
  [
    'V17.3.1',
    'A flood of signalling ends the line it comes by and no other.',
    [gate, 'a frame beyond a mebibyte ends her connection and no other'],
    [gate, 'a flood of announcements while the database gives no answer ends her connection'],
    [
      'server/src/media/gate/own-tracks.test.ts',
      'announcements that the SFU never publishes do not pile up: from the thirty-third on they are not sent on',
    ],
  ],
  [
    'V17.3.2',
    'Signalling that is malformed changes nothing and ends nothing of others.',
    [gate, '%s changes nothing'],
    ['server/src/media/gate/join-request.test.ts', 'a join request that no browser of ours sends is refused: %s'],
    fuzz,
  ],
]
