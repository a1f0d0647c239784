// Controls of OWASP's ASVS 5.0.0 about sign-ins, words, links and tokens, and the tests that hold them. Those about secrets and
// storage are in rows-secrets.mjs. Data only, as rows-livekit.mjs.
const signIn = 'tests/integration/auth-sign-in.test.ts'
const signOut = 'tests/integration/auth-sign-out.test.ts'
const links = 'tests/integration/invitations.test.ts'
const token = [
  'server/src/media/livekit/livekit.test.ts',
  'a token is HS256, for one minute from now, one room and one identity, and says no to everything else',
]

export const accountRows = [
  [
    'V3.3.1',
    'On https the cookie of a sign-in is secure and bound to this very host.',
    [signIn, 'on https the cookie is bound to this very host'],
  ],
  [
    'V3.3.2',
    'The cookie goes with no write of another site (SameSite).',
    [signIn, 'on https the cookie is bound to this very host'],
    [signIn, 'its cookie ends with the browser and is out of reach of scripts'],
  ],
  [
    'V3.3.3',
    'The name of the cookie says that it is (__Host-).',
    [signIn, 'on https the cookie is bound to this very host'],
  ],
  [
    'V3.3.4',
    'No script can read the cookie.',
    [signIn, 'its cookie ends with the browser and is out of reach of scripts'],
  ],
  [
    'V6.2.1',
    'Words of her own have fifteen characters at least; those the house draws carry 44 bits.',
    ['server/src/auth/words.test.ts', 'a passphrase of her own has fifteen characters as she counts them'],
    ['server/src/auth/words.test.ts', 'four words carry at least 44 bits'],
    ['server/src/auth/words.test.ts', 'every word may be drawn, and each of the four is drawn on its own'],
  ],
  [
    'V6.2.5',
    'Words of her own may be of any letters; nothing but their number is asked.',
    ['server/src/auth/words.test.ts', 'a passphrase of her own has fifteen characters as she counts them'],
  ],
  ['V6.2.2', 'She can change her words.', [signOut, 'new words of her own end her other sign-ins and keep this one']],
  [
    'V6.2.3',
    'Changing them takes those she has.',
    [signOut, 'new words of her own end her other sign-ins and keep this one'],
  ],
  [
    'V6.2.6',
    'The field for her words hides them.',
    [
      'web/src/account/sign-in.test.tsx',
      'a browser finds no field for its password store on the sign-in page until she says that the device is hers alone (D5)',
    ],
  ],
  [
    'V6.2.7',
    'Pasting is nowhere kept from her; a keeper of passwords is offered the fields once she says that the device is hers alone.',
    ['scripts/lint/lint.test.mjs', 'nothing listens for pasting'],
    [
      'web/src/account/sign-in.test.tsx',
      'a browser finds no field for its password store on the sign-in page until she says that the device is hers alone (D5)',
    ],
  ],
  [
    'V6.2.9',
    'Words may be long, and count to their last letter.',
    ['server/src/auth/hashing.test.ts', 'long words are accepted, and every letter of them counts'],
  ],
  [
    'argon2id',
    'Words are kept as argon2id with 19 MiB and two passes, and a rush waits in turn or is told to come again.',
    ['server/src/auth/hashing.test.ts', 'a hash says its cost, and only the right words fit'],
    [
      'server/src/auth/hashing.test.ts',
      'on ${cores} cores ${atOnce} at once: a rush is worked off in turn, and what is too much is told to try again',
    ],
  ],
  [
    'argon2id-load',
    'A hundred sign-ins at once keep the room’s p99 under 200 ms.',
    [
      'tests/integration/sign-in-rush.test.ts',
      'a hundred sign-ins at once leave the p99 of the room’s answers below 200 ms (G14)',
    ],
  ],
  [
    'V6.3.1',
    'Guessing is slowed by name and network, and nobody can lock her out by it.',
    ['server/src/auth/slow-down.test.ts', 'a thousand wrong tries from another network do not slow her at all'],
    [
      'server/src/auth/slow-down.test.ts',
      'wrong tries from her own network slow her by eight seconds at most, and her sister not at all',
    ],
    [signIn, 'somebody who tries her name from the same network slows her, and does not lock her out'],
  ],
  [
    'V6.3.8',
    'Whether a name is known shows neither in the words of a refusal nor in how long it takes.',
    [signIn, 'are answered with the same words'],
    [signIn, 'are answered with the same words whatever bytes they are of'],
    [signIn, 'are answered in the same time'],
  ],
  [
    'V6.4.1',
    'A personal link carries 128 bits, ends by itself, and stands in the database only as its digest.',
    [links, 'carries 128 bits behind the #, where no server and no log sees them'],
    [links, 'stands in the database only as its SHA-256'],
    [links, 'says when it was taken, ran out, or never was'],
  ],
  [
    'V6.5.1',
    'A link is taken once, and looking at it does not spend it.',
    [links, 'is taken once, though twenty press at the same moment'],
    [links, 'is not spent by looking, however often, nor by opening its page'],
    [links, 'makes an earlier one worthless'],
  ],
  [
    'V7.2.3',
    'The id of a sign-in is forty characters of chance, and a stolen database signs nobody in.',
    [signIn, 'its cookie ends with the browser and is out of reach of scripts'],
    [signIn, 'the id of a session stands nowhere in the database, only its SHA-256'],
    [signIn, 'what the table holds signs nobody in'],
  ],
  [
    'V7.2.4',
    'Every sign-in gets a new one, and the one before is ended.',
    [signIn, 'gets a new id each time, and the one the browser brought along is ended'],
    [signIn, 'an id that the browser made up is never taken over'],
    [links, 'ends the sign-in that the browser had before'],
  ],
  [
    'V7.3.2',
    'A sign-in ends after twelve hours, or thirty days on a device she calls her own.',
    [signIn, 'lasts twelve hours, or thirty days on a device of her own'],
    [signIn, 'is over when its time is over'],
  ],
  [
    'V7.4.1',
    'Signing out ends the sign-in, every line and her sound, in every process, within a second.',
    [
      'tests/integration/identity.test.ts',
      'ends her line and her sound within a second, keeps her turn, and gives it back at the next sign-in',
    ],
    [signOut, 'signing out here ends this one alone'],
    ['tests/integration/two-apps.test.ts', 'leaving at one closes her socket at the other within a second'],
  ],
  [
    'V7.4.2',
    'An enrolment that ended gives no command any more.',
    ['tests/integration/commands.test.ts', 'nobody whose enrolment ended meanwhile'],
  ],
  [
    'V7.4.5',
    'Whoever guides can put somebody out at once, and a new link for lost words ends what was signed in.',
    [
      'tests/e2e/removed.spec.ts',
      'removed with an open microphone she is out everywhere within a second, and stays out',
    ],
    [links, 'brings her back to the same account with new words, and ends what was signed in'],
  ],
  [
    'V7.4.3',
    'After a change of her words she can be sure that nobody else is signed in as her.',
    [signOut, 'new words of her own end her other sign-ins and keep this one'],
    [signOut, 'signing out everywhere ends all of hers and nobody else’s'],
  ],
  [
    'V7.5.1',
    'What matters asks for her words again: new words, and what her circle speaks of.',
    [signOut, 'new words of her own end her other sign-ins and keep this one'],
    [
      'tests/integration/fresh-words.test.ts',
      'a quarter of an hour later it shows only the day, until she gives them again',
    ],
  ],
  [
    'V9.1.1',
    'A token of the media server is checked, and none that browsers can make or capture opens the gate.',
    ['tests/integration/livekit-process.test.ts', 'it answers to its own keys and to no others'],
    ['tests/integration/gate-entrance.test.ts', 'a token of the SFU itself opens nothing'],
  ],
  ['V9.1.2', 'Its algorithm is the one we chose.', token],
  [
    'V9.1.3',
    'A token signed with other keys is none.',
    ['tests/integration/livekit-process.test.ts', 'it answers to its own keys and to no others'],
  ],
  ['V9.2.1', 'It is good for a minute from now.', token],
  [
    'V9.2.2',
    'What is a token for something else opens nothing.',
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'no token of any other form'],
    ['tests/integration/gate-entrance.test.ts', 'a token of the SFU itself opens nothing'],
  ],
  [
    'V9.2.3',
    'It is for one room and one identity; for a room or an identity of another nobody gets in.',
    token,
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'nobody by the media id of another'],
    ['tests/integration/gate-entrance.test.ts', '%s: 403', 'nobody of another circle'],
  ],
]
