// What no table can say: the single tests about who somebody is and what she may not, by file and name. The page lists
// them, and a test looks that each is there under this very name.
export const byName: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  'One woman, one seat': [
    ['integration/presence.test.ts', 'is asked first, sees nothing and does nothing'],
    ['integration/presence.test.ts', 'takes her seat and her turn when she says so, with a new media join'],
    ['integration/presence.test.ts', 'is not asked about a device whose line is lost already'],
    ['integration/processes.test.ts', 'move her seat from a device at one to a device at the other'],
    [
      'integration/identity.test.ts',
      'that both say “here” at the same moment are one seat in the end, and one of them is told that it moved',
    ],
    [
      'integration/identity.test.ts',
      'are one media join: the sound of the first ends with the move, and its name there opens nothing',
    ],
    ['integration/identity.test.ts', 'keep her turn through the move, and the first cannot pass it on any more'],
    [
      'e2e/two-pages.spec.ts',
      'a second page of hers asks whether to move here, and the first one rests on a calm page',
    ],
  ],
  'Session fixation': [
    ['integration/auth-sign-in.test.ts', 'gets a new id each time, and the one the browser brought along is ended'],
    ['integration/auth-sign-in.test.ts', 'an id that the browser made up is never taken over'],
    ['integration/invitations.test.ts', 'ends the sign-in that the browser had before'],
    [
      'integration/identity.test.ts',
      'a wrong try at a sign-in in her browser ends nothing: else a form of somebody else could put her out',
    ],
  ],
  'Commands sent again': [
    ['integration/commands.test.ts', 'gives the same answer to the same id, and happens once'],
    ['integration/commands.test.ts', 'refuses an id that was used for something else'],
    ['integration/commands.test.ts', 'lets two women use the same id without noticing each other'],
    ['integration/commands.test.ts', 'sent again after the line was cut before the answer gives the one answer'],
    ['integration/identity.test.ts', 'by another woman is hers, not that of whom it was taken from'],
    ['integration/identity.test.ts', 'after the turn has moved on gives its old answer and moves nothing'],
    ['integration/bowl.test.ts', 'AN-09: repeated a hundred times is one note'],
  ],
  'Another site, with her cookie': [
    ['integration/headers.test.ts', 'are refused: another origin, the word null, none at all'],
    ['integration/headers.test.ts', 'no answer invites another site to read it'],
    ['integration/gate-entrance.test.ts', 'no page of another site, with her cookie'],
    ['integration/gate-entrance.test.ts', 'no page that hides where it is from, with her cookie'],
    ['integration/auth-sign-out.test.ts', 'leave-now from another site does nothing'],
    ['roles/routes.test.ts', 'is not heard: %s'],
  ],
  'Signing out while she is inside': [
    [
      'integration/identity.test.ts',
      'ends her line and her sound within a second, keeps her turn, and gives it back at the next sign-in',
    ],
    ['integration/identity.test.ts', 'everywhere, from her phone, ends the laptop too'],
    ['integration/identity.test.ts', 'leaves nothing to a client that goes on talking'],
    ['integration/two-apps.test.ts', 'leaving at one closes her socket at the other within a second'],
    ['integration/gate-entrance.test.ts', 'a session that ends: refused as well'],
  ],
  'Removed means gone': [
    [
      'integration/removed-means-gone.test.ts',
      'a socket left open on another page, whose client never hangs up, is ended from our side and hears nothing more',
    ],
    ['integration/removed-means-gone.test.ts', 'her cookie and the page she had open bring no line'],
    ['integration/removed-means-gone.test.ts', 'nor does her other device'],
    ['integration/removed-means-gone.test.ts', 'nor a new sign-in with her name and words'],
    ['integration/removed-means-gone.test.ts', 'over HTTP she may not even agree'],
    ['integration/removed-means-gone.test.ts', 'the gate does not open again: %s'],
    [
      'integration/removed-means-gone.test.ts',
      'a resume of the session she had at the SFU, by its old sid, on either path',
    ],
    ['integration/removed-means-gone.test.ts', 'a token of the SFU itself opens nothing at the gate'],
    [
      'integration/removed-means-gone.test.ts',
      'even at the SFU’s own port, which no browser reaches, that token is worth two seconds',
    ],
    [
      'integration/removed-means-gone.test.ts',
      'through the door of the bowl that she had, her good credential writes nothing',
    ],
    [
      'integration/removed-means-gone.test.ts',
      'a new personal link to her account, taken, leads to the same closed door; the link she came by is spent',
    ],
    [
      'integration/processes.test.ts',
      'close her line at the other process within a second when she is removed, and refuse her at both',
    ],
    ['integration/processes.test.ts', 'closes whoever was removed meanwhile'],
    ['e2e/removed.spec.ts', 'removed with an open microphone she is out everywhere within a second, and stays out'],
    ['media/turned-away.test.ts', 'an old token, captured where the SFU sends it, opens nothing at the gate'],
  ],
  'No longer belonging': [
    [
      'integration/no-longer-belongs.test.ts',
      'from her seat: line, sound, sign-in and note channel end within a second at the other process, and nothing brings her back (C2)',
    ],
    [
      'integration/no-longer-belongs.test.ts',
      'from the door and from a page that has not knocked: neither is asked to sign in again (C2)',
    ],
    ['integration/no-longer-belongs.test.ts', 'open links to her and by her open no more, and say so (C2)'],
    [
      'integration/no-longer-belongs.test.ts',
      'at the same moment as she knocks, thirty times: she is never left at the door (C2)',
    ],
    [
      'integration/no-longer-belongs.test.ts',
      'with her account: no row of the database holds her id or her sign-in name (C2)',
    ],
    [
      'integration/no-longer-guides.test.ts',
      'only the facilitator herself gives and takes roles and ends memberships; her own chair is taken by nobody (C2)',
    ],
    ['integration/no-longer-guides.test.ts', 'a removed woman’s page names nothing until the gathering is over (C2)'],
    [
      'integration/open-links.test.ts',
      'they are listed, the newest last, and one that was taken back opens no more (C2)',
    ],
  ],
  'Misuse by name': [
    [
      'fuzz/fuzz.test.ts',
      'thousands of inputs at sockets, HTTP, the bowl and the gate: no crash, no 5xx, no change, nothing kept, nothing said',
    ],
    [
      'integration/bad-input.test.ts',
      'are slowed from the twenty-first on; the others are answered at once, and so is she a moment later',
    ],
    ['integration/bad-input.test.ts', 'on the socket ends that line and no other'],
    ['integration/bad-input.test.ts', 'over HTTP is too large, on every path that takes a body'],
    ['integration/bad-input.test.ts', 'name nobody and no note: %s'],
    ['integration/bad-input.test.ts', '%s is refused and nobody waits'],
    ['integration/gate.test.ts', 'a frame beyond a mebibyte ends her connection and no other'],
    ['integration/commands-malformed.test.ts', 'end at most their own line: %s'],
    ['integration/invitations.test.ts', 'says when it was taken, ran out, or never was'],
    ['integration/invitations.test.ts', 'never leads upwards or into another circle: whoever holds it becomes her'],
  ],
}
