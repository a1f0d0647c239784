// Rows that no test holds here, each with its reason. A row that a test could hold belongs into the tables: data only, [id, sentence, reason].

export const exceptions = [
  [
    'V3.4.7',
    'A browser reports what breaks the content policy.',
    'Left out on purpose: a report carries the address of her page and when she was there. A browser test watches for breaches instead.',
  ],
  [
    'V3.7.3',
    'Whoever leaves for another site is asked first.',
    'Left out on purpose: Leave now must be gone at once, without a question.',
  ],
  [
    'V6.2.4',
    'New words are compared with those that are used most.',
    'Not built yet: no list is brought along. The house draws her words by chance; those of her own need fifteen characters.',
  ],
  [
    'V6.2.8',
    'Words are compared exactly as they were typed.',
    'Left out on purpose: capitals, spaces and dashes make no difference, for hands that shake. The 44 bits are counted without them.',
  ],
  [
    'V6.2.10',
    'Nobody is made to change her words by the calendar.',
    'Nothing here does so; what is not there has no test.',
  ],
  ['V6.2.11', 'Words that lie near, such as the name of the circle, are refused.', 'Not built yet, as V6.2.4.'],
  [
    'V6.2.12',
    'New words are compared with lists of stolen ones.',
    'Not built yet, as V6.2.4; nobody elsewhere may be asked about them.',
  ],
  [
    'V6.3.3',
    'More than one factor for a sign-in, and for whoever guides a must.',
    'Not built yet: there are neither passkeys nor one-time codes. A sign-in is a name and four words.',
  ],
  [
    'V6.3.5',
    'She is told of odd sign-ins.',
    'Not built yet: no mail is sent, and mail is what somebody at home may read.',
  ],
  ['V6.3.6', 'Mail is no factor of a sign-in.', 'There is no mail in a sign-in, and nothing of it to test.'],
  ['V6.3.7', 'She is told when her words or her account change.', 'Not built yet: as V6.3.5.'],
  [
    'V6.5.5',
    'A code or a link is good for ten minutes.',
    'Left out on purpose: a personal link waits a week for the next gathering and is handed over in person; the facilitator’s is good for an hour.',
  ],
  [
    'V6.6.2',
    'A link works in the browser that asked for it alone.',
    'Nobody asks for a link by mail here: whoever guides makes it and hands it over, so whoever holds it becomes her.',
  ],
  [
    'V7.3.1',
    'A sign-in that is not used ends after half an hour.',
    'Not built: it ends after twelve hours, used or not. After a quarter of an hour her page shows only the day until she gives her words again.',
  ],
  [
    'V7.5.2',
    'She sees the sign-ins that are hers and ends single ones.',
    'Not built yet: she can end all of them at once, which is tested, but sees no list.',
  ],
  [
    'V13.2.2',
    'Each part of the app reaches the database with the rights it needs and no more.',
    'Not built: the app has one role of the database for everything. What must not be read there is sealed or never written.',
  ],
  [
    'V15.1.2',
    'There is a list of everything the program is made of (SBOM).',
    'Not built: the lock file is that list, in the form of the package manager.',
  ],
  [
    'V15.3.4',
    'The true address of whoever asks is carried through to the app.',
    'For everything but the bowl, where it is left out on purpose: no address may stand beside a note.',
  ],
  [
    'V16.2.1',
    'A log line says who did it and from where.',
    'Left out on purpose: no line names a person or an address.',
  ],
  [
    'V16.3',
    'Sign-ins, refusals and attempts to get round a control are logged, with who it was.',
    'Partly: a line has route and status and never who it was. What whoever guides does is kept for thirty days, apart from the log.',
  ],
  [
    'V17.2',
    'The media server survives malformed and flooding media packets, and a race for DTLS.',
    'Not tried here: these packets never pass our program. The version of LiveKit is pinned, and its death is survived, which is tested.',
  ],
]
