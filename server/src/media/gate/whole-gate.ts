// The gate as the product runs it: every check, in one place and in its order. The tests put gates together that lack one
// check, to show that what it holds back is really heard then; no configuration can take one away.
import { grantOf } from '../livekit/grants.ts'
import { nameless, rightAllows, sourceFitsKind, startsMuted, trackMarked } from './add-track.ts'
import { connect } from './connect.ts'
import { conversation } from './conversation.ts'
import { kindAllowed, offerMarked, requestReadable } from './frames-from-browser.ts'
import type { GateComposition } from './gate.ts'
import { entranceOf, joinMarked, joinReadable } from './join-request.ts'

export const wholeGate: GateComposition = {
  checks: {
    tracks: [sourceFitsKind, rightAllows, nameless, trackMarked, startsMuted],
    requests: [kindAllowed, requestReadable, offerMarked],
    joins: [joinReadable, joinMarked],
  },
  entranceOf, // what comes along with the upgrade is taken apart and made anew
  grantOf, // the SFU is told exactly what the rights say
  connect, // the token of the upgrade is worth nothing; the SFU sees one of ours
  conversation, // text frames are refused, an unmute waits for the right, and no token of the SFU comes back
}
